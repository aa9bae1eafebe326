// 请假: who, why, from when to when. What it does to the one-seventh, who must sign and which sessions it covers are said
// as one types, before anything is written. Enter enters it; with the signatures there already, it is granted at once.

import { Button, Segmented } from "antd";
import dayjs from "dayjs";
import { sayHours } from "../cohort/words";
import {
  type AskLeave,
  type CohortId,
  type HalfDay,
  type LeaveAsked,
  type LeaveKind,
  type LeaveLine,
  type TraineeId,
  type Trouble,
  tell,
  useRead,
} from "../door";
import { DateField, Dialog, Field, Refused, TextField, TimeField, useDraftForm } from "../parts";
import { sayDay } from "../timetable/week";
import { PersonField } from "./PersonField";
import { type Findable, formOf, halfNow, KINDS, type Moment, momentOf, WHENS, type When } from "./words";
import "./leave.css";

interface Draft {
  trainee: TraineeId | null;
  kind: LeaveKind;
  from_day: string | null;
  from_when: When;
  from_at: string;
  to_day: string | null;
  to_when: When;
  to_at: string;
  reason: string;
  note: string;
}

export interface LeaveDialogProps {
  cohort: CohortId;
  /** Of this trainee; else whom the dialog asks for first. */
  trainee?: TraineeId;
  /** Beginning with this half day; else with the one it is. */
  from?: { day: string; half: HalfDay };
  /** The leave that is changed; else a new one. */
  line?: LeaveLine;
  /** Left, with what was entered, if anything was. */
  onLeave: (entered?: LeaveLine) => void;
}

/** Waits for the class, whose days the form begins in. */
export function LeaveDialog(props: LeaveDialogProps) {
  const { data: cohort } = useRead("cohort", { cohort: props.cohort });
  if (!cohort) return null;
  const today = dayjs().format("YYYY-MM-DD");
  const day = props.from?.day ?? (today < cohort.starts ? cohort.starts : today > cohort.ends ? cohort.ends : today);
  const when = props.from?.half ?? (day === today ? halfNow(dayjs().hour()) : "上午");
  return <Asking {...props} begin={{ day, when, at: "08:30" }} />;
}

function Asking({ begin, ...props }: LeaveDialogProps & { begin: Moment }) {
  const { line } = props;
  const from = line ? formOf(line.from) : begin;
  const to = line ? formOf(line.to) : begin;
  const start: Draft = {
    trainee: line?.trainee ?? props.trainee ?? null,
    kind: line?.kind ?? "事假",
    from_day: from.day,
    from_when: from.when,
    from_at: from.at,
    to_day: to.day,
    to_when: to.when,
    to_at: line ? to.at : "10:00",
    reason: line?.reason ?? "",
    note: line?.note ?? "",
  };
  const enter = async (draft: Draft, granted: "待批" | "已签齐") => {
    const asked = askedOf(draft, line);
    if (draft.trainee === null) throw { kind: "refused", say: "请先写明谁请假。", field: "trainee" } as Trouble;
    if (!asked) throw { kind: "refused", say: "请填写从哪天到哪天。", field: "to_day" } as Trouble;
    const { reason, note } = draft;
    const { kind, from, to } = asked;
    props.onLeave(
      line
        ? await tell("change_leave", { leave: line.id, kind, from, to, reason, note })
        : await tell("add_leave", { trainee: draft.trainee, kind, from, to, reason, note, granted }),
    );
  };
  const form = useDraftForm(start, (draft) => enter(draft, "待批"));
  const now = useDraftForm(start, () => enter(form.draft, "已签齐"));
  const { draft, put } = form;
  const people = usePeople(props.cohort);
  const asked = useRead("ask_leave", askedOf(draft, line));
  const weighed = asked.trouble ? undefined : asked.data;
  const days = {
    from: form.field("from_day"),
    to: form.field("to_day"),
  };
  return (
    <Dialog
      title={line ? `修改 ${line.name} 的请假` : "请假"}
      agree={line ? "保存" : "登记，待签批"}
      onAgree={form.send}
      onLeave={() => props.onLeave()}
      running={form.sending || now.sending}
      refusal={form.refusal ?? now.refusal}
      width={720}
      also={
        !line && (
          <Button onClick={() => void now.send()} disabled={!weighed || draft.trainee === null} data-testid="grant-now">
            已签齐，当即批准
          </Button>
        )
      }
      testid="ask-leave"
    >
      <div className="asking-leave">
        {line ? null : <PersonField label="学员" people={people} {...form.field("trainee")} />}
        <Field label="种类" field="kind">
          <Segmented
            options={[...KINDS]}
            value={draft.kind}
            onChange={(kind) => put({ kind })}
            tabIndex={-1} // the chosen one takes the Tab; the frame around it would take another
            data-testid="leave-kind"
          />
        </Field>
        <div className="moment">
          <DateField
            label="从"
            required
            {...days.from}
            onSave={(day) => {
              days.from.onSave(day);
              if (day && (draft.to_day === null || draft.to_day < day)) put({ to_day: day });
            }}
          />
          <Segmented
            options={[...WHENS]}
            value={draft.from_when}
            onChange={(when) => put(beginning(draft, when))}
            tabIndex={-1}
            data-testid="leave-from"
          />
          {draft.from_when === "几点" && <TimeField label="" {...form.field("from_at")} />}
        </div>
        <div className="moment">
          <DateField label="到" required near={draft.from_day ?? undefined} {...days.to} />
          <Segmented
            options={[...WHENS]}
            value={draft.to_when}
            onChange={(when) => put({ to_when: when })}
            tabIndex={-1}
            data-testid="leave-to"
          />
          {draft.to_when === "几点" && <TimeField label="" {...form.field("to_at")} />}
        </div>
        <TextField label="事由" placeholder="例如：参加县政府常务会议" {...form.field("reason")} />
        <Refused trouble={asked.trouble} testid="leave-not-asked" />
        {weighed && draft.trainee !== null && <Weighed it={weighed} />}
      </div>
    </Dialog>
  );
}

