// 到课率: what the rolls of all classes add up to within a period, counted by the day of the session; by class, unit or
// day, in order or, by a click on a header, by rate.

import { PrinterOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { type FiguresAsked, type Period, useRead } from "../door";
import { go } from "../frame/place";
import { Shown } from "../parts";
import { FigureList } from "../rollcall/figures/FigureList";
import { Reports } from "../rollcall/figures/Reports";

const BY = ["班次", "单位", "日"] as const satisfies readonly FiguresAsked["by"][];

export function Attendance({ period }: { period: Period }) {
  const [by, setBy] = useState<(typeof BY)[number]>("班次");
  /** The papers are open, with the report of this day. */
  const [day, setDay] = useState<string | null>(null);
  const figures = useRead("roll_figures", { by, ...period });
  if (day !== null) return <Reports day={day} period={period} back="统计报表" onLeave={() => setDay(null)} />;
  return (
    <Shown of={figures}>
      {(it) => (
        <FigureList
          key={it.by}
          name={`rolls-${it.by}`}
          asked={{ by: it.by, ...period }}
          figures={it}
          tools={
            <>
              <Segmented options={[...BY]} value={by} onChange={setBy} data-testid="rolls-by" />
              <Button
                icon={<PrinterOutlined />}
                disabled={it.rolls === 0}
                onClick={() => setDay("")}
                data-testid="roll-reports"
              >
                考勤报表
              </Button>
            </>
          }
          empty={{ say: "这段时间没有点过名的课。换一个期间看看，或到班次里点名。" }}
          menu={({ key }) => [
            ...("班次" in key
              ? [
                  {
                    word: "打开这个班的考勤统计",
                    onChoose: () => go({ at: "cohort", cohort: key.班次, tab: "rollcall", part: "figures" }),
                  },
                ]
              : []),
            ...("日" in key ? [{ word: "打印这一天的全校考勤日报", onChoose: () => setDay(key.日) }] : []),
          ]}
        />
      )}
    </Shown>
  );
}
