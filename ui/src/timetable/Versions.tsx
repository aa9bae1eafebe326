// 审定与调课: the version in force, what people have not been told of since and why, whom to tell, the notices issued,
// which printed papers are out of date.

import { Button, Input } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import {
  type AdjustmentNotice,
  type Adjustments,
  type Approved,
  type CohortId,
  type TimetableChange,
  tell,
  tellAloud,
  useRead,
} from "../door";
import { go } from "../frame/place";
import { DateField, Dialog, TextField, useDraftForm, useKeysBack } from "../parts";
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
      {approved.unannounced > 0 && <span className="amber">，{approved.unannounced} 处还没有通知</span>}
    </button>
  );
}

export function ApproveDialog(props: { cohort: CohortId; unannounced: number; onLeave: () => void }) {
  const { cohort, unannounced, onLeave } = props;
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
      {unannounced > 0 && (
        <p className="amber" data-testid="unannounced">
          有 {unannounced} 处调课还没有通知。审定为新版以后，这几处以新课程表为准，不再出通知单。
        </p>
      )}
      <TextField label="审定人" placeholder="可不填" {...form.field("approver")} />
      <DateField label="日期" {...form.field("day")} />
    </Dialog>
  );
}

/** Under the bar, while a change of an approved timetable has no reason yet. It never stands in the way. */
export function ReasonLine({ of, onAll }: { of: Adjustments; onAll: () => void }) {
  const [later, setLater] = useState<ReadonlySet<number>>(new Set());
  const without = of.unannounced.filter((each) => each.reason === "" && !later.has(each.session));
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
  useKeysBack(); // written or put off, the line is gone
  const save = () => {
    if (typed.trim() !== change.reason) {
      void tellAloud("give_adjustment_reason", {
        cohort: of,
        session: change.session,
        removed: change.now ? undefined : true,
        reason: typed.trim(),
      });
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
  const { cohort, approved, unannounced, outdated } = props.of;
  const notices = useRead("adjustment_notices", { cohort }).data ?? [];
  const print = (paper: string, notice?: number) => go({ at: "cohort", cohort, tab: "paper", paper, notice });
  const issue = async () => {
    if (await tellAloud("issue_adjustment_notice", { cohort })) print("adjustments");
  };
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
          {unannounced.length > 0 && (
            <Button type="primary" onClick={issue} data-testid="issue-notice">
              出通知单
            </Button>
          )}
          {approved && approved.changes > 0 && (
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
      <Unannounced of={props.of} onOpen={props.onOpen} />
      {notices.length > 0 && (
        <div className="notices" data-testid="notices">
          <h3>已出的调课通知单</h3>
          {[...notices].reverse().map((notice) => (
            <Issued key={notice.number} notice={notice} onPrint={() => print("adjustments", notice.number)} />
          ))}
        </div>
      )}
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

/** What the next notice will say. */
function Unannounced({ of, onOpen }: { of: Adjustments; onOpen: (session: number) => void }) {
  const { cohort, approved, unannounced } = of;
  if (unannounced.length === 0) {
    return <p className="quiet">{approved?.changes ? "调课都已经通知了。" : "审定以后没有变动。"}</p>;
  }
  return (
    <>
      <p className="amber" data-testid="unannounced">
        有 {unannounced.length} 处调课还没有通知。
      </p>
      {unannounced.map((change) => (
        <div
          className="change"
          key={`${change.session} ${change.now !== null}`} // a number that has become free may be another session's
          data-testid={`change-${change.session}`}
        >
          {change.now ? (
            <button type="button" className="link" onClick={() => onOpen(change.session)}>
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
    </>
  );
}

/** One that went out; it is printed as it was. */
function Issued({ notice, onPrint }: { notice: AdjustmentNotice; onPrint: () => void }) {
  const { number, issued_on, changes, version } = notice;
  const what = changes.map(({ say }) => say).join("\n");
  return (
    <button type="button" className="link" title={what} onClick={onPrint} data-testid={`notice-${number}`}>
      第{number}号 {sayDay(issued_on)} {changes.length} 处 <small>第{version}版</small>
    </button>
  );
}
