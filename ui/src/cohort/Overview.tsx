// 概况: what the class is (saved as it is filled in), how far its work has come, and what comes next.

import { Button } from "antd";
import { useState } from "react";
import { type Cohort, type CohortId, type CohortLine, tell, useRead } from "../door";
import { address, type Tab } from "../frame/place";
import { ChoiceField, DateField, NumberField, Shown, TextField, useSavedForm } from "../parts";
import { RemoveCohort } from "./Cohorts";
import { CATEGORIES } from "./fields";
import { sayHours } from "./words";
import "./cohort.css";

export function Overview({ cohort }: { cohort: CohortId }) {
  const line = useRead("cohort", { cohort });
  return <Shown of={line}>{(it) => <Inside key={it.id} line={it} />}</Shown>;
}

function Inside({ line }: { line: CohortLine }) {
  const [removing, setRemoving] = useState(false);
  return (
    <div className="overview">
      <section>
        <h2>班次信息</h2>
        <CohortForm line={line} />
        <Button danger type="text" size="small" onClick={() => setRemoving(true)} data-testid="remove-cohort">
          删除这个班次…
        </Button>
      </section>
      <section>
        <h2>办班进度</h2>
        <Steps line={line} />
      </section>
      {removing && <RemoveCohort cohort={line} onLeave={() => setRemoving(false)} />}
    </div>
  );
}

function CohortForm({ line }: { line: CohortLine }) {
  const { title, stage, days, trainees, sessions, hours, rolls, rolls_due, completed, certificates, ...cohort } = line;
  const form = useSavedForm<Cohort>(cohort, (whole) => tell("save_cohort", whole));
  const { planned } = cohort;
  const planned_ = form.field("planned");
  const starts_ = form.field("starts");
  const ends_ = form.field("ends");
  const category_ = form.field("category");
  return (
    <div className="form">
      <TextField label="班次名称" {...form.field("name")} />
      <div className="two">
        <NumberField label="第几期" after="期" {...form.field("number")} />
        <ChoiceField
          label="类别"
          choices={CATEGORIES}
          {...category_}
          onSave={(value) => value && category_.onSave(value)}
        />
        <DateField label="开始" required {...starts_} onSave={(day) => day && starts_.onSave(day)} />
        <DateField label="结束" required {...ends_} onSave={(day) => day && ends_.onSave(day)} />
        <TextField label="地点" {...form.field("place")} />
        <TextField label="班主任" {...form.field("head_teacher")} />
        <TextField label="主办单位" {...form.field("host")} />
        <NumberField
          label="计划人数"
          after="人"
          {...planned_}
          value={planned || null}
          onSave={(people) => planned_.onSave(people ?? 0)}
        />
      </div>
      <TextField label="备注" lines={3} {...form.field("note")} />
    </div>
  );
}

/** The work of a class in its order: what is done of it, and where to go on. */
function Steps({ line }: { line: CohortLine }) {
  const { trainees, planned, sessions, hours, rolls, rolls_due, completed, certificates } = line;
  const steps: { tab: Tab; word: string; done: boolean; say: string; next: string }[] = [
    {
      tab: "trainee",
      word: "学员名册",
      done: trainees > 0,
      say: trainees > 0 ? `${trainees} 人${planned ? `，计划 ${planned} 人` : ""}` : "还没有学员",
      next: trainees > 0 ? "查看名册" : "导入名册",
    },
    {
      tab: "timetable",
      word: "课程表",
      done: sessions > 0,
      say: sessions > 0 ? `${sessions} 个课次，共 ${sayHours(hours)} 学时` : "还没有排课",
      next: sessions > 0 ? "查看课程表" : "开始排课",
    },
    {
      tab: "rollcall",
      word: "考勤",
      done: sessions > 0 && rolls_due === 0 && rolls > 0,
      say: rolls_due > 0 ? `已点名 ${rolls} 次，还有 ${rolls_due} 次课没有点名` : `已点名 ${rolls} 次`,
      next: rolls_due > 0 ? "去点名" : "查看考勤",
    },
    {
      tab: "certificate",
      word: "结业证书",
      done: certificates > 0 && certificates === completed,
      say: completed > 0 ? `准予结业 ${completed} 人，已发证 ${certificates} 张` : "还没有结业审核",
      next: "结业审核与发证",
    },
    { tab: "paper", word: "打印与导出", done: false, say: "签到表、名册、课程表、证书，Excel 汇总", next: "去打印" },
  ];
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={step.tab} className={step.done ? "done" : undefined}>
          <b>{step.word}</b>
          <span className="stretch">{step.say}</span>
          <a href={address({ at: "cohort", cohort: line.id, tab: step.tab })} data-testid={`next-${step.tab}`}>
            {step.next}
          </a>
        </li>
      ))}
    </ol>
  );
}

export const overviewHelp = [
  "左边是班次信息，改完离开格子就保存，下面一栏会说保存了什么，可以撤销。",
  "右边是办班的进度，点右侧的字去做下一步。",
  "缺的信息可以先空着，以后再补。",
];
