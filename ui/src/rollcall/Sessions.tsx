// 点名: the sessions of a class with what their rolls add up to. Enter opens the roll of one.

import { Button } from "antd";
import dayjs from "dayjs";
import type { ReactNode } from "react";
import { type CohortId, type SessionColumn, type SessionLine, useRead } from "../door";
import { go, goInstead } from "../frame/place";
import { paperPlace } from "../paper/place";
import { type Column, List, Shown } from "../parts";
import { sayDay, weekday } from "../timetable/week";
import { quoted } from "../timetable/words";
import { SheetCode } from "./Paper";

/** A session and what its roll adds up to. */
interface Line extends SessionLine {
  due: boolean;
  /** Taken and not closed. */
  open: boolean;
  said: string;
}

const COLUMNS: Column<Line>[] = [
  {
    key: "day",
    title: "日期",
    width: 110,
    of: (each) => each.day,
    show: (each) => `${sayDay(each.day)} ${weekday(each.day)}`,
  },
  { key: "time", title: "时间", width: 110, of: (each) => `${each.starts}–${each.ends}` },
  { key: "title", title: "内容", of: (each) => quoted(each.title, each.kind) },
  { key: "lecturer", title: "授课人", width: 100, of: (each) => each.lecturer_name },
  { key: "venue", title: "地点", width: 130, of: (each) => each.venue_name },
  { key: "hours", title: "学时", width: 56, figure: true, of: (each) => each.hours / 100 },
  {
    key: "roll",
    title: "点名",
    width: 300,
    of: (each) => each.said,
    show: (each) => (
      <span
        className={each.due || each.open ? "amber" : each.roll_taken ? undefined : "faint"}
        data-testid={`roll-state-${each.id}`}
      >
        {each.said}
      </span>
    ),
  },
];

export function Sessions({ cohort, tools }: { cohort: CohortId; tools: ReactNode }) {
  const timetable = useRead("timetable", { cohort });
  const attendance = useRead("attendance", { cohort });
  const open = (session: SessionLine) => go({ at: "cohort", cohort, tab: "rollcall", session: session.id });
  return (
    <Shown of={timetable}>
      {({ sessions }) => {
        const columns = new Map(attendance.data?.sessions.map((column) => [column.session, column]));
        const lines = sessions.map((session) => lineOf(session, columns.get(session.id)));
        const due = lines.find((line) => line.due || line.open);
        return (
          <List
            name="rolls"
            rows={lines}
            columns={COLUMNS}
            id={(each) => each.id}
            onOpen={open}
            search="查找课次、授课人"
            measure="个课次"
            tools={
              <>
                {tools}
                <SheetCode cohort={cohort} />
                {due && (
                  <Button
                    type="primary"
                    onClick={() => open(due)}
                    title={`${due.starts} ${due.title}`}
                    data-testid="next-roll"
                  >
                    点名：{sayDay(due.day)}
                  </Button>
                )}
              </>
            }
            empty={{
              say: "排好课程表以后，每个课次在这里点名：全员默认出勤，只输入缺勤的人。",
              button: "去排课",
              onBegin: () => goInstead({ at: "cohort", cohort, tab: "timetable" }),
            }}
            menu={(each) => [
              { word: each.roll_taken ? "查看点名" : "点名", onChoose: () => open(each) },
              {
                word: "打印签到表",
                onChoose: () => go(paperPlace(cohort, { paper: "sign-in", session: each.id })),
              },
            ]}
            onExcel={() => go(paperPlace(cohort, { paper: "attendance-book" }))}
            onPrint={() => go(paperPlace(cohort, { paper: "sign-in" }))}
          />
        );
      }}
    </Shown>
  );
}

/** What a session's roll adds up to, or that it is due. */
function lineOf(session: SessionLine, column: SessionColumn | undefined): Line {
  const over = dayjs(`${session.day}T${session.starts}`).isBefore(dayjs());
  if (!session.roll_taken) return { ...session, due: over, open: false, said: over ? "未点名" : "未到上课时间" };
  const tally = column?.tally;
  const open = column !== undefined && column.closed_on === null;
  const due = column?.rooms_due ?? [];
  if (!tally) return { ...session, due: false, open, said: "" };
  const parts: [string, number][] = [
    ["请假", tally.private_leave + tally.sick_leave + tally.duty_leave],
    ["迟到", tally.late],
    ["早退", tally.left_early],
    ["旷课", tally.absent],
  ];
  const said = [
    `实到 ${tally.came}/${tally.expected}`,
    ...parts.filter(([, people]) => people > 0).map(([word, people]) => `${word} ${people}`),
    ...(due.length > 0 ? [`${due.join("、")}未点`] : open ? ["没有完成"] : []),
  ];
  return { ...session, due: false, open, said: said.join("　") };
}

export const rollHelp = [
  "双击或回车打开一次课点名。打开时全员出勤（已准假的按请假），只输入没有正常出勤的人：序号 3 17 22、5-8，姓名或首字母，后面可以带考勤，如“3 17 迟10 22 病”，回车记下，F9 完成点名。",
  "考勤可以写词、首字或键：v 出勤 c 迟到 t 早退 k 旷课 s 事假 b 病假 g 公假。没写的按右边选好的记，↑↓ 或 Alt+1–7 更换。",
  "名单上：方向键走，1–7 或首字母记，空格、单击依次换；下面一行填分钟、备注。“+姓名”是临时加入，班外的人是旁听，不计入参训率。",
  "扫码签到（F8）：先当都没到，扫胸牌、刷身份证或输序号，到一个记一个，完成时没到的记旷课。胸牌点“打印胸牌”印，每人一张。",
  "有分会场的课次，右上选会场（F7 依次换）：各会场各点各的、各按 F9 完成，没点的会场写着“未点”，那里的人不算缺勤；都完成了，这次课才算点完。“全部”是一起点。",
  "签到表收回来：输入或扫表上的编码，再输空着的行号。名单有变动的，会说明纸上第几行现在是谁。",
  "Ctrl+Z 先收回没有写入的。F9 完成以后再改就是更正：写一句原因，原来的和现在的都留着，也印在考勤表上。“先记下”是没有点完，先存起来。",
];
