// 考勤 › 统计: what the rolls of a class add up to, by trainee, session, day or unit.

import { PrinterOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import dayjs from "dayjs";
import { type ReactNode, useState } from "react";
import { type CohortId, type FigureLine, type FiguresAsked, useRead } from "../../door";
import { go, goInstead } from "../../frame/place";
import { paperPlace } from "../../paper/place";
import { Shown } from "../../parts";
import { FigureList } from "./FigureList";

const BY = ["学员", "课次", "日", "单位"] as const satisfies readonly FiguresAsked["by"][];

export function Figures({ cohort, tools }: { cohort: CohortId; tools: ReactNode }) {
  const [by, setBy] = useState<(typeof BY)[number]>("学员");
  const figures = useRead("roll_figures", { by, cohort });
  const daily = (day?: string) => go(paperPlace(cohort, { paper: "roll-report", day }));
  return (
    <Shown of={figures}>
      {(it) => (
        <FigureList
          key={it.by}
          name={`figures-${it.by}`}
          asked={{ by: it.by, cohort }}
          figures={it}
          tools={
            <>
              {tools}
              <Segmented options={[...BY]} value={by} onChange={setBy} data-testid="figures-by" />
              <Button
                icon={<PrinterOutlined />}
                disabled={it.rolls === 0}
                onClick={() => daily(lastOf(it.lines) ?? lastDay(it.from, it.to))}
                data-testid="roll-report"
              >
                考勤日报
              </Button>
            </>
          }
          empty={{
            say: "点过名以后，这里按学员、课次、日、单位统计应到、实到、请假、缺勤和参训率，每个数都能点开看名单。",
            button: "去点名",
            onBegin: () => goInstead({ at: "cohort", cohort, tab: "rollcall" }),
          }}
          menu={({ key }) => [
            ...("课次" in key
              ? [
                  {
                    word: "打开这次点名",
                    onChoose: () => go({ at: "cohort", cohort, tab: "rollcall", session: key.课次 }),
                  },
                ]
              : []),
            ...("日" in key ? [{ word: "打印这一天的考勤日报", onChoose: () => daily(key.日) }] : []),
          ]}
          onExcel={() => go(paperPlace(cohort, { paper: "attendance-book" }))}
          onPrint={() => go(paperPlace(cohort, { paper: "attendance" }))}
        />
      )}
    </Shown>
  );
}

/** The last day that has a roll, where the lines are days. */
function lastOf(lines: readonly FigureLine[]): string | undefined {
  const last = lines.at(-1)?.key;
  return last && "日" in last ? last.日 : undefined;
}

/** Today while the class runs, else its last day. */
function lastDay(from: string, to: string): string {
  const today = dayjs().format("YYYY-MM-DD");
  return today < from ? from : today < to ? today : to;
}

export const figuresHelp = [
  "每个数都能点开看名单：单击，或用方向键走到那个数按回车；名单里回车打开那次点名，Esc 返回。",
  "点表头排序，再点一次倒过来，第三次回到原来的顺序；“列”里可以加上缺勤、请假两列。",
  "参训率A＝实到÷应到；参训率B＝实到÷（应到－批准请假）。逐场相加（人·场），不按天平均；鼠标停在参训率上可以看到算式。",
  "※ 是点名完成以后更正过的；红字是考勤和请假对不上的，点开就是那次点名，程序不会自己改。",
  "考勤日报一天一页，有缺勤人员、原因、批准人和签字栏；考勤统计表有 PDF 和 Excel 两种。",
];
