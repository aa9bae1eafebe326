// 导入课程表: what a workbook would change of the class's timetable, shown before it is written; written, it is one step
// of undo.

import { Input } from "antd";
import { useCallback, useState } from "react";
import {
  ask,
  type CohortId,
  pickFiles,
  type SessionFate,
  type SessionSeen,
  sayRefused,
  type TimetableReport,
  troubleOf,
  useChange,
} from "../door";
import { BeforeWriting, type Column, List, WORKBOOKS } from "../parts";

/** The file the clerk picks; none when they think better of it. */
export async function pickTimetable(): Promise<string | undefined> {
  try {
    return (await pickFiles("选择课程表", WORKBOOKS))[0];
  } catch (thrown) {
    sayRefused(troubleOf(thrown).say);
    return undefined;
  }
}

const FATES: readonly [fate: SessionFate, look: string][] = [
  ["新增", "green"],
  ["移动", "amber"],
  ["修改", "amber"],
  ["删除", "red"],
  ["保留", "amber"],
  ["不变", "faint"],
];
const lookOf = (fate: SessionFate) => FATES.find(([each]) => each === fate)?.[1] ?? "";
const writes = (one: SessionSeen) => one.fate !== "不变" && one.fate !== "保留";

export function ImportTimetable(props: { cohort: CohortId; file: string; onLeave: () => void }) {
  const { cohort, file } = props;
  const write = useChange("import_timetable");
  const [reason, setReason] = useState("");
  const check = useCallback(() => ask("check_timetable", { file, cohort }), [file, cohort]);
  return (
    <BeforeWriting<TimetableReport>
      name="timetable"
      check={check}
      title={(report) => (report ? `${report.file} → ${report.cohort_title}` : "导入课程表")}
      counts={(report) => (
        <>
          <Counts report={report} />
          {report.approved && report.sessions.some(writes) && (
            <Input
              style={{ width: 240 }}
              placeholder="课程表已审定：请写调课原因"
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              data-testid="import-reason"
            />
          )}
        </>
      )}
      idle={(report) => (report.sessions.some(writes) ? null : "文件和现在的课程表一样，没有要写入的")}
      action="写入课程表（可撤销）"
      write={(report) =>
        write.run({ file, cohort, fingerprint: report.fingerprint, reason: reason.trim() || undefined })
      }
      running={write.running}
      refusal={write.refusal}
      onLeave={props.onLeave}
    >
      {(report) => <Seen report={report} />}
    </BeforeWriting>
  );
}

function Counts({ report }: { report: TimetableReport }) {
  const counted = (fate: SessionFate) => report.sessions.filter((one) => one.fate === fate).length;
  const clashing = report.sessions.filter((one) => one.clashes.length > 0).length;
  return (
    <>
      {FATES.filter(([fate]) => fate !== "保留" || counted(fate) > 0).map(([fate, look]) => (
        <span key={fate} className={counted(fate) ? look : "faint"}>
          {fate} {counted(fate)} 场
        </span>
      ))}
      {clashing > 0 && <span className="red">有冲突 {clashing} 场</span>}
    </>
  );
}

interface Row extends SessionSeen {
  place: number;
}

const COLUMNS: Column<Row>[] = [
  { key: "cell", title: "格", width: 72, of: (row) => row.cell },
  {
    key: "fate",
    title: "怎么办",
    width: 72,
    of: (row) => row.fate,
    show: (row) => <span className={lookOf(row.fate)}>{row.fate}</span>,
  },
  { key: "say", title: "课次", width: 360, of: (row) => row.say },
  { key: "changes", title: "改动", of: (row) => row.changes.join("；") },
  {
    key: "clashes",
    title: "冲突",
    of: (row) => row.clashes.join("；"),
    show: (row) => <span className="red">{row.clashes.join("；")}</span>,
  },
];

function Seen({ report }: { report: TimetableReport }) {
  return (
    <List
      name="timetable-seen"
      rows={report.sessions.map((one, place) => ({ ...one, place }))}
      columns={COLUMNS}
      id={(row) => row.place}
      search="查找课次"
      measure="场"
      empty={{ say: "这个文件里没有读出课次。表头要有日期和教学内容，或者是一周一张、有日期和上午下午的表。" }}
      above={
        report.doubts.length > 0 && (
          <div className="padded amber" data-testid="timetable-doubts">
            {report.doubts.map((doubt) => (
              <div key={`${doubt.cell} ${doubt.read} ${doubt.why}`}>
                {doubt.cell}「{doubt.read}」{doubt.why}
              </div>
            ))}
          </div>
        )
      }
      foot={
        <span>
          {report.beyond.join("")}
          {report.entered.length > 0 && (
            <span title={report.entered.join("、")}>
              将登记 {report.entered.slice(0, 6).join("、")}
              {report.entered.length > 6 && ` 等 ${report.entered.length} 项`}
            </span>
          )}
        </span>
      }
    />
  );
}
