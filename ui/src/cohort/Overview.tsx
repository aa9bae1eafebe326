// 概况: what the class is (saved as it is filled in), how far its work has come, and what comes next.

import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { type Cohort, type CohortId, type CohortLine, tell, useRead } from "../door";
import { address, type Tab } from "../frame/place";
import { ChoiceField, DateField, NumberField, Shown, TextField, useSavedForm } from "../parts";
import { FILING_STATES, TIERS } from "../plan/cells";
import { RemoveCohort } from "./Cohorts";
import { CopyDialog } from "./CopyDialog";
import { CATEGORIES } from "./fields";
import { Phases } from "./Phases";
import { sayHours } from "./words";
import "./cohort.css";

export function Overview({ cohort }: { cohort: CohortId }) {
  const line = useRead("cohort", { cohort });
  return <Shown of={line}>{(it) => <Inside key={it.id} line={it} />}</Shown>;
}

function Inside({ line }: { line: CohortLine }) {
  const [removing, setRemoving] = useState(false);
  const [copying, setCopying] = useState(false);
  return (
    <div className="overview">
      <section>
        <h2>班次信息</h2>
        <CohortForm line={line} />
        <div className="row">
          <Button size="small" onClick={() => setCopying(true)} data-testid="copy-cohort">
            照这一期办下一期…
          </Button>
          <Button danger type="text" size="small" onClick={() => setRemoving(true)} data-testid="remove-cohort">
            删除这个班次…
          </Button>
        </div>
      </section>
      <section>
        <h2>办班进度</h2>
        <Steps line={line} />
        <h2>上课的日子</h2>
        <Phases line={line} />
      </section>
      {copying && <CopyDialog line={line} onLeave={() => setCopying(false)} />}
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
  const kinds = useRead("cohort_kinds", {}).data ?? [];
  const nature = (
    <ChoiceField
      label={kinds.length > 0 ? "性质" : "类别"}
      choices={CATEGORIES}
      disabled={cohort.kind !== null && kinds.length > 0}
      hint={cohort.kind !== null && kinds.length > 0 ? "由类别决定" : undefined}
      {...category_}
      onSave={(value) => value && category_.onSave(value)}
    />
  );
  return (
    <div className="form">
      <TextField label="班次名称" {...form.field("name")} />
      <div className="two">
        <NumberField label="第几期" after="期" {...form.field("number")} />
        {kinds.length > 0 ? (
          <ChoiceField
            label="类别"
            none
            choices={kinds.map((kind) => ({ value: kind.id, label: kind.path }))}
            {...form.field("kind")}
          />
        ) : (
          nature
        )}
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
        <TextField label="培训对象" placeholder="乡镇党委书记、乡镇长" {...form.field("audience")} />
        <Tier form={form} />
      </div>
      <Rare form={form} nature={kinds.length > 0 ? nature : null} />
      <TextField label="备注" lines={3} {...form.field("note")} />
    </div>
  );
}

type Form = ReturnType<typeof useSavedForm<Cohort>>;

function Tier({ form }: { form: Form }) {
  const tier = form.field("tier");
  return (
    <ChoiceField
      label="层级"
      none
      choices={TIERS}
      {...tier}
      value={tier.value || null}
      onSave={(value) => tier.onSave(value ?? "")}
    />
  );
}

/** What most classes need not say: it unfolds by itself where something is said. */
function Rare({ form, nature }: { form: Form; nature: ReactNode }) {
  const programmes = useRead("programmes", {}).data ?? [];
  const shapes = useRead("settings", {}).data?.day_shapes.shapes ?? [];
  const shape = form.field("day_shape");
  const lodging = form.field("lodging");
  const state = form.field("filing_state");
  const said = (["undertaker", "assistant", "filing_number", "programme"] as const).some(
    (name) => form.field(name).value,
  );
  return (
    <details className="rare" open={said || undefined} data-testid="rare">
      <summary>承办、备案、项目、住宿{shapes.length > 0 && "、作息"}</summary>
      <div className="two">
        {nature}
        <ChoiceField
          label="培训项目"
          none
          choices={programmes.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.field("programme")}
        />
        <TextField label="承办单位" {...form.field("undertaker")} />
        <TextField label="协办单位" {...form.field("assistant")} />
        <ChoiceField label="备案" choices={FILING_STATES} {...state} onSave={(value) => value && state.onSave(value)} />
        <TextField label="备案号" {...form.field("filing_number")} />
        <ChoiceField
          label="住宿"
          choices={["住宿", "不住宿"]}
          {...lodging}
          value={lodging.value === false ? "不住宿" : "住宿"}
          onSave={(value) => lodging.onSave(value !== "不住宿")}
        />
        {shapes.length > 0 && (
          <ChoiceField
            label="作息"
            choices={[{ value: "", label: "平常作息" }, ...shapes.map(({ name }) => ({ value: name }))]}
            {...shape}
            value={shape.value ?? ""}
            onSave={(value) => shape.onSave(value ?? "")}
          />
        )}
      </div>
    </details>
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
  "“上课的日子”：两周一次、每月一次的班，或有几天去外地的班，点“分段集中学习”写清楚哪些天上课；可以按规律推出各段，避开放假。",
  "“照这一期办下一期”把课程表、名额、参训条件带到新的日子，碰上放假的课顺延，授课人都改为待确认。",
];
