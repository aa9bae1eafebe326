// The panel beside the week: one session, being planned (sent as a whole) or on the timetable (saved field by field).
// What stands in its way is said at the top, before it is written and after.

import { Button } from "antd";
import { useMemo } from "react";
import {
  type Clash,
  type CohortId,
  type Plan,
  type SessionLine,
  tell,
  tellAloud,
  useRead,
  type WouldClash,
} from "../door";
import { go } from "../frame/place";
import {
  agreeOnEnter,
  ChoiceField,
  DateField,
  type FieldProps,
  NumberField,
  Refused,
  RegisterField,
  TextField,
  TimeField,
  useDraftForm,
  useSavedForm,
} from "../parts";
import { type Repair, type Surroundings, useRepairs } from "./repairs";
import { minutesOf, sayDay, weekday } from "./week";
import { chosen, isTaught, KINDS, type Kind, knownLecturers, knownTopics, knownVenues, nameOf, STATES } from "./words";

/** A session as the panel's fields hold it: names instead of ids. */
interface Filled {
  day: string;
  starts: string;
  ends: string;
  kind: Kind;
  topic: string;
  lecturer: string;
  venue: string;
  /** Hundredths; null means by the length of the block. */
  hours: number | null;
  state: SessionLine["state"];
  note: string;
}

function useRegisters() {
  const topics = useRead("topics", {}).data;
  const lecturers = useRead("lecturers", {}).data;
  const venues = useRead("venues", {}).data;
  return useMemo(
    () => ({
      lines: topics ?? [],
      topics: knownTopics(topics ?? []),
      lecturers: knownLecturers(lecturers ?? []),
      venues: knownVenues(venues ?? []),
    }),
    [topics, lecturers, venues],
  );
}
type Registers = ReturnType<typeof useRegisters>;

function planOf(cohort: CohortId, it: Filled, registers: Registers): Plan {
  const known = registers.topics.find((topic) => topic.name === it.topic.trim());
  const asTopic = known !== undefined || isTaught(it.kind);
  return {
    cohort,
    day: it.day,
    starts: it.starts,
    ends: it.ends,
    kind: it.kind,
    topic: asTopic ? chosen(registers.topics, it.topic) : undefined,
    title: asTopic ? undefined : it.topic.trim(),
    lecturer: chosen(registers.lecturers, it.lecturer),
    venue: chosen(registers.venues, it.venue),
    hours: it.hours ?? undefined,
    state: it.state,
    note: it.note,
  };
}

/** What the door calls a field and what the panel does. */
const FIELD_OF: Record<string, keyof Filled> = { title: "topic" };

function renamed<T>(promise: Promise<T>): Promise<T> {
  return promise.catch((thrown) => {
    const field = thrown?.field as string | undefined;
    throw field && FIELD_OF[field] ? { ...thrown, field: FIELD_OF[field] } : thrown;
  });
}

// ---------------------------------------------------------------------------------------------- planning

/** Plan something new in a free stretch. `onPlanned` is told its id. */
export function NewSessionPanel(props: {
  cohort: CohortId;
  slot: { day: string; starts: string; ends: string };
  around: Surroundings;
  onPlanned: (session: SessionLine) => void;
  onLeave: () => void;
}) {
  const registers = useRegisters();
  const form = useDraftForm<Filled>(
    { ...props.slot, kind: "讲授", topic: "", lecturer: "", venue: "", hours: null, state: "待确认", note: "" },
    async (draft) =>
      props.onPlanned((await renamed(tell("plan_session", planOf(props.cohort, draft, registers)))).session),
  );
  const { draft } = form;
  const reversed = minutesOf(draft.ends) <= minutesOf(draft.starts);
  const id = <Id,>(entries: readonly { id: Id; name: string }[], name: string) =>
    entries.find((each) => each.name === name)?.id;
  const wanted: WouldClash = {
    cohort: props.cohort,
    day: draft.day,
    starts: draft.starts,
    ends: draft.ends,
    lecturer: id(registers.lecturers, draft.lecturer),
    venue: id(registers.venues, draft.venue),
  };
  const clashes = useRead("would_clash", reversed ? null : wanted).data ?? [];
  const repairs = useRepairs(wanted, reversed ? [] : clashes, props.around);
  const onTopic = (name: string) => {
    const topic = registers.lines[registers.topics.findIndex((each) => each.name === name)];
    form.put({
      topic: name,
      kind: topic?.kind ?? draft.kind,
      lecturer: draft.lecturer || (topic ? nameOf(registers.lecturers, topic.lecturer, "") : ""),
    });
  };
  return (
    <aside className="panel" onKeyDown={agreeOnEnter(form.send)} data-testid="new-session">
      <h2>
        排课：{sayDay(draft.day)} {weekday(draft.day)}
      </h2>
      <Clashes
        clashes={reversed ? [] : clashes}
        repairs={repairs}
        onRepair={({ venue, at }) =>
          form.put({ ...at, ...(venue === undefined ? {} : { venue: nameOf(registers.venues, venue, "") }) })
        }
      />
      <Fields
        registers={registers}
        field={form.field}
        kind={draft.kind}
        topic={{ ...form.field("topic"), onSave: onTopic }}
        fresh
      />
      <Refused trouble={form.refusal} />
      <div className="row foot">
        <Button type="primary" onClick={form.send} loading={form.sending} data-testid="plan">
          安排
        </Button>
        <Button onClick={props.onLeave} data-testid="leave-plan">
          取消
        </Button>
        <span className="faint">回车安排，Esc 取消</span>
      </div>
    </aside>
  );
}

