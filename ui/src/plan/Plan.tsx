// 年度计划: a year at a glance, its lines, the programmes of one year or several, and the office's own kinds of classes.

import { Segmented, Select } from "antd";
import dayjs from "dayjs";
import { useRead } from "../door";
import { goInstead, type Place, usePlace } from "../frame/place";
import { Kinds } from "./Kinds";
import { PlanLines } from "./PlanLines";
import { Programmes } from "./Programmes";
import { Wall } from "./Wall";
import "./plan.css";

type Here = Extract<Place, { at: "plan" }>;

const TABS = [
  { value: "wall", label: "全年一览" },
  { value: "lines", label: "办班计划" },
  { value: "programme", label: "培训项目" },
  { value: "kind", label: "班次类别" },
] as const;

export function Plan() {
  const place = usePlace() as Here;
  const tab = place.tab ?? "wall";
  const year = place.year ?? dayjs().year();
  const years = useRead("year_plan", { year }).data?.years ?? [year];
  const tools = (
    <>
      <Segmented
        options={[...TABS]}
        value={tab}
        onChange={(next) => goInstead({ at: "plan", year, tab: next as Here["tab"] })}
        data-testid="plan-tabs"
      />
      {(tab === "wall" || tab === "lines") && (
        <Select
          value={year}
          options={years.map((each) => ({ value: each, label: `${each}年` }))}
          onChange={(next) => goInstead({ at: "plan", tab, year: next })}
          aria-label="年份"
          data-testid="plan-year"
        />
      )}
    </>
  );
  if (tab === "lines") return <PlanLines year={year} tools={tools} />;
  if (tab === "programme") return <Programmes tools={tools} />;
  if (tab === "kind") return <Kinds tools={tools} />;
  return <Wall year={year} tools={tools} />;
}

export const planHelp = [
  "“全年一览”每行是一个班，虚线框是还没有建班的计划。拖动横条改日期，按周移动，按住 Alt 按天；课程表跟着一起移动。",
  "键盘：↑↓ 选班，Alt+← → 移动一周，加 Shift 移动一天，回车打开；在类别上按 ← → 收起、展开。",
  "下面的曲线是每天的床位、就餐、座位，超过容量的日子标红，指着看是哪几个班。容量在右上角设置。",
  "“办班计划”像电子表格：点格子就写，回车到下一行，Tab 到下一格；日期写 3.9 就行。最下面一行增加新的，可以从 Excel 粘贴。",
  "定了日期的计划点“建班”或按 Alt+回车，一步成为班次；“导出 Excel”是上报用的年度办班计划表。",
  "“培训项目”是跨班次、跨年度的任务，按年份和层级定目标，看完成了多少。“班次类别”是学校自己的分类。",
];
