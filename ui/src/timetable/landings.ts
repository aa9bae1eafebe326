// While something is in the air: what would be in its way just where it hangs.

import { useState } from "react";
import {
  type Clash,
  type CohortId,
  type SessionId,
  type SessionLine,
  type UnplacedLine,
  useRead,
  type WouldClash,
} from "../door";
import { gravestFirst, isOpen, onThatDay } from "./clashes";
import type { Held, Landing } from "./drag";
import { timeOf } from "./week";

interface Around {
  cohort: CohortId;
  sessions: readonly SessionLine[];
  unplaced: readonly UnplacedLine[];
}

export function useLandings(around: Around) {
  const [wanted, setWanted] = useState<WouldClash | null>(null);
  const here = useRead("would_clash", wanted).data;
  const lift = () => setWanted(null);
  return {
    lift,
    hover: (held: Held, to: Landing | null) => setWanted(to && !to.onto ? wantedAt(held, to, around) : null),
    said: wanted
      ? gravestFirst(here ?? [])
          .filter(isOpen)
          .map(shortened)
      : [],
  };
}

const shortened = (clash: Clash) => ({ ...clash, say: onThatDay(clash.say) });

/** What would stand there. */
function wantedAt(held: Held, to: Landing, around: Around): WouldClash | null {
  const at = { cohort: around.cohort, day: to.day, starts: timeOf(to.start), ends: timeOf(to.end) };
  if ("chip" in held) {
    const line = around.unplaced.find((each) => each.id === held.chip.unplaced);
    return line ? { ...at, ...whatOf(line) } : null;
  }
  const session = held.card.id as SessionId;
  if (!to.copies) return { ...at, session };
  const line = around.sessions.find((each) => each.id === session);
  return line ? { ...at, ...copyOf(line) } : null;
}

/** What it takes up wherever it stands, of a session that is to be written anew. */
function copyOf(line: SessionLine): Partial<WouldClash> {
  return {
    kind: line.kind,
    topic: line.topic ?? undefined,
    lecturer: line.lecturer ?? undefined,
    venue: line.venue ?? undefined,
    rooms: line.rooms,
    field_site: line.field_site ?? undefined,
    hours: line.hours,
    elective: line.elective,
  };
}

function whatOf(unplaced: UnplacedLine): Partial<WouldClash> {
  return {
    kind: unplaced.kind,
    topic: unplaced.topic ?? undefined,
    lecturer: unplaced.lecturer ?? undefined,
    venue: unplaced.venue ?? undefined,
    field_site: unplaced.field_site ?? undefined,
    hours: unplaced.hours,
    elective: unplaced.elective,
  };
}
