// 师资与专题: who teaches and what is taught, two registers seen one at a time.

import { Button, Segmented } from "antd";
import { type ReactNode, useState } from "react";
import { AvailabilityEditor } from "../availability/AvailabilityEditor";
import { BookingList } from "../booking/BookingList";
import { sayHours } from "../cohort/words";
import { type LecturerLine, type NewLecturer, tell, useRead } from "../door";
import { go, goInstead, usePlace } from "../frame/place";
import { ChoiceField, type Column, type FieldProps, Shown, TextField, useDraftForm, useSavedForm } from "../parts";
import { knownTopics } from "../timetable/words";
import { Topics } from "../topic/Topics";
import { GivenBy, GivenByAll } from "./Given";
import { ManyField } from "./ManyField";
import { NewEntry, type NewProps, Register, Sides } from "./Register";

const CATEGORIES: readonly NewLecturer["category"][] = ["领导干部", "本校教师", "外聘专家", "先进典型", "其他"];
const BODIES: readonly NewLecturer["office"][] = ["党委", "人大", "政府", "政协"];
const FEES: readonly NewLecturer["fee_class"][] = ["院士、全国知名专家", "正高级", "副高级", "其他人员", "不取酬"];

export function Lecturers() {
  const place = usePlace();
  const tab = (place.at === "lecturer" && place.tab) || "lecturer";
  const views = (
    <Segmented<"lecturer" | "topic" | "given">
      options={[
        { value: "lecturer", label: "授课人" },
        { value: "topic", label: "专题" },
        { value: "given", label: "授课统计" },
      ]}
      value={tab}
      onChange={(next) => go({ at: "lecturer", tab: next })}
      data-testid="lecturer-or-topic"
    />
  );
  if (tab === "topic") return <Topics tools={views} />;
  return tab === "given" ? <GivenByAll tools={views} /> : <LecturerRegister tools={views} />;
}

const BOOK = {
  register: "授课人",
  paper: "lecturers-book",
  heads: "姓名、单位、职务、职称、荣誉、类别、四大班子、讲课费、手机、能讲专题、可用时间、备注",
} as const;

const COLUMNS: Column<LecturerLine>[] = [
  { key: "name", title: "姓名", width: 90, of: (each) => each.name },
  { key: "unit", title: "单位", of: (each) => each.unit },
  { key: "post", title: "职务", of: (each) => each.post },
  { key: "title", title: "职称", width: 90, of: (each) => each.title },
  { key: "category", title: "类别", width: 84, of: (each) => each.category },
  { key: "office", title: "四大班子", width: 84, of: (each) => each.office, spare: true },
  { key: "honours", title: "荣誉", width: 150, of: (each) => each.honours, spare: true },
  { key: "topics", title: "专题", of: (each) => each.topics },
  { key: "times", title: "时间", width: 150, of: (each) => each.times },
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
  { key: "fee_class", title: "讲课费", width: 120, of: (each) => each.fee_class, spare: true },
  { key: "note", title: "备注", width: 120, of: (each) => each.note, spare: true },
];

function LecturerRegister({ tools }: { tools: ReactNode }) {
  const lecturers = useRead("lecturers", {});
  const [papersOf, setPapersOf] = useState<LecturerLine | null>(null);
  if (papersOf) {
    const back = () => {
      setPapersOf(null);
      goInstead({ at: "lecturer", lecturer: papersOf.id }); // to the form it was opened from
    };
    return <GivenBy of={papersOf} onLeave={back} />;
  }
  return (
    <Shown of={lecturers}>
      {(lines) => (
        <Register
          name="lecturers"
          entry="lecturer"
          what="授课人"
          book={BOOK}
          lines={lines}
          columns={COLUMNS}
          narrow={["name", "unit", "post", "category", "sessions"]}
          tools={tools}
          search="查找姓名、单位、专题"
          empty="这里是授课人：领导干部、本校教师、外聘专家。排课时直接输入新的名字，也会自动记到这里。"
          form={(line) => (
            <Sides
              name="lecturer"
              sides={[
                { word: "信息", view: <LecturerForm line={line} /> },
                { word: "可用时间", view: <AvailabilityEditor owner={{ lecturer: line.id }} /> },
                {
                  word: "授课",
                  view: (
                    <>
                      <Button className="papers-of" onClick={() => setPapersOf(line)} data-testid="papers-of-lecturer">
                        授课安排、邀请函…
                      </Button>
                      <BookingList of={{ lecturer: line.id }} />
                    </>
                  ),
                },
              ]}
            />
          )}
          fresh={NewLecturerForm}
          remove={(line) => tell("remove_lecturer", { lecturer: line.id })}
        />
      )}
    </Shown>
  );
}

