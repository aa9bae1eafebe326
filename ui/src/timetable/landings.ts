// While something is in the air: what is against every half day of the week, asked once when it is grasped, and what
// would be in its way just where it hangs.

import { useRef, useState } from "react";
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

/** What is in the way, in a sentence. */
export interface Said {
  say: string;
  severity: Clash["severity"];
}

type OfWeek = ReadonlyMap<string, Said>;

/** What was asked about the week for what is held. */
interface Asked {
  held: Held;
  week: Promise<OfWeek>;
  found: OfWeek | undefined;
}

/** What is in the air just now, and where. */
interface Air {
  held: Held | null;
  to: Landing | null;
  asked: Asked | null;
}

const NOTHING: OfWeek = new Map();

export function useLandings(around: Around) {
  const [week, setWeek] = useState(NOTHING);
  const [here, setHere] = useState<readonly Said[] | undefined>();
  const air = useRef<Air>({ held: null, to: null, asked: null }).current;
  const refused = (thrown: unknown) => sayRefused(troubleOf(thrown).say);

  /** The week is asked about when the pointer goes down: by the time it has moved, the answer is there. */
  const grasp = (held: Held) => {
    if ("edge" in held) return;
    const asked: Asked = { held, week: ofWeek(held, around), found: undefined };
    asked.week.then(
      (found) => {
        asked.found = found;
      },
      () => undefined, // said when it is lifted
    );
    air.asked = asked;
  };
  const lift = (held: Held | null) => {
    const asked = air.asked?.held === held ? air.asked : null;
    air.held = held;
    setWeek(asked?.found ?? NOTHING);
    setHere(undefined);
    if (asked && !asked.found) asked.week.then((found) => air.held === held && setWeek(found), refused);
  };
  const hover = (held: Held, to: Landing | null) => {
    air.to = to;
    setHere(undefined);
    const wanted = to && !to.onto && wantedAt(held, to, around);
    if (!wanted) return;
    ask("would_clash", wanted).then((found) => {
      if (air.to === to && air.held === held) setHere(gravestFirst(found).filter(isOpen).map(saidOf));
    }, refused);
  };
  return {
    grasp,
    lift,
    hover,
    against: (day: string, word: Band["word"]) => week.get(`${day} ${word}`) ?? null,
    said: here,
  };
}

const saidOf = ({ say, severity }: Clash): Said => ({ say: onThatDay(say), severity });

async function ofWeek(held: Exclude<Held, { edge: unknown }>, around: Around): Promise<OfWeek> {
  const what =
    "card" in held
      ? { session: held.card.id as SessionId }
      : { shape: wantedAt(held, somewhere(held, around), around) };
  const found = await ask("landings", { ...what, from: around.monday, to: addDays(around.monday, 6) });
  return new Map(found.flatMap((each) => reasonOf(each)));
}

function reasonOf(half: HalfDay): [string, Said][] {
  if (!half.severity) return [];
  const say = onThatDay(half.say) + (half.more > 0 ? `（共 ${half.more + 1} 处）` : "");
  return [[`${half.day} ${half.half_day}`, { say, severity: half.severity }]];
}

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
    title: line.topic === null ? line.title : undefined,
    lecturer: line.lecturer ?? undefined,
    venue: line.venue ?? undefined,
    rooms: "rooms" in line ? line.rooms : undefined,
    field_site: line.field_site ?? undefined,
    hours: line.hours,
    elective: line.elective,
  };
}
