// The fields by which a person is described: the same on a class's roster and in the register.

import { Input } from "antd";
import { useMemo } from "react";
import { type Birth, type Entry as Described, type PersonId, useRead } from "../door";
import { ChoiceField, Field, type FieldProps, RegisterField, TextField } from "../parts";
import { type Labelled, named, useDraft } from "../parts/Field";
import { IdNumberField } from "./IdNumber";
import { birthOf, ETHNICITIES, idFault, NO_BIRTH, POLITICAL, readBirth, SEXES, sayBirth, sexOf } from "./words";
import "./person.css";

export type FieldOf = <K extends keyof Described & string>(name: K) => FieldProps<Described[K]>;

/** Of `person`; without one somebody new is being written down, and the first field has the cursor. */
export function PersonFields({ field, person }: { field: FieldOf; person?: PersonId }) {
  const units = useRead("units", {}).data;
  const entries = useMemo(
    () => (units ?? []).map((unit) => ({ name: unit.name, note: unit.people > 0 ? `${unit.people} 人` : "" })),
    [units],
  );
  const [ethnicity, political] = [field("ethnicity"), field("political")];
  const id = field("id_number").value;
  // What the number tells is not typed: somebody new shows it before the office has been asked.
  const byId = id !== null && idFault(id) === null;
  const told = byId ? { sex: sexOf(id), birth: birthOf(id) } : null;
  return (
    <>
      <TextField label="姓名" autoFocus={person === undefined} {...field("name")} />
      <RegisterField label="单位" entries={entries} register="单位库" placeholder="选择或输入" {...field("unit")} />
      <TextField label="职务" {...field("post")} />
      <IdNumberField label="身份证号" person={person} {...field("id_number")} />
      <div className="pair">
        <ChoiceField
          label="性别"
          choices={SEXES}
          none
          disabled={byId}
          {...field("sex")}
          {...(told && { value: told.sex })}
        />
        <BirthField
          label="出生年月"
          placeholder="1985.03"
          disabled={byId}
          {...field("birth")}
          {...(told && { value: told.birth })}
        />
      </div>
      <TextField label="手机" {...field("phone")} />
      <ChoiceField
        label="民族"
        choices={ETHNICITIES}
        none
        {...ethnicity}
        value={ethnicity.value || null}
        onSave={(word) => ethnicity.onSave(word ?? "")}
      />
      <TextField label="学历" {...field("education")} />
      <ChoiceField
        label="政治面貌"
        choices={POLITICAL}
        none
        {...political}
        value={political.value || null}
        onSave={(word) => political.onSave(word ?? "")}
      />
    </>
  );
}

/** 出生年月, typed: 1985.03. */
function BirthField(props: FieldProps<Birth | null> & Labelled) {
  const draft = useDraft<Birth | null>(props, sayBirth, readBirth);
  return (
    <Field {...props} refusal={draft.unread ? { kind: "refused", say: NO_BIRTH } : props.refusal}>
      <Input
        {...draft.input}
        {...named(props.field)}
        autoComplete="off"
        placeholder={props.placeholder}
        disabled={props.disabled}
        title={props.disabled ? "由身份证号得出" : undefined}
      />
    </Field>
  );
}
