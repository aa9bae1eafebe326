// 名册导入: a unit's file is checked, every doubt is put to the clerk, and only then the roster is written, in one
// step of undo. Nothing is written before.

import { Button, Segmented } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import { ask, type CohortId, type Doubt, type RosterReport, type Trouble, troubleOf, useChange } from "../door";
import { useEscape } from "../frame/keys";
import { Empty, Fault, Refused } from "../parts";
import { type Answers, acceptAll, isAnswered, keyOf, leftOut, settled } from "./answers";
import { Doubts } from "./Doubts";
import { LeftOut, Preview } from "./Preview";
import "./intake.css";

export function Import(props: { cohort: CohortId; file: string; onLeave: () => void; onPick: () => void }) {
  const { cohort, file, onLeave, onPick } = props;
  const [report, setReport] = useState<RosterReport | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  // Asked once, not after every change of the books: the answers belong to this very reading.
  const check = useCallback(() => {
    setReport(null);
    setTrouble(null);
    ask("check_roster", { cohort, file }).then(setReport, (thrown) => setTrouble(troubleOf(thrown)));
  }, [cohort, file]);
  useEffect(check, [check]);
  useEscape(true, onLeave);
  if (report) {
    return <Report key={report.fingerprint} {...props} report={report} onCheck={check} />;
  }
  return (
    <div className="screen">
      <div className="bar">
        <Button onClick={onLeave} data-testid="leave-import">
          返回
        </Button>
        <h2>名册导入</h2>
        <span className="stretch" />
        <Button onClick={onPick} data-testid="pick-other">
          换一个文件
        </Button>
      </div>
      <div className="padded">
        {trouble?.kind === "broken" ? (
          <Fault trouble={trouble} />
        ) : (
          <Refused trouble={trouble} testid="check-refused" />
        )}
        {!trouble && <span className="quiet">正在核对…</span>}
      </div>
    </div>
  );
}

type View = "doubts" | "people" | "left-out";

function Report(props: {
  cohort: CohortId;
  file: string;
  report: RosterReport;
  onLeave: () => void;
  onPick: () => void;
  onCheck: () => void;
}) {
  const { report } = props;
  const { doubts, counts } = report;
  const [answers, setAnswers] = useState<Answers>(new Map());
  const [view, setView] = useState<View>(doubts.length > 0 ? "doubts" : "people");
  const [at, setAt] = useState(0);
  const write = useChange("import_roster");

  const out = leftOut(answers, doubts);
  const isOpen = (doubt: Doubt) =>
    !isAnswered(answers, doubt) && ![doubt.row, ...doubt.also].every((row) => out.has(row));
  const open = doubts.filter(isOpen);
  const people = counts.people - report.rows.filter((row) => out.has(row.row)).length;
  const ready = open.length === 0 && people > 0;

  const send = async () => {
    if (!ready || write.running) return;
    const { cohort, file } = props;
    try {
      await write.run({
        cohort,
        file,
        fingerprint: report.fingerprint,
        answers: settled(answers, doubts),
        accept_all: false,
      });
      props.onLeave();
    } catch (thrown) {
      const { row, field } = troubleOf(thrown);
      const doubt = doubts.findIndex((each) => each.row === row && (field === undefined || each.field === field));
      if (doubt >= 0) {
        setView("doubts");
        setAt(doubt);
      }
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

  const left = report.refused.length + report.skipped.length;
  return (
    <div className="screen import">
      <div className="bar">
        <Button onClick={props.onLeave} data-testid="leave-import">
          返回
        </Button>
        <h2 className="ellipsis" title={`${report.file} › ${report.sheet}`}>
          {report.file} › {report.sheet}
        </h2>
        <span className="counts" data-testid="import-counts">
          <span className="green">可直接采用 {counts.sure} 人</span>
          <span className={counts.doubts > 0 ? "amber" : "faint"}>疑问 {counts.doubts} 处</span>
          <span className={counts.refused > 0 ? "red" : "faint"}>不能录入 {counts.refused} 行</span>
          <span className="faint">跳过 {counts.skipped} 行</span>
        </span>
        <span className="stretch" />
        <Button onClick={props.onPick} data-testid="pick-other">
          换一个文件
        </Button>
      </div>
      <Columns report={report} />
      <div className="bar">
        <Segmented<View>
          value={view}
          onChange={setView}
          options={[
            {
              value: "doubts",
              label: (
                <span data-testid="view-doubts">
                  疑问 {open.length > 0 ? `${open.length}/${doubts.length}` : doubts.length}
                </span>
              ),
            },
            { value: "people", label: <span data-testid="view-people">学员 {report.rows.length} 行</span> },
            { value: "left-out", label: <span data-testid="view-left-out">没有采用的 {left} 行</span> },
          ]}
        />
        <span className="stretch" />
        <Refused trouble={write.refusal} testid="import-refused" />
        {write.refusal && !write.refusal.row && (
          <Button onClick={props.onCheck} data-testid="check-again">
            重新核对
          </Button>
        )}
        {open.length > 0 && (
          <Button onClick={() => setAnswers(acceptAll(answers, doubts))} data-testid="accept-all">
            全部采用建议（{open.length} 处）
          </Button>
        )}
        <Button
          type="primary"
          disabled={!ready}
          loading={write.running}
          onClick={send}
          title={open.length > 0 ? `还有 ${open.length} 处疑问没有答复` : "F9"}
          data-testid="import-write"
        >
          写入名册 {people} 人（可撤销）
        </Button>
      </div>
      <div className="fill">
        {view === "doubts" &&
          (doubts.length > 0 ? (
            <Doubts
              report={report}
              answers={answers}
              isOpen={isOpen}
              at={at}
              onAt={setAt}
              onAnswers={setAnswers}
              refused={write.refusal}
            />
          ) : (
            <Empty
              say="没有疑问，可以直接写入名册。"
              button={people > 0 ? `写入名册 ${people} 人` : undefined}
              onBegin={send}
            />
          ))}
        {view === "people" && (
          <Preview report={report} answers={answers} out={out} open={new Set(open.map((doubt) => keyOf(doubt)))} />
        )}
        {view === "left-out" && <LeftOut report={report} />}
      </div>
    </div>
  );
}

/** Which columns of the file were understood, and as what; which were not. */
function Columns({ report }: { report: RosterReport }) {
  const known = report.columns.filter((column) => column.field);
  const unknown = report.columns.filter((column) => !column.field && column.heading);
  return (
    <div className="understood quiet" data-testid="import-columns">
      第 {report.header_rows.join("、")} 行是表头。读懂的栏目：
      {known.map((column) => (
        <span key={column.letter} title={`${column.letter} 栏「${column.heading}」`}>
          {column.field}
          {column.heading !== column.field && <span className="faint">（{column.heading}）</span>}
        </span>
      ))}
      {unknown.length > 0 && (
        <span className="amber" title="这些栏目不会录入">
          没有读的栏目：{unknown.map((column) => `${column.letter}「${column.heading}」`).join("、")}
        </span>
      )}
      {report.unit_from_title && <span>单位取自表头：{report.unit_from_title}</span>}
      {report.other_sheets.length > 0 && (
        <span className="amber">另有像名册的工作表没有读：{report.other_sheets.join("、")}</span>
      )}
    </div>
  );
}
