// 身份证号 on screen: masked until it is asked for, checked by its own arithmetic when it is typed.

import { EyeInvisibleOutlined, EyeOutlined } from "@ant-design/icons";
import { Input } from "antd";
import { useState } from "react";
import type { IdNumber } from "../door";
import { Field, type FieldProps } from "../parts";
import { named, useDraft } from "../parts/Field";
import { idFault, masked, plainId } from "./words";

/** In a list: `110199********002X`; a click shows the whole of it, another hides it again. */
export function MaskedId({ id }: { id: IdNumber | null }) {
  const [shown, show] = useState(false);
  if (!id) return null;
  return (
    <button
      type="button"
      className="masked"
      tabIndex={-1}
      title={shown ? "点一下隐藏" : "点一下显示全部"}
      onClick={(event) => {
        event.stopPropagation();
        show(!shown);
      }}
      onDoubleClick={(event) => event.stopPropagation()}
      data-testid="masked-id"
    >
      {shown ? id : masked(id)}
    </button>
  );
}

/** In a form: masked until entered or asked for. A wrong one is never saved. */
export function IdNumberField(props: FieldProps<IdNumber | null> & { label: string }) {
  const [shown, show] = useState(false);
  const [inside, setInside] = useState(false);
  const draft = useDraft<IdNumber | null>(
    props,
    (id) => id ?? "",
    (text) => (plainId(text) === "" ? null : idFault(text) === null ? plainId(text) : undefined),
  );
  const typed = draft.input.value;
  const fault = draft.unread || (typed !== "" && typed === props.value) ? idFault(typed) : null;
  const hidden = !shown && !inside && fault === null && typed !== "" && typed === (props.value ?? "");
  return (
    <Field {...props} refusal={fault ? { kind: "refused", say: fault } : props.refusal}>
      <Input
        {...draft.input}
        {...named(props.field)}
        autoComplete="off"
        value={hidden ? masked(typed) : typed}
        onFocus={() => {
          setInside(true);
          draft.input.onFocus();
        }}
        onBlur={() => {
          setInside(false);
          void draft.input.onBlur();
        }}
        suffix={
          <button
            type="button"
            className="link"
            tabIndex={-1}
            title={shown ? "隐藏" : "显示全部"}
            onClick={() => show(!shown)}
            data-testid="show-id"
          >
            {shown ? <EyeInvisibleOutlined /> : <EyeOutlined />}
          </button>
        }
      />
    </Field>
  );
}
