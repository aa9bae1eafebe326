// What the user does on the grid, as requests. Each is one operation and one step of undo.

import {
  type CohortId,
  type SessionId,
  type SessionLine,
  type Step,
  sayRefused,
  tell,
  tellAloud,
  troubleOf,
} from "../door";
import type { Clip } from "./clip";
import type { Held, Landing } from "./drag";
import type { Card } from "./WeekCard";
import { movedAlong, timeOf } from "./week";

const session = (card: Card) => card.id as SessionId;

/**
 * Carried there, by mouse or by key. What is chosen together with it goes along. Answers the sessions that stand
 * somewhere else now; none when it was refused.
 */
export async function drop(
  cohort: CohortId,
  held: Held,
  to: Landing,
  chosen: readonly Card[],
): Promise<readonly SessionLine[]> {
  try {
    return await done(cohort, held, to, chosen);
  } catch (thrown) {
    sayRefused(troubleOf(thrown).say);
    return [];
  }
}

async function done(
  cohort: CohortId,
  held: Held,
  to: Landing,
  chosen: readonly Card[],
): Promise<readonly SessionLine[]> {
  const [day, starts, ends] = [to.day, timeOf(to.start), timeOf(to.end)];
  if ("chip" in held) {
    return (await tell("amend_timetable", { steps: [{ step: "place", unplaced: held.chip.unplaced, day, starts }] }))
      .sessions;
  }
  const { card } = held;
  if ("edge" in held) return [(await tell("stretch_session", { session: session(card), starts, ends })).session];
  if (to.onto) {
    const { one, other } = await tell("swap_sessions", { one: session(card), other: session(to.onto) });
    return [one.session, other.session];
  }
  const along = chosen.includes(card) ? chosen : [card];
  const moves = movedAlong(along, card, to);
  if (to.copies) {
    const [first] = [...moves].sort((a, b) => byTime(a.block, b.block));
    const at = { day: first?.day ?? day, starts: timeOf(first?.start ?? to.start) };
    const copies = await tell("copy_sessions", { sessions: along.map(session), to_cohort: cohort, ...at });
    return copies.map((each) => each.session);
  }
  if (moves.length === 1) return [(await tell("move_session", { session: session(card), day, starts })).session];
  const steps = moves.map(
    (move): Step => ({ step: "move", session: session(move.block), day: move.day, starts: timeOf(move.start) }),
  );
  return (await tell("amend_timetable", { steps })).sessions;
}

/** Puts what was copied or cut where the cursor stands; the days between keep their distance. */
export async function paste(clip: Clip, cohort: CohortId, at: { day: string; start: number }, cards: readonly Card[]) {
  const starts = clip.sessions.length === 1 ? timeOf(at.start) : undefined;
  if (!clip.cut) {
    await tellAloud("copy_sessions", { sessions: [...clip.sessions], to_cohort: cohort, day: at.day, starts });
    return;
  }
  if (clip.cohort !== cohort) {
    return sayRefused("剪切的课次只能粘贴在本班。请用 Ctrl+C 复制过来，再到原来的班删除。");
  }
  const cut = cards.filter((card) => clip.sessions.includes(session(card))).sort(byTime);
  const [first] = cut;
  if (!first) return;
  const to = { day: at.day, start: starts === undefined ? first.start : at.start };
  await drop(
    cohort,
    { card: first },
    { ...to, end: to.start + first.end - first.start, onto: null, copies: false },
    cut,
  );
}

const byTime = (a: Card, b: Card) => a.day.localeCompare(b.day) || a.start - b.start;
