// 导入课程表: what a workbook would change of the class's timetable, shown before it is written; written, it is one step
// of undo.

import { Button } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import {
  ask,
  type CohortId,
  pickFiles,
  type SessionFate,
  type SessionSeen,
  sayRefused,
  type TimetableReport,
  type Trouble,
  troubleOf,
  useChange,
} from "../door";
import { useEscape } from "../frame/keys";
import { type Column, List, Refused } from "../parts";

/** What a timetable may come as. */
export const TIMETABLES = ["xlsx", "xls", "xlsm", "xlsb", "et", "ods", "csv"];

/** The file the clerk picks; none when they think better of it. */
export async function pickTimetable(): Promise<string | undefined> {
  try {
    return (await pickFiles("选择课程表", TIMETABLES))[0];
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
  const { cohort, file, onLeave } = props;
  const [report, setReport] = useState<TimetableReport | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const write = useChange("import_timetable");
  // Asked once: what is written is what was shown.
  const check = useCallback(() => {
    setTrouble(null);
    ask("check_timetable", { file, cohort }).then(setReport, (thrown) => setTrouble(troubleOf(thrown)));
  }, [file, cohort]);
  useEffect(check, [check]);
  useEscape(true, onLeave);
  const counted = (fate: SessionFate) => report?.sessions.filter((one) => one.fate === fate).length ?? 0;
  const nothing = report !== null && !report.sessions.some(writes);
  const send = async () => {
    if (!report || nothing || write.running) return;
    try {
      await write.run({ file, cohort, fingerprint: report.fingerprint });
      onLeave();
    } catch {
      // The refusal stands beside the button.
    }
  };
  const latest = useRef(send);
  latest.current = send;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "F9") return;
      event.preventDefault();
      void latest.current();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <div className="screen" data-testid="timetable-import">
      <div className="bar">
        <Button onClick={onLeave} data-testid="leave-timetable-import">
          返回
        </Button>
        <h2 className="ellipsis">{report ? `${report.file} → ${report.cohort_title}` : "导入课程表"}</h2>
        {report && (
          <span className="row" data-testid="timetable-counts">
            {FATES.filter(([fate]) => fate !== "保留" || counted(fate) > 0).map(([fate, look]) => (
              <span key={fate} className={counted(fate) ? look : "faint"}>
                {fate} {counted(fate)} 场
              </span>
            ))}
          </span>
        )}
        <span className="stretch" />
        <Refused trouble={write.refusal} testid="timetable-refused" />
        <Button
          type="primary"
          disabled={!report || nothing}
          loading={write.running}
          onClick={send}
          title={nothing ? "文件和现在的课程表一样，没有要写入的" : "F9"}
          data-testid="timetable-write"
        >
          写入课程表（可撤销）
        </Button>
      </div>
      <div className="fill padded-less">
        <Refused trouble={trouble} testid="check-refused" />
        {report && <Seen report={report} />}
        {!report && !trouble && <span className="quiet">正在核对…</span>}
      </div>
    </div>
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
  { key: "say", title: "课次", width: 340, of: (row) => row.say },
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
