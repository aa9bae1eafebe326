// 结业审核: each trainee's attendance, what the rules advise, and what the office decides. 1, 2 and 3 decide.

import { CheckOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { IssueDialog } from "../certificate/IssueDialog";
import { sayHours } from "../cohort/words";
import { type Completion, type CompletionLine, type Decision, type TraineeId, tell, tellAloud } from "../door";
import { address, go } from "../frame/place";
import { type Column, Dialog, type Item, List, TextField, toRows, useDraftForm } from "../parts";
import { percent } from "../rollcall/words";
import { DECISIONS, leaves, saySuggestion, short, toneOf } from "./words";
import "./completion.css";

export function Review(props: {
  completion: Completion;
  tools: ReactNode;
  onIssued: (trainees: readonly TraineeId[]) => void;
}) {
  const { cohort, lines, rolls_missing } = props.completion;
  const [chosen, setChosen] = useState<readonly (number | string)[]>([]);
  const [asking, setAsking] = useState<{ decision: Decision; lines: readonly CompletionLine[] } | null>(null);
  const [issuing, setIssuing] = useState<readonly CompletionLine[] | null>(null);

  const ticked = lines.filter((line) => chosen.includes(line.trainee));
  const undecided = lines.filter((line) => line.decision === null);
  const ready = lines.filter((line) => line.decision === "准予结业" && line.serial === null);
  const readyTicked = ready.filter((line) => chosen.includes(line.trainee));
  const toIssue = ticked.length > 0 ? readyTicked : ready;

  const decide = (decision: Decision | null, on: readonly CompletionLine[]) => {
    if (on.length === 0) return;
    if (decision !== null && decision !== "准予结业") return setAsking({ decision, lines: on });
    const decisions = on.map(({ trainee }) => ({ trainee, decision, reason: "" }));
    void tellAloud("decide_completion", { cohort, decisions });
  };
  const accept = () =>
    tellAloud("decide_completion", {
      cohort,
      decisions: undecided.map(({ trainee, suggestion }) => ({
        trainee,
        decision: suggestion.decision,
        reason: suggestion.why,
      })),
    });
  const onKey = (event: KeyboardEvent, row: CompletionLine | undefined) => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.altKey) return;
    const decision = event.key === "0" ? null : DECISIONS[Number(event.key) - 1];
    if (decision === undefined) return;
    event.preventDefault();
    decide(decision, ticked.length > 0 ? ticked : row ? [row] : []);
  };

  const columns: Column<CompletionLine>[] = [
    ...SEEN,
    {
      key: "decision",
      title: "决定",
      width: 158,
      of: (line) => line.decision ?? "",
      show: (line) => <Decided line={line} onDecide={(decision) => decide(decision, [line])} />,
    },
    ...WRITTEN,
  ];
  const count = (decision: Decision | null) => lines.filter((line) => line.decision === decision).length;

  return (
    <div className="review">
      {rolls_missing > 0 && lines.length > 0 && (
        <div className="note amber" data-testid="rolls-missing">
          还有 {rolls_missing} 个课次没有点名，下面的建议只按已点名的课次。
          <a href={address({ at: "cohort", cohort, tab: "rollcall" })}>去点名</a>
        </div>
      )}
      <List
        name="completion"
        rows={lines}
        columns={columns}
        id={(line) => line.trainee}
        chosen={chosen}
        onChosen={setChosen}
        search="查找姓名、单位"
        measure="人"
        onKey={onKey}
        tools={
          <>
            {props.tools}
            {undecided.length > 0 && (
              <Button icon={<CheckOutlined />} onClick={accept} data-testid="accept-suggestions">
                全部采用建议（{undecided.length} 人）
              </Button>
            )}
            {toIssue.length > 0 && (
              <Button type="primary" onClick={() => setIssuing(toIssue)} data-testid="issue">
                发证（{toIssue.length} 人）
              </Button>
            )}
          </>
        }
        empty={{
          say: "名册里还没有学员。导入名册、点名以后，在这里审核谁准予结业，再编号发证。",
          button: "去导入名册",
          onBegin: () => go({ at: "cohort", cohort, tab: "trainee" }),
        }}
        menu={(line): Item[] => {
          const on = chosen.includes(line.trainee) ? ticked : [line];
          const whom = on.length > 1 ? `（所选 ${on.length} 人）` : "";
          return [
            ...DECISIONS.map((decision, index) => ({
              word: `${decision}${whom}　${index + 1}`,
              onChoose: () => decide(decision, on),
            })),
            { word: `取消决定${whom}　0`, onChoose: () => decide(null, on) },
          ];
        }}
        foot={
          lines.length > 0 && (
            <span className="row" data-testid="completion-sum">
              <span>准予 {count("准予结业")} 人</span>
              <span>暂缓 {count("暂缓结业")} 人</span>
              <span>不予 {count("不予结业")} 人</span>
              <span className={undecided.length > 0 ? "amber" : undefined}>未定 {undecided.length} 人</span>
              <span>已发证 {lines.filter((line) => line.serial !== null).length} 张</span>
              <span className="stretch" />
              <span className="faint">
                选中一行按 <kbd>1</kbd> 准予 <kbd>2</kbd> 暂缓 <kbd>3</kbd> 不予 <kbd>0</kbd> 取消
              </span>
            </span>
          )
        }
      />
      {asking && (
        <ReasonDialog
          {...asking}
          cohort={cohort}
          onLeave={() => {
            setAsking(null);
            toRows("completion");
          }}
        />
      )}
      {issuing && (
        <IssueDialog
          cohort={cohort}
          lines={issuing}
          onLeave={() => setIssuing(null)}
          onIssued={() => props.onIssued(issuing.map((line) => line.trainee))}
        />
      )}
    </div>
  );
}

