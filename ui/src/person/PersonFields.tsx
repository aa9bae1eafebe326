// The fields by which a person is known, in every form that writes one down: somebody new for a class, a trainee, a
// person in the register.

import { Input } from "antd";
import { useMemo } from "react";
import { type Birth, type Entry as Described, type PersonId, useRead, type Word } from "../door";
import { ChoiceField, Field, type FieldProps, RegisterField, TextField } from "../parts";
import { type Labelled, named, useDraft } from "../parts/Field";
import { IdNumberField } from "./IdNumber";
import { birthOf, idFault, NO_BIRTH, readBirth, SEXES, sayBirth, sexOf } from "./words";
import "./person.css";

export type FieldOf = <K extends keyof Described & string>(name: K) => FieldProps<Described[K]>;

/** Of `person`; without one somebody new is being written down, and the first field has the cursor. */
export function PersonFields({ field, person }: { field: FieldOf; person?: PersonId }) {
  const units = useRead("units", {}).data;
  const lists = useRead("word_lists", {}).data;
  const entries = useMemo(
    () =>
      (units ?? [])
        .filter((unit) => unit.closed_on === null)
        .map((unit) => ({ name: unit.name, note: unit.people > 0 ? `${unit.people} 人` : "" })),
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
      <RegisterField label="职级" placeholder="四级主任科员…" entries={suggested(lists?.ranks)} {...field("rank")} />
      <div className="pair">
        <MonthField label="任现职" placeholder="2019.03" {...field("post_since")} />
        <MonthField label="任现职级" placeholder="2021.06" {...field("rank_since")} />
      </div>
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
        <MonthField
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
        choices={wordsOf(lists?.ethnicities)}
        none
        {...ethnicity}
        value={ethnicity.value || null}
        onSave={(word) => ethnicity.onSave(word ?? "")}
      />
      <ChoiceField
        label="政治面貌"
        choices={wordsOf(lists?.political)}
        none
        {...political}
        value={political.value || null}
        onSave={(word) => political.onSave(word ?? "")}
      />
      <RegisterField label="全日制" placeholder="学历" entries={known(lists?.education)} {...field("education")} />
      <RegisterField label="在职" placeholder="学历" entries={known(lists?.education)} {...field("in_service")} />
    </>
  );
}

const wordsOf = (words: readonly Word[] | undefined): string[] => (words ?? []).map((each) => each.word);
/** Found by what else units write for it, too: 本科 finds 大学本科. */
const known = (words: readonly Word[] | undefined) =>
  (words ?? []).map(({ word, also }) => ({ name: word, note: also.join("、") }));
export const suggested = (words: readonly string[] | undefined) => (words ?? []).map((name) => ({ name }));

/** A month, typed: 1985.03. */
export function MonthField(props: FieldProps<Birth | null> & Labelled) {
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
