// 身份证号 on screen: masked until it is asked for, checked by its own arithmetic when it is typed.

import { EyeInvisibleOutlined, EyeOutlined } from "@ant-design/icons";
import { Input } from "antd";
import { useState } from "react";
import { ask, type IdNumber, type IdNumberSaid, type PersonId, useAsked } from "../door";
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

/**
 * In a form: masked until entered or asked for. A wrong one is never saved; what the office says of it, and of a
 * right one, stands beside it once it was left, and nothing waits for that.
 */
export function IdNumberField(props: FieldProps<IdNumber | null> & { label: string; person?: PersonId }) {
  const [shown, show] = useState(false);
  const [inside, setInside] = useState(false);
  const [left, setLeft] = useState<string | null>(null);
  const said = useAsked("id number", left, (text) => ask("check_id_number", { text })).data;
  const draft = useDraft<IdNumber | null>(
    props,
    (id) => id ?? "",
    (text) => (plainId(text) === "" ? null : idFault(text) === null ? plainId(text) : undefined),
  );
  const typed = draft.input.value;
  const fault = draft.unread || (typed !== "" && typed === props.value) ? idFault(typed) : null;
  const hidden = !shown && !inside && fault === null && typed !== "" && typed === (props.value ?? "");
  /** The number of today instead of an old one. */
  const take = (number: IdNumber) => {
    draft.input.onChange({ target: { value: number } });
    setLeft(number);
    props.onUnread?.(false);
    void Promise.resolve(props.onSave(number)).catch(() => undefined); // the form shows the refusal
  };
  return (
    <Field
      {...props}
      refusal={fault ? { kind: "refused", say: (typed === left && said?.says) || fault } : props.refusal}
      hint={
        said &&
        typed === left && (
          <Said said={said} person={props.person} onTake={take} right={fault === null} refused={!!props.refusal} />
        )
      }
    >
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
          setLeft(typed !== "" && typed !== props.value ? typed : left);
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

/** What the office says of a number: of a right one what it tells, and whose it is already. */
function Said(props: {
  said: IdNumberSaid;
  right: boolean;
  /** The form has a refusal of its own beside it, which says whose it is. */
  refused: boolean;
  /** Whose form it is; none: somebody new. */
  person: PersonId | undefined;
  onTake: (number: IdNumber) => void;
}) {
  const { said, person } = props;
  const { number, name } = said;
  const others = name !== null && said.person !== person && !props.refused;
  return (
    <span data-testid="id-said">
      {props.right && said.says}
      {!props.right && number && (
        <button type="button" className="link" onClick={() => props.onTake(number)} data-testid="take-id">
          改为这个 18 位号码
        </button>
      )}
      {others && (
        <span className="amber" data-testid="id-of-another">
          {person === undefined
            ? `人员库里这个号码是${name}。录入后算同一个人，信息以这里填的为准；不是同一个人，请核对号码。`
            : `这个号码已登记在${name}名下，请核对。`}
        </span>
      )}
    </span>
  );
}
