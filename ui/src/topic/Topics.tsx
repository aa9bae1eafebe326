// 专题: what is taught, in the five units of teaching, with who usually gives it.

import type { ReactNode } from "react";
import { sayHours } from "../cohort/words";
import { type NewTopic, type TopicLine, tell, useRead } from "../door";
import { NewEntry, type NewProps, Register } from "../lecturer/Register";
import {
  ChoiceField,
  type Column,
  type FieldProps,
  NumberField,
  Shown,
  TextField,
  useDraftForm,
  useSavedForm,
} from "../parts";
import { KINDS, knownLecturers } from "../timetable/words";

const TEACHING_UNITS: readonly NewTopic["teaching_unit"][] = ["理论教育", "党性教育", "履职能力", "知识培训", "其他"];

const COLUMNS: Column<TopicLine>[] = [
  { key: "name", title: "专题", of: (each) => each.name },
  { key: "teaching_unit", title: "教学单元", width: 90, of: (each) => each.teaching_unit },
  { key: "kind", title: "形式", width: 84, of: (each) => each.kind },
  { key: "lecturer_name", title: "授课人", width: 100, of: (each) => each.lecturer_name },
  {
    key: "hours",
    title: "学时",
    width: 60,
    figure: true,
    of: (each) => each.hours / 100,
    show: (each) => sayHours(each.hours),
  },
  { key: "sessions", title: "课次", width: 56, figure: true, of: (each) => each.sessions },
  { key: "note", title: "备注", width: 200, of: (each) => each.note },
];

export function Topics({ tools }: { tools?: ReactNode }) {
  const topics = useRead("topics", {});
  return (
    <Shown of={topics}>
      {(lines) => (
        <Register
          name="topics"
          entry="topic"
          what="专题"
          lines={lines}
          columns={COLUMNS}
          narrow={["name", "teaching_unit", "lecturer_name", "sessions"]}
          tools={tools}
          search="查找专题、授课人"
          empty="这里是讲授的专题。排课时直接输入新的专题，也会自动记到这里。"
          form={(line) => <TopicForm line={line} />}
          fresh={NewTopicForm}
          remove={(line) => tell("remove_topic", { topic: line.id })}
        />
      )}
    </Shown>
  );
}

function TopicForm({ line }: { line: TopicLine }) {
  const { id, name, teaching_unit, kind, hours, lecturer, note } = line;
  const topic: NewTopic = { name, teaching_unit, kind, hours, lecturer, note };
  const form = useSavedForm(topic, (whole) => tell("save_topic", { id, ...whole }));
  return (
    <>
      <p className="used">{line.sessions > 0 ? `已排 ${line.sessions} 个课次` : "还没有排课"}</p>
      <Fields field={form.field} />
    </>
  );
}

function NewTopicForm({ onAdded }: NewProps) {
  const blank: NewTopic = {
    name: "",
    teaching_unit: "理论教育",
    kind: "讲授",
    hours: 400,
    lecturer: null,
    note: "",
  };
  const form = useDraftForm(blank, async (draft) => {
    await tell("add_topic", draft);
    onAdded();
  });
  return (
    <NewEntry form={form}>
      <Fields field={form.field} />
    </NewEntry>
  );
}

/** The same fields for a topic in the register and a new one. */
function Fields({ field }: { field: <K extends keyof NewTopic>(name: K) => FieldProps<NewTopic[K]> }) {
  const lecturers = knownLecturers(useRead("lecturers", {}).data ?? []);
  const unit = field("teaching_unit");
  const kind = field("kind");
  const hours = field("hours");
  return (
    <>
      <TextField label="专题" hint="最外面的书名号不用写" autoFocus {...field("name")} />
      <ChoiceField
        label="教学单元"
        choices={TEACHING_UNITS}
        {...unit}
        onSave={(choice) => choice && unit.onSave(choice)}
      />
      <ChoiceField label="形式" choices={KINDS} {...kind} onSave={(choice) => choice && kind.onSave(choice)} />
      <NumberField label="常用学时" per={100} after="学时" {...hours} onSave={(count) => hours.onSave(count ?? 0)} />
      <ChoiceField
        label="授课人"
        none
        placeholder="不固定"
        choices={lecturers.map(({ id, name }) => ({ value: id, label: name }))}
        {...field("lecturer")}
      />
      <TextField label="备注" lines={2} {...field("note")} />
    </>
  );
}