// ---------------------------------------------------------------------------------------------- changing

/** A session on the timetable. */
export function SessionPanel(props: {
  session: SessionLine;
  clashes: readonly Clash[];
  around: Surroundings;
  onLeave: () => void;
}) {
  const { session } = props;
  const registers = useRegisters();
  const filled: Filled = {
    day: session.day,
    starts: session.starts,
    ends: session.ends,
    kind: session.kind,
    topic: session.topic === null ? session.title : nameOf(registers.topics, session.topic, session.title),
    lecturer: nameOf(registers.lecturers, session.lecturer, session.lecturer_name),
    venue: nameOf(registers.venues, session.venue, session.venue_name),
    hours: session.hours,
    state: session.state,
    note: session.note,
  };
  const form = useSavedForm(filled, (whole) => {
    // Hours follow the block when its times are changed, until they are set by hand.
    const resized = whole.starts !== filled.starts || whole.ends !== filled.ends;
    const plan = planOf(session.cohort, resized ? { ...whole, hours: null } : whole, registers);
    return renamed(tell("replan_session", { session: session.id, plan }));
  });
  const { id, cohort, day, starts, ends } = session;
  const wanted: WouldClash = {
    session: id,
    cohort,
    day,
    starts,
    ends,
    lecturer: session.lecturer ?? undefined,
    venue: session.venue ?? undefined,
  };
  const repairs = useRepairs(wanted, props.clashes, props.around);
  const onRepair = ({ venue, at }: Repair) =>
    at
      ? tellAloud("move_session", { session: id, day: at.day, starts: at.starts })
      : tellAloud("replan_session", { session: id, plan: { ...planOf(cohort, filled, registers), venue } });
  return (
    <aside className="panel" data-testid="session-panel">
      <h2>
        {sayDay(session.day)} {weekday(session.day)} {session.half_day}
      </h2>
      <Clashes clashes={props.clashes} repairs={repairs} onRepair={onRepair} />
      <Fields registers={registers} field={form.field} kind={session.kind} topic={form.field("topic")} />
      <div className="row foot">
        <Button
          onClick={() => go({ at: "cohort", cohort: session.cohort, tab: "rollcall", session: session.id })}
          data-testid="to-roll"
        >
          {session.roll_taken ? "查看点名" : "点名"}
        </Button>
        <span className="stretch" />
        <Button
          danger
          onClick={() => tellAloud("remove_session", { session: session.id }).then((done) => done && props.onLeave())}
          data-testid="remove-session"
        >
          删除
        </Button>
        <Button onClick={props.onLeave} data-testid="close-panel">
          关闭
        </Button>
      </div>
    </aside>
  );
}

// ---------------------------------------------------------------------------------------------- both

/** What is in the way, and under it the ways out. */
function Clashes(props: {
  clashes: readonly Clash[];
  repairs: readonly Repair[] | null;
  onRepair: (repair: Repair) => void;
}) {
  if (props.clashes.length === 0) return null;
  return (
    <div className="clashes" role="alert">
      <ul data-testid="panel-clashes">
        {props.clashes.map((clash) => (
          <li key={clash.say}>{clash.say}</li>
        ))}
      </ul>
      {props.repairs?.length === 0 && <div className="quiet">班期内没有放得下的空档，可以换人、换地点或缩短时间。</div>}
      {props.repairs?.map((repair, index) => (
        <button
          type="button"
          key={repair.say}
          className="link"
          onClick={() => props.onRepair(repair)}
          data-testid={`repair-${index}`}
        >
          {repair.say}
        </button>
      ))}
    </div>
  );
}

type FieldOf = <K extends keyof Filled & string>(name: K) => FieldProps<Filled[K]>;

function Fields(props: {
  registers: Registers;
  field: FieldOf;
  kind: Kind;
  topic: FieldProps<string>;
  fresh?: boolean;
}) {
  const { registers, field } = props;
  const [day, kind, state] = [field("day"), field("kind"), field("state")];
  return (
    <>
      <RegisterField
        label="内容"
        entries={registers.topics}
        register={isTaught(props.kind) ? "专题库" : "课程表（不入专题库）"}
        placeholder="选择专题，或直接输入"
        autoFocus={props.fresh}
        {...props.topic}
      />
      <ChoiceField label="形式" choices={KINDS} {...kind} onSave={(value) => value && kind.onSave(value)} />
      <RegisterField
        label="授课人"
        entries={registers.lecturers}
        register="授课人库"
        placeholder="选择或输入姓名"
        {...field("lecturer")}
      />
      <RegisterField
        label="地点"
        entries={registers.venues}
        register="场地库"
        placeholder="选择或输入场地"
        {...field("venue")}
      />
      <DateField label="日期" required {...day} onSave={(value) => value && day.onSave(value)} />
      <div className="times">
        <TimeField label="时间" {...field("starts")} />
        <TimeField label="至" {...field("ends")} />
      </div>
      <NumberField
        label="学时"
        per={100}
        placeholder="按时长"
        hint={props.fresh ? "不填则按 45 分钟 1 学时" : undefined}
        {...field("hours")}
      />
      <ChoiceField label="确认" choices={STATES} {...state} onSave={(value) => value && state.onSave(value)} />
      <TextField label="备注" {...field("note")} />
    </>
  );
}
