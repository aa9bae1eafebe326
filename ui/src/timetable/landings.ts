// While something is in the air: what is against every half day of the week, asked once when it is lifted, and what
// would be in its way just where it hangs.

import { useState } from "react";
import {
  ask,
  type Clash,
  type CohortId,
  type Landing as HalfDay,
  type SessionId,
  type SessionLine,
  sayRefused,
  troubleOf,
  type UnplacedLine,
  useRead,
  type WouldClash,
} from "../door";
import { gravestFirst, isOpen, onThatDay } from "./clashes";
import type { Chip, Held, Landing } from "./drag";
import { addDays, type Band, timeOf } from "./week";

interface Around {
  cohort: CohortId;
  monday: string;
  sessions: readonly SessionLine[];
  unplaced: readonly UnplacedLine[];
}

export function useLandings(around: Around) {
  const [halfDays, setHalfDays] = useState<ReadonlyMap<string, HalfDay>>(new Map());
  const [wanted, setWanted] = useState<WouldClash | null>(null);
  const here = useRead("would_clash", wanted).data;
  const lift = (held: Held | null) => {
    setHalfDays(new Map());
    setWanted(null);
    if (held === null || "edge" in held) return;
    const what =
      "card" in held
        ? { session: held.card.id as SessionId }
        : { shape: wantedAt(held, somewhere(held, around), around) };
    ask("landings", { ...what, from: around.monday, to: addDays(around.monday, 6) }).then(
      (found) => setHalfDays(new Map(found.map((each) => [`${each.day} ${each.half_day}`, each]))),
      (thrown) => sayRefused(troubleOf(thrown).say),
    );
  };
  return {
    lift,
    hover: (held: Held, to: Landing | null) => setWanted((to && !to.onto && wantedAt(held, to, around)) || null),
    against: (day: string, word: Band["word"]) => reasonOf(halfDays.get(`${day} ${word}`)),
    said: wanted
      ? gravestFirst(here ?? [])
          .filter(isOpen)
          .map(shortened)
      : [],
  };
}

function reasonOf(halfDay: HalfDay | undefined): { say: string; severity: Clash["severity"] } | null {
  if (!halfDay?.severity) return null;
  return {
    say: onThatDay(halfDay.say) + (halfDay.more > 0 ? `（共 ${halfDay.more + 1} 处）` : ""),
    severity: halfDay.severity,
  };
}

const shortened = (clash: Clash) => ({ ...clash, say: onThatDay(clash.say) });

/** A chip lasts as long anywhere. */
const somewhere = ({ chip }: { chip: Chip }, { monday }: Around): Landing => ({
  day: monday,
  start: 0,
  end: chip.minutes,
  onto: null,
  copies: false,
});

/** What would stand there. */
function wantedAt(held: Held, to: Landing, around: Around): WouldClash | undefined {
  const at = { cohort: around.cohort, day: to.day, starts: timeOf(to.start), ends: timeOf(to.end) };
  if ("chip" in held) {
    const line = around.unplaced.find((each) => each.id === held.chip.unplaced);
    return line && { ...at, ...whatOf(line) };
  }
  const line = around.sessions.find((each) => each.id === held.card.id);
  return line && { ...at, ...whatOf(line), session: to.copies ? undefined : line.id };
}

/** What it takes up wherever it stands. */
function whatOf(line: SessionLine | UnplacedLine): Partial<WouldClash> {
  return {
    kind: line.kind,
    topic: line.topic ?? undefined,
    lecturer: line.lecturer ?? undefined,
    venue: line.venue ?? undefined,
    rooms: "rooms" in line ? line.rooms : undefined,
    field_site: line.field_site ?? undefined,
    hours: line.hours,
    elective: line.elective,
  };
}
