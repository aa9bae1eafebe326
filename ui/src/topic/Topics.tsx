// 专题: what is taught, in the five units of teaching, with who usually gives it.

import dayjs from "dayjs";
import type { ReactNode } from "react";
import { BookingList } from "../booking/BookingList";
import { sayHours } from "../cohort/words";
import { type NewTopic, type TopicLine, tell, useRead } from "../door";
import { ManyField } from "../lecturer/ManyField";
import { NewEntry, type NewProps, Register, Sides } from "../lecturer/Register";
import {
  ChoiceField,
  type Column,
  DateField,
  type FieldProps,
  NumberField,
  Shown,
  TextField,
  useDraftForm,
  useSavedForm,
} from "../parts";
import { KINDS, knownLecturers } from "../timetable/words";

const TEACHING_UNITS: readonly NewTopic["teaching_unit"][] = ["理论教育", "党性教育", "履职能力", "知识培训", "其他"];
const TOPIC_STATES: readonly NewTopic["state"][] = ["备课", "审核", "试讲", "上架", "停用"];

/** `3年未更新`, of a text that is out of date. */
const sayOld = ({ stale, years_old }: TopicLine): string => (stale ? `${years_old}年未更新` : "");

const BOOK = {
  register: "专题",
  paper: "topics-book",
  heads: "专题名称、教学单元、形式、学时、主讲人、能讲的人、必修选修、状态、更新日期、备注",
} as const;

const COLUMNS: Column<TopicLine>[] = [
  { key: "name", title: "专题", of: (each) => each.name },
  { key: "teaching_unit", title: "教学单元", width: 90, of: (each) => each.teaching_unit },
  { key: "kind", title: "形式", width: 84, of: (each) => each.kind },
  { key: "taught_by_names", title: "授课人", width: 130, of: (each) => each.taught_by_names },
  {
    key: "state",
    title: "状态",
    width: 60,
    of: (each) => each.state,
    show: (each) => <span className={each.state === "上架" ? "" : "amber"}>{each.state}</span>,
  },
  { key: "elective", title: "必修选修", width: 76, of: (each) => (each.elective ? "选修" : "必修"), spare: true },
  {
    key: "updated_on",
    title: "更新",
    width: 130,
    of: (each) => each.updated_on,
    show: (each) =>
      each.updated_on && (
        <>
          {dayjs(each.updated_on).format("YYYY年M月")} <span className="amber">{sayOld(each)}</span>
        </>
      ),
  },
  {
    key: "hours",
    title: "学时",
    width: 60,
    figure: true,
    of: (each) => each.hours / 100,
    show: (each) => sayHours(each.hours),
  },
  { key: "sessions", title: "课次", width: 56, figure: true, of: (each) => each.sessions },
  { key: "last_given", title: "最近讲授", width: 100, of: (each) => each.last_given },
  { key: "note", title: "备注", width: 140, of: (each) => each.note, spare: true },
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
          book={BOOK}
          lines={lines}
          columns={COLUMNS}
          narrow={["name", "teaching_unit", "taught_by_names", "state", "sessions"]}
          faint={(line) => line.state === "停用"}
          tools={tools}
          search="查找专题、授课人"
          empty="这里是讲授的专题。排课时直接输入新的专题，也会自动记到这里。"
          form={(line) => (
            <Sides
              name="topic"
              sides={[
                { word: "信息", view: <TopicForm line={line} /> },
                { word: "课次", view: <BookingList of={{ topic: line.id }} /> },
              ]}
            />
          )}
          fresh={NewTopicForm}
          remove={(line) => tell("remove_topic", { topic: line.id })}
        />
      )}
    </Shown>
  );
}

function TopicForm({ line }: { line: TopicLine }) {
  const { id, name, teaching_unit, kind, hours, lecturer, elective, state, updated_on, note, taught_by } = line;
  const topic: NewTopic = { name, teaching_unit, kind, hours, lecturer, elective, state, updated_on, note };
  const form = useSavedForm(topic, (whole) => tell("save_topic", { id, ...whole }));
  const teachers = useSavedForm({ taught_by }, (it) => tell("set_teachers", { topic: id, lecturers: it.taught_by }));
  const lecturers = knownLecturers(useRead("lecturers", {}).data ?? []);
  return (
    <>
      <p className="used">
        {line.sessions > 0 ? `已排 ${line.sessions} 场` : "还没有排课"}
        {sayOld(line) && <span className="amber">；{sayOld(line)}</span>}
      </p>
      <Fields field={form.field} />
      <ManyField label="都有谁讲" choices={lecturers} {...teachers.field("taught_by")} />
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
    elective: false,
    state: "上架",
    updated_on: null,
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
  const elective = field("elective");
  const state = field("state");
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
        label="主讲人"
        none
        placeholder="不固定"
        choices={lecturers.map(({ id, name }) => ({ value: id, label: name }))}
        {...field("lecturer")}
      />
      <ChoiceField
        label="必修选修"
        choices={[
          { value: 0, label: "必修" },
          { value: 1, label: "选修" },
        ]}
        {...elective}
        value={elective.value ? 1 : 0}
        onSave={(choice) => elective.onSave(choice === 1)}
      />
      <ChoiceField label="状态" choices={TOPIC_STATES} {...state} onSave={(choice) => choice && state.onSave(choice)} />
      <DateField label="更新日期" {...field("updated_on")} />
      <TextField label="备注" lines={2} {...field("note")} />
    </>
  );
}
