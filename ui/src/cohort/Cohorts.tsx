// 培训班: every class with its figures, and the button that opens a new one.

import { PlusOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { type CohortLine, tellAloud, useRead } from "../door";
import { address, go, type Place } from "../frame/place";
import { type Column, Dialog, List, Shown } from "../parts";
import { CopyDialog } from "./CopyDialog";
import { NewCohortDialog } from "./NewCohortDialog";
import { sayHours, saySpan } from "./words";

const home = (cohort: CohortLine): Place => ({ at: "cohort", cohort: cohort.id, tab: "overview" });

const COLUMNS: Column<CohortLine>[] = [
  {
    key: "title",
    title: "班次",
    of: (each) => each.title,
    show: (each) => (
      <a href={address(home(each))} data-testid={`open-cohort-${each.id}`}>
        {each.title}
      </a>
    ),
  },
  { key: "stage", title: "进度", width: 70, of: (each) => each.stage },
  { key: "category", title: "类别", width: 70, of: (each) => each.category },
  {
    key: "span",
    title: "起止",
    width: 170,
    of: (each) => each.starts,
    show: (each) => saySpan(each.starts, each.ends),
  },
  { key: "place", title: "地点", width: 120, of: (each) => each.place, spare: true },
  { key: "host", title: "主办单位", width: 140, of: (each) => each.host, spare: true },
  { key: "head_teacher", title: "班主任", width: 80, of: (each) => each.head_teacher },
  { key: "planned", title: "计划", width: 56, figure: true, of: (each) => each.planned },
  { key: "trainees", title: "学员", width: 56, figure: true, of: (each) => each.trainees },
  { key: "sessions", title: "课次", width: 56, figure: true, of: (each) => each.sessions },
  {
    key: "hours",
    title: "学时",
    width: 60,
    figure: true,
    of: (each) => each.hours / 100,
    show: (each) => sayHours(each.hours),
  },
  {
    key: "rolls",
    title: "点名",
    width: 110,
    figure: true,
    of: (each) => each.rolls,
    show: (each) =>
      each.rolls_due > 0 ? (
        <>
          {each.rolls} <span className="amber">欠 {each.rolls_due}</span>
        </>
      ) : (
        each.rolls
      ),
  },
  { key: "completed", title: "结业", width: 56, figure: true, of: (each) => each.completed },
  { key: "certificates", title: "证书", width: 56, figure: true, of: (each) => each.certificates },
];

const open = (cohort: CohortLine) => go(home(cohort));

export function Cohorts() {
  const cohorts = useRead("cohorts", {});
  const [stage, setStage] = useState("全部");
  const [creating, setCreating] = useState(false);
  const [removing, setRemoving] = useState<CohortLine | null>(null);
  const [copying, setCopying] = useState<CohortLine | null>(null);
  return (
    <>
      <Shown of={cohorts}>
        {(all) => (
          <List
            name="cohorts"
            rows={stage === "全部" ? all : all.filter((each) => each.stage === stage)}
            columns={COLUMNS}
            id={(each) => each.id}
            onOpen={open}
            onDelete={setRemoving}
            search="查找班次、班主任"
            measure="个班次"
            tools={
              <>
                <Button
                  type="primary"
                  icon={<PlusOutlined />}
                  onClick={() => setCreating(true)}
                  data-testid="new-cohort"
                >
                  新建班次
                </Button>
                <Segmented options={["全部", "未开班", "在办", "已结束"]} value={stage} onChange={setStage} />
              </>
            }
            empty={
              all.length === 0
                ? {
                    say: "这里是各个培训班。先建一个班，再导入名册、排课、点名，最后发结业证书。",
                    button: "新建班次",
                    onBegin: () => setCreating(true),
                  }
                : { say: `没有${stage}的班次。` }
            }
            onExcel={() => go({ at: "statistics" })}
            menu={(each) => [
              { word: "打开", onChoose: () => open(each) },
              { word: "课程表", onChoose: () => go({ at: "cohort", cohort: each.id, tab: "timetable" }) },
              { word: "考勤", onChoose: () => go({ at: "cohort", cohort: each.id, tab: "rollcall" }) },
              { word: "打印与导出", onChoose: () => go({ at: "cohort", cohort: each.id, tab: "paper" }) },
              { word: "照这一期办下一期…", onChoose: () => setCopying(each) },
              { word: "删除…", danger: true, onChoose: () => setRemoving(each) },
            ]}
          />
        )}
      </Shown>
      {creating && <NewCohortDialog onLeave={() => setCreating(false)} />}
      {removing && <RemoveCohort cohort={removing} onLeave={() => setRemoving(null)} />}
      {copying && <CopyDialog line={copying} onLeave={() => setCopying(null)} />}
    </>
  );
}

/** Asks once more, saying what goes with the class; it can be undone all the same. */
export function RemoveCohort({ cohort, onLeave }: { cohort: CohortLine; onLeave: () => void }) {
  return (
    <Dialog
      title={`删除「${cohort.title}」`}
      agree="删除"
      danger
      onAgree={() => {
        onLeave();
        void tellAloud("remove_cohort", { cohort: cohort.id }).then((done) => done && go({ at: "cohorts" }));
      }}
      onLeave={onLeave}
    >
      连同 {cohort.trainees} 名学员的名册、{cohort.sessions} 个课次和 {cohort.rolls} 次点名一起删除。删除后可以用 Ctrl+Z
      撤销。
    </Dialog>
  );
}

export const cohortsHelp = [
  "每一行是一个班次。双击或按回车打开；右键可以直接去课程表、考勤和打印。",
  "“点名”一栏里的“欠”是已经上过、还没有点名的课次。",
  "点表头排序，再点一次倒序，第三次恢复原来的顺序。点“列”可以选择显示哪些栏目。",
];
