// 师资与专题: who teaches and what is taught, two registers seen one at a time.

import { Segmented } from "antd";
import type { ReactNode } from "react";
import { sayHours } from "../cohort/words";
import { type LecturerLine, type NewLecturer, tell, useRead } from "../door";
import { go, usePlace } from "../frame/place";
import { ChoiceField, type Column, type FieldProps, Shown, TextField, useDraftForm, useSavedForm } from "../parts";
import { Topics } from "../topic/Topics";
import { NewEntry, type NewProps, Register } from "./Register";

const CATEGORIES: readonly NewLecturer["category"][] = ["领导干部", "本校教师", "外聘专家", "先进典型", "其他"];

export function Lecturers() {
  const place = usePlace();
  const tab = place.at === "lecturer" && place.tab === "topic" ? "topic" : "lecturer";
  const views = (
    <Segmented<"lecturer" | "topic">
      options={[
        { value: "lecturer", label: "授课人" },
        { value: "topic", label: "专题" },
      ]}
      value={tab}
      onChange={(next) => go({ at: "lecturer", tab: next })}
      data-testid="lecturer-or-topic"
    />
  );
  return tab === "topic" ? <Topics tools={views} /> : <LecturerRegister tools={views} />;
}

const COLUMNS: Column<LecturerLine>[] = [
  { key: "name", title: "姓名", width: 90, of: (each) => each.name },
  { key: "unit", title: "单位", of: (each) => each.unit },
  { key: "post", title: "职务", width: 130, of: (each) => each.post },
  { key: "title", title: "职称", width: 90, of: (each) => each.title },
  { key: "category", title: "类别", width: 84, of: (each) => each.category },
  { key: "topics", title: "专题", of: (each) => each.topics },
  { key: "phone", title: "手机", width: 112, of: (each) => each.phone },
  { key: "sessions", title: "课次", width: 56, figure: true, of: (each) => each.sessions },
  {
    key: "hours",
    title: "学时",
    width: 60,
    figure: true,
    of: (each) => each.hours / 100,
    show: (each) => sayHours(each.hours),
  },
  { key: "note", title: "备注", width: 120, of: (each) => each.note, spare: true },
];

function LecturerRegister({ tools }: { tools: ReactNode }) {
  const lecturers = useRead("lecturers", {});
  return (
    <Shown of={lecturers}>
      {(lines) => (
        <Register
          name="lecturers"
          entry="lecturer"
          what="授课人"
          lines={lines}
          columns={COLUMNS}
          narrow={["name", "unit", "post", "category", "sessions"]}
          tools={tools}
          search="查找姓名、单位、专题"
          empty="这里是授课人：领导干部、本校教师、外聘专家。排课时直接输入新的名字，也会自动记到这里。"
          form={(line) => <LecturerForm line={line} />}
          fresh={NewLecturerForm}
          remove={(line) => tell("remove_lecturer", { lecturer: line.id })}
        />
      )}
    </Shown>
  );
}

function LecturerForm({ line }: { line: LecturerLine }) {
  const { id, name, unit, post, title, category, phone, note } = line;
  const lecturer: NewLecturer = { name, unit, post, title, category, phone, note };
  const form = useSavedForm(lecturer, (whole) => tell("save_lecturer", { id, ...whole }));
  return (
    <>
      <p className="used">
        {line.sessions > 0 ? `已排 ${line.sessions} 个课次，${sayHours(line.hours)} 学时` : "还没有排课"}
        {line.topics && `；专题：${line.topics}`}
      </p>
      <Fields field={form.field} />
    </>
  );
}

function NewLecturerForm({ onAdded }: NewProps) {
  const blank: NewLecturer = {
    name: "",
    unit: "",
    post: "",
    title: "",
    category: "本校教师",
    phone: "",
    note: "",
  };
  const form = useDraftForm(blank, async (draft) => {
    await tell("add_lecturer", draft);
    onAdded();
  });
  return (
    <NewEntry form={form}>
      <Fields field={form.field} />
    </NewEntry>
  );
}

/** The same fields for a lecturer in the register and a new one. */
function Fields({ field }: { field: <K extends keyof NewLecturer>(name: K) => FieldProps<NewLecturer[K]> }) {
  const category = field("category");
  return (
    <>
      <TextField label="姓名" autoFocus {...field("name")} />
      <TextField label="单位" {...field("unit")} />
      <TextField label="职务" hint="单位和职务印在课程表上" {...field("post")} />
      <TextField label="职称" {...field("title")} />
      <ChoiceField
        label="类别"
        choices={CATEGORIES}
        {...category}
        onSave={(choice) => choice && category.onSave(choice)}
      />
      <TextField label="手机" {...field("phone")} />
      <TextField label="备注" lines={2} {...field("note")} />
    </>
  );
}

export const lecturerHelp = [
  "左上角在授课人和专题之间切换。单击姓名、双击一行、回车或 F2 打开右侧的表单，改完离开格子就保存；Esc 关闭。",
  "Insert 新增，Delete 删除。已经排了课的不能删除。",
  "排课时输入新的授课人或专题，会自动记到这里，以后再补单位和职务。",
];