/** Beginning with this half day: one that ended sooner on the same day ends with it. */
function beginning({ from_day, to_day, to_when }: Draft, when: When): Partial<Draft> {
  const sooner = from_day === to_day && WHENS.indexOf(to_when) < WHENS.indexOf(when);
  return { from_when: when, ...(sooner && { to_when: when }) };
}

/** What the draft asks; null while somebody or some day is missing. */
function askedOf(draft: Draft, line: LeaveLine | undefined): AskLeave | null {
  const from = momentOf({ day: draft.from_day, when: draft.from_when, at: draft.from_at });
  const to = momentOf({ day: draft.to_day, when: draft.to_when, at: draft.to_at });
  if (draft.trainee === null || !from || !to) return null;
  return { trainee: draft.trainee, kind: draft.kind, from, to, ...(line && { leave: line.id }) };
}

/** Everybody of the class who has not left, with what they may be found by. */
function usePeople(cohort: CohortId): (Findable & { trainee: TraineeId })[] {
  const rows = useRead("attendance", { cohort }).data?.trainees ?? [];
  const badges = useRead("badge_codes", { cohort }).data ?? [];
  const badge = new Map(badges.map((each) => [each.trainee, each.badge]));
  return rows.filter(({ left }) => !left).map((row) => ({ ...row, badge: badge.get(row.trainee) }));
}

/** How many of the sessions are named before the rest is counted. */
const ENOUGH = 6;

/** What is said before leave is granted. */
export function Weighed({ it }: { it: LeaveAsked }) {
  const more = it.sessions.length - ENOUGH;
  return (
    <div className="weighed" data-testid="weighed">
      <p className={it.exceeds ? "red say" : "say"} data-testid="leave-say">
        {it.say}
      </p>
      {it.limit && <p className="faint">依据：{it.limit.authority}</p>}
      <p>
        {it.period}，共{it.length}　需签字：<b data-testid="leave-signers">{it.signers.join("、")}</b>
      </p>
      {it.overlaps.length > 0 && <p className="amber">同一时间已有：{it.overlaps.join("；")}</p>}
      {it.changes > 0 && (
        <p className="amber">
          批准以后，已点名的 {it.changes} 次旷课改为{"请假，记“补办请假”。"}
        </p>
      )}
      {it.sessions.length === 0 ? (
        <p className="quiet">这段时间没有他的课，不占学时。</p>
      ) : (
        <table className="covered">
          <tbody>
            {it.sessions.slice(0, ENOUGH).map((each) => (
              <tr key={each.session}>
                <td>
                  {sayDay(each.day)} {each.starts}–{each.ends}
                </td>
                <td className="ellipsis" title={each.title}>
                  {each.title}
                </td>
                <td className="figure">{sayHours(each.hours)} 学时</td>
                <td className={each.say.endsWith("不符") ? "amber" : ""}>{each.say}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more > 0 && <p className="quiet">还有 {more} 次课</p>}
    </div>
  );
}
