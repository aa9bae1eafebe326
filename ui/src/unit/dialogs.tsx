// What is asked before a unit is added, gets another name, or becomes one with another; and what will come of it, in
// words.

import { Segmented } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { type Nature, tell, type UnitId, type UnitLine } from "../door";
import { ChoiceField, DateField, Dialog, Field, TextField, useDraftForm } from "../parts";
import { NATURES } from "./words";

export function AddDialog({ onLeave }: { onLeave: () => void }) {
  const form = useDraftForm<{ name: string; nature: Nature }>({ name: "", nature: "政府" }, async (draft) => {
    await tell("add_unit", draft);
    onLeave();
  });
  return (
    <Dialog
      title="新增单位"
      agree="新增"
      onAgree={form.send}
      onLeave={onLeave}
      running={form.sending}
      refusal={form.refusal}
      testid="new-unit-dialog"
    >
      <TextField label="单位名称" placeholder="例如：县财政局" {...form.field("name")} />
      <ChoiceField
        label="性质"
        choices={NATURES}
        {...form.field("nature")}
        onSave={(nature) => nature && form.put({ nature })}
      />
      <p className="faint">排在最后，再移到它的位置。</p>
    </Dialog>
  );
}

const today = () => dayjs().format("YYYY-MM-DD");
/** 3月5日 of another year is 2025年3月5日. */
const sayDay = (day: string | null) => (day ? dayjs(day).format("YYYY年M月D日") : "这一天");

/** A wrong name is put right; a unit that a 机构改革 renamed keeps its old name on old lists. */
export function RenameDialog({ line, onLeave }: { line: UnitLine; onLeave: () => void }) {
  const [reform, setReform] = useState(true);
  const form = useDraftForm<{ name: string; on: string | null }>(
    { name: line.name, on: today() },
    async ({ name, on }) => {
      if (reform && !on) throw { kind: "refused", say: "请填写从哪一天起用新名称。", field: "on" };
      await tell("rename_unit", { unit: line.id, name, on: reform ? on : null });
      onLeave();
    },
  );
  const { name, on } = form.draft;
  const named = name.trim() && name.trim() !== line.name ? `「${name.trim()}」` : "新名称";
  return (
    <Dialog
      title={`「${line.name}」更名`}
      agree="更名"
      onAgree={form.send}
      onLeave={onLeave}
      running={form.sending}
      refusal={form.refusal}
      testid="rename-unit-dialog"
    >
      <Kind
        label="为什么"
        of={reform}
        onChange={setReform}
        words={["机构改革，单位改了名", "原来的名称写错了"]}
        testid="rename-kind"
      />
      <TextField label="新名称" {...form.field("name")} />
      {reform && <DateField label="从哪天起" required {...form.field("on")} />}
      <p className="quiet" data-testid="rename-says">
        {reform
          ? `${sayDay(on)}以前开班的班次，名册上仍是「${line.name}」，它记为曾用名；以后开班的用${named}。人员还是这个单位的人，以前的培训都在。`
          : `以前的名册再打印时也用${named}。已发的证书不变。`}
      </p>
    </Dialog>
  );
}

/** One unit written twice becomes one; or a 机构改革 puts one into the other. */
export function MergeDialog(props: {
  line: UnitLine;
  units: readonly UnitLine[];
  onLeave: () => void;
  onMerged: (into: UnitId) => void;
}) {
  const { line, units } = props;
  const [reform, setReform] = useState(false);
  const form = useDraftForm<{ into: UnitId | null; on: string | null }>({ into: null, on: today() }, async (draft) => {
    const { into, on } = draft;
    if (into === null) throw { kind: "refused", say: "请选择合并到哪个单位。", field: "into" };
    if (reform && !on) throw { kind: "refused", say: "请填写从哪一天起合并。", field: "on" };
    await tell("merge_units", { from: line.id, into, on: reform ? on : null });
    props.onMerged(into);
  });
  const other = units.find((each) => each.id === form.draft.into);
  const others = units.filter((each) => each.id !== line.id && each.closed_on === null);
  const into = other ? `「${other.name}」` : "那个单位";
  return (
    <Dialog
      title={`「${line.name}」合并到另一个单位`}
      agree="合并"
      onAgree={form.send}
      onLeave={props.onLeave}
      running={form.sending}
      refusal={form.refusal}
      testid="merge-units-dialog"
    >
      <Kind
        label="为什么"
        of={!reform}
        onChange={(twice) => setReform(!twice)}
        words={["同一个单位登记了两次", "机构改革，两个单位合并"]}
        testid="merge-kind"
      />
      <ChoiceField
        label="合并到"
        placeholder="选择单位"
        choices={others.map((each) => ({ value: each.id, label: each.name }))}
        {...form.field("into")}
      />
      {reform && <DateField label="从哪天起" required {...form.field("on")} />}
      <p className="quiet" data-testid="merge-says">
        {reform
          ? `${sayDay(form.draft.on)}起，「${line.name}」撤销，它的 ${line.people} 人转到${into}。此前开班的班次，名册上仍是「${line.name}」；以后开班的名册和名额转到${into}，写「${line.name}」的也认作${into}。`
          : `「${line.name}」不再单列：它的 ${line.people} 人，各班的名册、名额和收到的文件，都转到${into}。以后名册里写「${line.name}」的，认作${into}。`}
      </p>
      <p className="faint">合并后可以用 Ctrl+Z 撤销。</p>
    </Dialog>
  );
}

/** Which of two: the first while `of`. */
function Kind(props: {
  label: string;
  of: boolean;
  onChange: (first: boolean) => void;
  words: readonly [string, string];
  testid: string;
}) {
  const [first, second] = props.words;
  return (
    <Field label={props.label} field={props.testid}>
      <Segmented
        value={props.of ? first : second}
        onChange={(word) => props.onChange(word === first)}
        options={[...props.words]}
        data-testid={props.testid}
      />
    </Field>
  );
}
