// The attendance of each trainee: one mark a session, both rates with their formulas, and how much leave is left.

import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import dayjs from "dayjs";
import { type ReactNode, useState } from "react";
import { sayHours } from "../cohort/words";
import { type Attendance as AttendanceOf, type CohortId, type MarkWord, type Tally, type TraineeRow, useRead } from "../door";
import { go } from "../frame/place";
import { paperPlace } from "../paper/place";
import { Empty, SearchBox, Shown } from "../parts";
import { percent, SHORT, tone } from "./words";

const onLeave = (tally: Tally) => tally.private_leave + tally.sick_leave + tally.duty_leave;
/** 参训率A, in figures. */
const came = (tally: Tally) => `参训率A = 实到 ${tally.came} ÷ 应到 ${tally.expected}（人次）`;
/** 参训率B, in figures. */
const cameWithoutLeave = (tally: Tally) =>
  `参训率B = 实到 ${tally.came} ÷（应到 ${tally.expected} − 请假 ${onLeave(tally)}）（人次）`;

export function AttendanceOfClass({ cohort, tools }: { cohort: CohortId; tools: ReactNode }) {
  const attendance = useRead("attendance", { cohort });
  return <Shown of={attendance}>{(it) => <Attendance attendance={it} tools={tools} />}</Shown>;
}

function Attendance({ attendance, tools }: { attendance: AttendanceOf; tools: ReactNode }) {
  const { sessions, tally } = attendance;
  const words = new Map(attendance.words.map((each) => [each.sign, each]));
  const [text, setText] = useState("");
  const roomy = sessions.length <= 20; // wide enough for 11/16; a longer class shows the day alone
  const rows = attendance.trainees.filter((row) => `${row.number} ${row.name} ${row.unit}`.includes(text.trim()));
  return (
    <div className="list" data-testid="attendance">
      <div className="bar">
        {tools}
        <SearchBox value={text} onChange={setText} say="查找学员、单位" testid="search-attendance" />
        <span className="stretch" />
        <span className="legend quiet">
          {(["迟到", "早退", "旷课", "事假", "病假", "公假"] as const).map((mark) => (
            <span key={mark}>
              <b className={tone(mark)}>{SHORT[mark]}</b> {mark}
            </span>
          ))}
        </span>
        <Button
          icon={<DownloadOutlined />}
          onClick={() => go(paperPlace(attendance.cohort, { paper: "attendance-book" }))}
          data-testid="excel-attendance"
        >
          导出 Excel
        </Button>
      </div>
      <div className="rows">
        {attendance.trainees.length === 0 ? (
          <Empty
            say="名册里还没有学员。导入名册、点名以后，这里是每个人的考勤。"
            button="去导入名册"
            onBegin={() => go({ at: "cohort", cohort: attendance.cohort, tab: "trainee" })}
          />
        ) : (
          <table className="attendance">
            <colgroup>
              <col style={{ width: 44 }} />
              <col style={{ width: 76 }} />
              <col />
              {sessions.map((session) => (
                <col key={session.session} style={{ width: roomy ? 36 : 25 }} />
              ))}
              <col style={{ width: 62 }} />
              <col style={{ width: 74 }} />
              <col style={{ width: 76 }} />
            </colgroup>
            <thead>
              <tr>
                <th className="figure">序号</th>
                <th>姓名</th>
                <th>单位</th>
                {sessions.map((session) => (
                  <th
                    key={session.session}
                    className={session.taken ? "session" : "session faint"}
                    title={`${dayjs(session.day).format("M月D日")} ${session.half_day} ${session.starts} ${session.title}（${sayHours(session.hours)} 学时）${session.taken ? "" : "，未点名"}`}
                    onDoubleClick={() =>
                      go({ at: "cohort", cohort: attendance.cohort, tab: "rollcall", session: session.session })
                    }
                  >
                    <span>{dayjs(session.day).format(roomy ? "M/D" : "D")}</span>
                    <span>{session.half_day[0]}</span>
                  </th>
                ))}
                <th className="figure" title="实到 ÷ 应到">
                  参训率A
                </th>
                <th className="figure" title="实到 ÷（应到 − 批准请假）">
                  参训率B
                </th>
                <th className="figure" title={`请假累计不超过总学时 ${sayHours(attendance.total_hours)} 的 1/7`}>
                  可再请假
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.trainee} row={row} words={words} />
              ))}
            </tbody>
          </table>
        )}
      </div>
      <div className="foot row" data-testid="attendance-sum">
        <span>全班</span>
        <span>
          {came(tally)} = <b>{percent(attendance.rate)}</b>
        </span>
        <span>
          {cameWithoutLeave(tally)} = <b>{percent(attendance.rate_without_leave)}</b>
        </span>
        <span className="faint">只算已点名的课次</span>
      </div>
    </div>
  );
}

function Row({ row, words }: { row: TraineeRow; words: Map<string, MarkWord> }) {
  return (
    <tr className={row.left ? "faint" : undefined} data-testid={`attendance-${row.number}`}>
      <td className="figure">{row.number}</td>
      <td title={row.left ? `${row.name}（已退出）` : row.name}>{row.name}</td>
      <td title={row.unit}>{row.unit}</td>
      {[...row.marks].map((sign, index) => {
        const said = words.get(sign);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: one cell a session, in the order of the columns
          <td key={index} className={`session ${said ? tone(said.mark) : ""}`} title={said?.word || said?.mark}>
            {said ? said.word[0] || SHORT[said.mark] : ""}
          </td>
        );
      })}
      <td className="figure" title={`${came(row.tally)} = ${percent(row.rate)}`} data-testid={`rate-${row.number}`}>
        {percent(row.rate)}
      </td>
      <td className="figure" title={`${cameWithoutLeave(row.tally)} = ${percent(row.rate_without_leave)}`}>
        {percent(row.rate_without_leave)}
      </td>
      <td
        className={row.leave_left < 0 ? "figure red" : "figure"}
        title={`已请假 ${sayHours(row.tally.leave_hours)} 学时${row.leave_left < 0 ? "，超过总学时的 1/7" : ""}`}
      >
        {row.leave_left < 0 ? `超 ${sayHours(-row.leave_left)}` : sayHours(row.leave_left)}
      </td>
    </tr>
  );
}

export const attendanceHelp = ["每人每次课的考勤和两种参训率，鼠标停在比率上可以看到算式。"];