function LecturerForm({ line }: { line: LecturerLine }) {
  const { id, sessions: _, hours: __, topics: ___, teaches, times: ____, ...lecturer } = line;
  const topics = knownTopics(useRead("topics", {}).data ?? []);
  const form = useSavedForm<NewLecturer>(lecturer, (whole) => tell("save_lecturer", { id, ...whole }));
  const taught = useSavedForm({ teaches }, ({ teaches }) => tell("set_teaches", { lecturer: id, topics: teaches }));
  return (
    <>
      <p className="used">
        {line.sessions > 0 ? `已排 ${line.sessions} 场，${sayHours(line.hours)} 学时` : "还没有排课"}
        {line.times && `；${line.times}`}
      </p>
      <Fields field={form.field} />
      <ManyField label="能讲专题" choices={topics} {...taught.field("teaches")} />
    </>
  );
}

function NewLecturerForm({ onAdded }: NewProps) {
  const blank: NewLecturer = {
    name: "",
    unit: "",
    post: "",
    title: "",
    honours: "",
    category: "本校教师",
    office: "",
    fee_class: "",
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
  const office = field("office");
  const fee = field("fee_class");
  return (
    <>
      <TextField label="姓名" autoFocus {...field("name")} />
      <TextField label="单位" {...field("unit")} />
      <TextField label="职务" hint="单位和职务印在课程表上" {...field("post")} />
      <TextField label="职称" {...field("title")} />
      <TextField label="荣誉" placeholder="全国模范教师、劳动模范" {...field("honours")} />
      <ChoiceField
        label="类别"
        choices={CATEGORIES}
        {...category}
        onSave={(choice) => choice && category.onSave(choice)}
      />
      {category.value === "领导干部" && (
        <ChoiceField
          label="四大班子"
          none
          placeholder="不是"
          choices={BODIES}
          {...office}
          value={office.value || null}
          onSave={(choice) => office.onSave(choice ?? "")}
        />
      )}
      <ChoiceField
        label="讲课费"
        none
        placeholder="没有定"
        choices={FEES}
        {...fee}
        value={fee.value || null}
        onSave={(choice) => fee.onSave(choice ?? "")}
      />
      <TextField label="手机" {...field("phone")} />
      <TextField label="备注" lines={2} {...field("note")} />
    </>
  );
}

export const lecturerHelp = [
  "左上角在授课人、专题、授课统计之间切换。单击姓名、双击一行、回车或 F2 打开右侧的表单，改完离开格子就保存；Esc 关闭。",
  "Insert 新增，Delete 删除。已经排了课的不能删除。",
  "右上角导出 Excel；在 Excel 里改好，点“从 Excel 导入”或把文件拖进窗口，先看改动，后写入，一次撤销。",
  "排课时输入新的授课人或专题，会自动记到这里，以后再补单位和职务。",
  "“可用时间”里点每周的半天：不可、可、清除；方向键移动，空格点选，Delete 清除。外出、开会的日子写在下面。排课时撞了会说。",
  "表单的“授课”里有授课安排和邀请函：选好学期，先看后印。“授课统计”是全部授课人的工作量和领导授课台账。",
  "写了能讲哪些专题，换授课人时程序就知道找谁；没有写的不提醒。",
];
