// 审定与调课: the version in force, what differs from it and why, whom to tell, which printed papers are out of date.

import { Button, Input } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { type Adjustments, type Approved, type CohortId, type TimetableChange, tell, tellAloud } from "../door";
import { go } from "../frame/place";
import { DateField, Dialog, TextField, useDraftForm } from "../parts";
import { Panel } from "./Panel";
import { sayDay } from "./week";

/** In the bar: 审定, or 第2版 with what has changed since. */
export function Version(props: { of: Approved | null; onApprove: () => void; onOpen: () => void }) {
  const approved = props.of;
  if (!approved) {
    return (
      <Button onClick={props.onApprove} data-testid="approve">
        审定
      </Button>
    );
  }
  return (
    <button
      type="button"
      className="link"
      onClick={props.onOpen}
      title={`${sayDay(approved.approved_on)}${approved.approver && ` ${approved.approver}`}审定`}
      data-testid="version"
    >
      第{approved.version}版已审定{approved.changes > 0 && `，调课 ${approved.changes} 处`}
    </button>
  );
}

export function ApproveDialog({ cohort, onLeave }: { cohort: CohortId; onLeave: () => void }) {
  const form = useDraftForm<{ approver: string; day: string | null }>(
    { approver: "", day: dayjs().format("YYYY-MM-DD") },
    async ({ approver, day }) => {
      await tell("approve_timetable", { cohort, approver, day: day ?? undefined });
      onLeave();
    },
  );
  return (
    <Dialog
      title="审定课程表"
      agree="审定"
      onAgree={form.send}
      running={form.sending}
      refusal={form.refusal}
      onLeave={onLeave}
    >
      <p className="quiet">把现在的课程表定为一版。此后仍然可以改，改动算调课：可以写明原因，印调课通知单。</p>
      <TextField label="审定人" placeholder="可不填" {...form.field("approver")} />
      <DateField label="日期" {...form.field("day")} />
    </Dialog>
  );
}

/** Under the bar, while a change of an approved timetable has no reason yet. It never stands in the way. */
export function ReasonLine({ of, onAll }: { of: Adjustments; onAll: () => void }) {
  const [later, setLater] = useState<ReadonlySet<number>>(new Set());
  const without = of.changes.filter((each) => each.reason === "" && !later.has(each.session));
  const [first] = without;
  if (!first) return null;
  return (
    <div className="reason-line row" data-testid="reason-line">
      <span className="ellipsis" title={first.say}>
        {first.say}
      </span>
      <Reason key={first.session} of={of.cohort} change={first} />
      <button
        type="button"
        className="link"
        onClick={() => setLater(new Set([...later, ...without.map((each) => each.session)]))}
        data-testid="reason-later"
      >
        以后再写
      </button>
      {without.length > 1 && (
        <button type="button" className="link" onClick={onAll}>
          共 {without.length} 处
        </button>
      )}
    </div>
  );
}

function Reason({ of, change }: { of: CohortId; change: TimetableChange }) {
  const [typed, setTyped] = useState(change.reason);
  const save = () => {
    if (typed.trim() !== change.reason) {
      void tellAloud("give_adjustment_reason", { cohort: of, session: change.session, reason: typed.trim() });
    }
  };
  return (
    <Input
      size="small"
      placeholder="调课原因"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={save}
      onPressEnter={save}
      data-testid={`reason-of-${change.session}`}
    />
  );
}

/** The list beside the week. */
export function ChangesPanel(props: {
  of: Adjustments;
  onApprove: () => void;
  onOpen: (session: number) => void;
  onLeave: () => void;
}) {
  const { cohort, approved, changes, outdated } = props.of;
  const print = (paper: string) => go({ at: "cohort", cohort, tab: "paper", paper });
  return (
    <Panel
      title={
        <>
          第{approved?.version}版{" "}
          <small>
            {approved && sayDay(approved.approved_on)} {approved?.approver}审定
          </small>
        </>
      }
      onLeave={props.onLeave}
      testid="changes-panel"
      foot={
        <>
          {changes.length > 0 && (
            <Button type="primary" onClick={() => print("adjustments")} data-testid="print-adjustments">
              调课通知单
            </Button>
          )}
          {changes.length > 0 && (
            <Button onClick={props.onApprove} data-testid="approve-again">
              审定为新版
            </Button>
          )}
          <span className="stretch" />
          <Button onClick={() => tellAloud("withdraw_approval", { cohort }).then((done) => done && props.onLeave())}>
            取消审定
          </Button>
        </>
      }
    >
      {changes.length === 0 && <p className="quiet">审定以后没有变动。</p>}
      {changes.map((change) => (
        <div className="change" key={change.session} data-testid={`change-${change.session}`}>
          {change.now ? (
            <button type="button" className="link" onClick={() => props.onOpen(change.session)}>
              {change.say}
            </button>
          ) : (
            change.say
          )}
          <Reason key={change.reason} of={cohort} change={change} />
          {change.tell.length > 0 && (
            <small>
              需告知：{change.tell.map((each) => [each.who, each.phone].filter(Boolean).join(" ")).join("、")}
            </small>
          )}
        </div>
      ))}
      {outdated.length > 0 && (
        <div className="stale" data-testid="outdated">
          <h3>已印过、现在过期的</h3>
          {outdated.map((each) => (
            <button type="button" className="link" key={`${each.paper} ${each.part}`} onClick={() => print(each.paper)}>
              {[each.name, each.part, `第${each.edition}版`, `${sayDay(each.printed_on)}印`].filter(Boolean).join(" ")}
            </button>
          ))}
        </div>
      )}
    </Panel>
  );
}
