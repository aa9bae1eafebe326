// The panel beside the week: one session, being planned (sent as a whole) or on the timetable (saved field by field).
// What stands in its way is said at the top, before it is written and after, with the ways out.

import { Button, Dropdown } from "antd";
import {
  type Clash,
  type CohortId,
  type Repair,
  type SessionLine,
  sayRefused,
  tell,
  tellAloud,
  troubleOf,
  useRead,
} from "../door";
import { go } from "../frame/place";
import { agreeOnEnter, ChoiceField, Refused, useDraftForm, useSavedForm } from "../parts";
import { Clashes } from "./Clashes";
import { isOpen } from "./clashes";
import { besideField, EMPTY, type Filled, filledFrom, planOf, useRegisters, wantedOf } from "./filled";
import { Joint } from "./Joint";
import { Panel } from "./Panel";
import { SessionFields } from "./SessionFields";
import { minutesOf, sayDay, weekday } from "./week";
import { nameOf } from "./words";

/** Plan something new in a free stretch. `onPlanned` is told its id. */
export function NewSessionPanel(props: {
  cohort: CohortId;
  slot: { day: string; starts: string; ends: string };
  onPlanned: (session: SessionLine) => void;
  onLeave: () => void;
}) {
  const registers = useRegisters();
  const form = useDraftForm<Filled>({ ...EMPTY, ...props.slot }, async (draft) =>
    props.onPlanned((await besideField(tell("plan_session", planOf(props.cohort, draft, registers)))).session),
  );
  const { draft } = form;
  const reversed = minutesOf(draft.ends) <= minutesOf(draft.starts);
  const wanted = wantedOf(props.cohort, draft, registers);
  const clashes = useRead("would_clash", reversed ? null : wanted).data ?? [];
  const repairs = useRead("repairs", !reversed && clashes.some(isOpen) ? { plan: wanted } : null).data ?? null;
  /** What is not written yet is mended in its fields. */
  const onRepair = ({ plan }: Repair) => {
    if (!plan) return;
    const { day, starts, ends, lecturer, venue } = plan;
    form.put({
      day: day ?? draft.day,
      starts: starts ?? draft.starts,
      ends: ends ?? draft.ends,
      lecturer: lecturer === null ? draft.lecturer : nameOf(registers.lecturers, lecturer, draft.lecturer),
      venue: venue === null ? draft.venue : nameOf(registers.venues, venue, draft.venue),
    });
  };
  const onTopic = (name: string) => {
    const topic = registers.lines[registers.topics.findIndex((each) => each.name === name)];
    form.put({
      topic: name,
      kind: topic?.kind ?? draft.kind,
      lecturer: draft.lecturer || (topic ? nameOf(registers.lecturers, topic.lecturer, "") : ""),
    });
  };
  return (
    <Panel
      title={`排课：${sayDay(draft.day)} ${weekday(draft.day)}`}
      onLeave={props.onLeave}
      onKeyDown={agreeOnEnter(form.send)}
      testid="new-session"
      foot={
        <>
          <Button type="primary" onClick={form.send} loading={form.sending} data-testid="plan">
            安排
          </Button>
          <Button onClick={props.onLeave} data-testid="leave-plan">
            取消
          </Button>
          <span className="faint">回车安排，Esc 取消</span>
        </>
      }
    >
      <Clashes clashes={reversed ? [] : clashes} repairs={repairs} onRepair={onRepair} />
      <SessionFields
        registers={registers}
        filled={draft}
        field={form.field}
        topic={{ ...form.field("topic"), onSave: onTopic }}
        fresh
      />
      {draft.kind === "现场教学" && <Route cohort={props.cohort} day={draft.day} onDropped={props.onLeave} />}
      <Refused trouble={form.refusal} />
    </Panel>
  );
}

/** 线路: its sites with their times, put down whole from this day on. */
function Route(props: { cohort: CohortId; day: string; onDropped: () => void }) {
  const routes = useRead("routes", {}).data ?? [];
  if (routes.length === 0) return null;
  return (
    <ChoiceField
      label="或线路"
      field="route"
      placeholder="整条线路排入，从这一天起"
      value={null}
      choices={routes.map((each) => ({ value: each.id, label: `${each.name}（${each.sites}）` }))}
      onSave={async (route) => {
        if (route !== null && (await tellAloud("drop_route", { route, cohort: props.cohort, day: props.day })))
          props.onDropped();
      }}
    />
  );
}

/** A session on the timetable. */
export function SessionPanel(props: {
  session: SessionLine;
  clashes: readonly Clash[];
  /** It has just been put into a clash: the first repair waits for Enter. */
  mend: boolean;
  onLeave: () => void;
}) {
  const { session } = props;
  const registers = useRegisters();
  const filled = filledFrom(session, registers);
  const form = useSavedForm(filled, (whole) => {
    // Hours follow the block when its times are changed, until they are set by hand.
    const resized = whole.starts !== filled.starts || whole.ends !== filled.ends;
    const plan = planOf(session.cohort, resized ? { ...whole, hours: null } : whole, registers);
    return besideField(tell("replan_session", { session: session.id, plan }));
  });
  const asked = props.clashes.some(isOpen) ? { session: session.id } : null;
  const repairs = useRead("repairs", asked).data ?? null;
  const onRepair = ({ steps }: Repair) =>
    tellAloud("amend_timetable", { steps }).then((done) => done && props.mend && props.onLeave());
  const remove = (of: "仅本班" | "全部班次") =>
    tell("remove_session", { session: session.id, of }).then(props.onLeave, (thrown) =>
      sayRefused(troubleOf(thrown).say),
    );
  return (
    <Panel
      title={`${sayDay(session.day)} ${weekday(session.day)} ${session.half_day}`}
      onLeave={props.onLeave}
      testid="session-panel"
      foot={
        <>
          <Button
            onClick={() => go({ at: "cohort", cohort: session.cohort, tab: "rollcall", session: session.id })}
            data-testid="to-roll"
          >
            {session.roll_taken ? "查看点名" : "点名"}
          </Button>
          <span className="stretch" />
          {session.joint === null ? (
            <Button danger onClick={() => remove("仅本班")} data-testid="remove-session">
              删除
            </Button>
          ) : (
            <Dropdown
              trigger={["click"]}
              menu={{
                items: [
                  { key: "own", label: "仅本班退出", onClick: () => remove("仅本班") },
                  { key: "all", label: "各班一起删除", danger: true, onClick: () => remove("全部班次") },
                ],
              }}
            >
              <Button danger data-testid="remove-session">
                删除…
              </Button>
            </Dropdown>
          )}
        </>
      }
    >
      <Clashes clashes={props.clashes} repairs={asked && repairs} onRepair={onRepair} ready={props.mend} />
      <SessionFields registers={registers} filled={filled} field={form.field} topic={form.field("topic")} />
      <Joint session={session} />
    </Panel>
  );
}