/** What the decision rests on. */
const SEEN: Column<CompletionLine>[] = [
  { key: "number", title: "序号", width: 48, figure: true, of: (line) => line.number },
  { key: "name", title: "姓名", width: 80, of: (line) => line.name },
  { key: "unit", title: "单位", of: (line) => line.unit },
  { key: "expected", title: "应到", width: 46, figure: true, of: (line) => line.tally.expected },
  { key: "came", title: "实到", width: 46, figure: true, of: (line) => line.tally.came },
  { key: "leave", title: "请假", width: 46, figure: true, of: (line) => leaves(line) || "" },
  {
    key: "absent",
    title: "旷课",
    width: 46,
    figure: true,
    of: (line) => line.tally.absent || "",
    show: (line) => <span className="red">{line.tally.absent || ""}</span>,
  },
  {
    key: "hours",
    title: "实到学时",
    width: 74,
    figure: true,
    of: (line) => line.tally.came_hours / 100,
    show: (line) => (
      <span title={`应到 ${sayHours(line.tally.expected_hours)} 学时，请假 ${sayHours(line.tally.leave_hours)} 学时`}>
        {sayHours(line.tally.came_hours)}
      </span>
    ),
  },
  {
    key: "rate",
    title: "参训率A",
    width: 62,
    figure: true,
    of: (line) => (line.rate.whole ? line.rate.part / line.rate.whole : null),
    show: (line) => (
      <span title={`实到 ${line.rate.part} ÷ 应到 ${line.rate.whole}（人次）`}>{percent(line.rate)}</span>
    ),
  },
  {
    key: "suggestion",
    title: "建议",
    of: saySuggestion,
    show: (line) => <span className={toneOf(line.suggestion.decision)}>{saySuggestion(line)}</span>,
  },
];

/** What came of it. */
const WRITTEN: Column<CompletionLine>[] = [
  { key: "reason", title: "原因", of: (line) => line.reason },
  { key: "serial", title: "证书编号", width: 216, of: (line) => line.serial },
];

/** Three buttons; the one decided is pressed, and pressing it again takes the decision back. */
function Decided(props: { line: CompletionLine; onDecide: (decision: Decision | null) => void }) {
  const { line } = props;
  return (
    <span className="decide" title={line.serial ? "已发证；要改决定，请先作废证书" : undefined}>
      {DECISIONS.map((decision) => (
        <button
          key={decision}
          type="button"
          tabIndex={-1}
          aria-pressed={line.decision === decision}
          className={line.decision === decision ? toneOf(decision) : undefined}
          disabled={line.serial !== null}
          onClick={() => props.onDecide(line.decision === decision ? null : decision)}
          data-testid={`decide-${line.number}-${short(decision)}`}
        >
          {short(decision)}
        </button>
      ))}
    </span>
  );
}

/** 暂缓 and 不予 need their reason; what the rules say stands ready. */
function ReasonDialog(props: {
  cohort: Completion["cohort"];
  decision: Decision;
  lines: readonly CompletionLine[];
  onLeave: () => void;
}) {
  const { cohort, decision, lines } = props;
  const [first] = lines;
  const known =
    lines.length === 1 && first
      ? first.reason || (first.suggestion.decision === decision ? first.suggestion.why : "")
      : "";
  const form = useDraftForm({ reason: known }, async ({ reason }) => {
    await tell("decide_completion", {
      cohort,
      decisions: lines.map(({ trainee }) => ({ trainee, decision, reason })),
    });
    props.onLeave();
  });
  const names = lines.map((line) => line.name).join("、");
  return (
    <Dialog
      title={`${decision}：${lines.length > 3 ? `${names.split("、").slice(0, 3).join("、")} 等 ${lines.length} 人` : names}`}
      agree={decision}
      onAgree={form.send}
      onLeave={props.onLeave}
      running={form.sending}
      refusal={form.refusal}
      testid="reason-dialog"
    >
      <TextField label="原因" placeholder="例如：旷课1次，待补课" {...form.field("reason")} />
    </Dialog>
  );
}
