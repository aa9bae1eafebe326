// 点名: the sessions of a class with what their rolls add up to. Enter opens the roll of one.

import { Button } from "antd";
import dayjs from "dayjs";
import type { ReactNode } from "react";
import { type Attendance as AttendanceOf, type CohortId, type SessionLine, useRead } from "../door";
import { go, goInstead } from "../frame/place";
import { paperPlace } from "../paper/place";
import { type Column, List, Shown } from "../parts";
import { sayDay, weekday } from "../timetable/week";
import { quoted } from "../timetable/words";

/** A session and what its roll adds up to. */
interface Line extends SessionLine {
  due: boolean;
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
        className={each.due ? "amber" : each.roll_taken ? undefined : "faint"}
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
        const lines = sessions.map((session) => lineOf(session, attendance.data));
        const due = lines.find((line) => line.due);
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
                {due && (
                  <Button type="primary" onClick={() => open(due)} data-testid="next-roll">
                    点名：{sayDay(due.day)} {due.starts} {due.title}
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
function lineOf(session: SessionLine, attendance: AttendanceOf | undefined): Line {
  const over = dayjs(`${session.day}T${session.starts}`).isBefore(dayjs());
  if (!session.roll_taken) return { ...session, due: over, said: over ? "未点名" : "未到上课时间" };
  const tally = attendance?.sessions.find((each) => each.session === session.id)?.tally;
  if (!tally) return { ...session, due: false, said: "" };
  const parts = [
    `实到 ${tally.came}/${tally.expected}`,
    ["请假", tally.private_leave + tally.sick_leave + tally.duty_leave],
    ["迟到", tally.late],
    ["早退", tally.left_early],
    ["旷课", tally.absent],
  ];
  const said = parts.map((part) => (typeof part === "string" ? part : part[1] === 0 ? "" : part.join(" ")));
  return { ...session, due: false, said: said.filter(Boolean).join("　") };
}

export const rollHelp = [
  "双击或回车打开一次课点名。打开时全员出勤，只需输入没有正常出勤的人的序号（如 3 17 22 或 5-8）或姓名，选好类别按回车。",
  "也可以用方向键在名单上移动，按数字键记考勤：1 出勤 2 迟到 3 早退 4 旷课 5 事假 6 病假 7 公假。",
  "F9 完成点名。已点过的名可以改，再按 F9 写入；改动都留在操作历史里。",
];
