// A roll being taken: what the clerk has said of it so far, over what the books and the leave register say.

import type { Other, RollCall, RollLine, SessionId, TraineeId, Visitor } from "../door";
import { keeping } from "./kept";
import type { Called } from "./typed";
import { HERE, hasMinutes, isHere, type Said, sayMark } from "./words";

/** How somebody answered, with what is noted of it. */
export interface Named extends Said {
  remark: string;
}

/** What is typed and not written. */
export interface Draft {
  /** Who was not simply there. */
  named: ReadonlyMap<TraineeId, Named>;
  /** Who of the class came though not expected. */
  joined: readonly TraineeId[];
  /** Who stands on the roll as such and did not come, after all. */
  takenOff: readonly TraineeId[];
  visitors: readonly Visitor[];
  /** 扫码签到: only who is ticked has come; null: everybody has but for the named. */
  ticked: ReadonlySet<TraineeId> | null;
}

/** Somebody on the roll, as it stands on screen. */
export interface OnRoll extends Called, Pick<RollLine, "trainee" | "unit" | "room" | "leave" | "corrections"> {
  /** 序号 on the roster; `number` may be the row of a signed sheet. */
  standing: number;
  said: Named;
  /** In the books, if they were called and are on it. */
  was: Named | null;
  /** Something is said of them that the books or the leave register do not say. */
  touched: boolean;
  /** Came though not expected: `books` when the books say so, `typed` when it is not written yet. */
  walk_in: "books" | "typed" | null;
  /** Mark and leave say different things. */
  contradiction: string | null;
  /** Not ticked yet, while everybody has to be. */
  waiting: boolean;
  /** Ticked, and nothing else is noted. */
  seen: boolean;
}

/** With every step before it, so that the last one can be taken back. */
const drafts = keeping<SessionId, readonly Draft[]>();

const PLAIN: Named = { ...HERE, remark: "" };
/** Simply there: nothing to write of them. */
export const isPlain = (named: Named): boolean => isHere(named) && named.remark === "";

export const sameNamed = (one: Named, other: Named): boolean =>
  one.mark === other.mark && one.word === other.word && one.minutes === other.minutes && one.remark === other.remark;

const namedOf = ({ mark, word, minutes, remark }: RollLine): Named => ({ mark, word, minutes, remark });

/** The roll as written in the books, or as leave has prefilled it. */
export const written = (roll: RollCall): Draft => ({
  named: new Map(roll.lines.map((line) => [line.trainee, namedOf(line)] as const).filter(([, it]) => !isPlain(it))),
  joined: [],
  takenOff: [],
  visitors: roll.visitors,
  ticked: null,
});

function onRoll(line: RollLine | Other, roll: RollCall, draft: Draft): OnRoll {
  const known = "mark" in line ? line : null;
  const named = draft.named.get(line.trainee);
  const said = named ?? PLAIN;
  const stored = known ? namedOf(known) : null;
  const against = known?.leave ? known.against : known && roll.against;
  const asStored = stored !== null && sameNamed(stored, said);
  return {
    trainee: line.trainee,
    number: line.number,
    standing: line.number,
    name: line.name,
    initials: line.initials,
    badge: line.badge,
    unit: line.unit,
    room: known?.room ?? null,
    leave: known?.leave ?? null,
    corrections: known?.corrections ?? [],
    said,
    was: known?.taken ? stored : null,
    touched: !asStored,
    walk_in: known === null ? "typed" : known.walk_in ? "books" : null,
    contradiction: against?.find(({ mark }) => mark === said.mark)?.say ?? null,
    waiting: draft.ticked !== null && !draft.ticked.has(line.trainee) && named === undefined,
    seen: draft.ticked?.has(line.trainee) === true && named === undefined,
  };
}

/** The roll with what the clerk has said, whether that differs from the books, and how to say more. */
export function useDraftRoll(roll: RollCall) {
  const session = roll.session.id;
  const kept = drafts.useKept(session);
  const draft = kept?.at(-1) ?? written(roll);
  const now = () => drafts.now(session)?.at(-1) ?? written(roll);
  const keep = (part: Partial<Draft>) => drafts.keep(session, [...(drafts.now(session) ?? []), { ...now(), ...part }]);
  const changed = kept !== undefined;
  const joined = roll.others.filter((other) => draft.joined.includes(other.trainee));
  const standing = roll.lines.filter((line) => !draft.takenOff.includes(line.trainee));
  const people = [...standing, ...joined].map((line) => onRoll(line, roll, draft));
  return {
    people,
    joined: joined.map(({ trainee }) => trainee),
    takenOff: draft.takenOff,
    visitors: draft.visitors,
    /** 扫码签到 */
    scanning: draft.ticked !== null,
    /** Something is said that is not in the books. */
    changed,
    name: (trainee: TraineeId, part: Partial<Named>) => {
      const named = new Map(now().named);
      const next = { ...PLAIN, ...named.get(trainee), ...part };
      if (!hasMinutes(next.mark)) next.minutes = 0;
      if (isPlain(next)) named.delete(trainee);
      else named.set(trainee, next);
      const ticked = now().ticked;
      keep({ named, ...(ticked && isPlain(next) && { ticked: new Set([...ticked, trainee]) }) });
    },
    /** 扫码签到: somebody has come, whatever was noted of them; or has not, after all. */
    tick: (trainee: TraineeId, here: boolean) => {
      const { ticked, named } = now();
      const others = new Map(named);
      others.delete(trainee);
      const all = new Set(ticked ?? []);
      if (here) all.add(trainee);
      else all.delete(trainee);
      keep({ ticked: all, named: others });
    },
    /** From now on everybody has to be ticked; or nobody has. */
    scan: (on: boolean) => keep({ ticked: on ? new Set() : null }),
    join: (trainee: TraineeId) => keep({ joined: [...new Set([...now().joined, trainee])] }),
    /** Did not come, after all. */
    takeOff: ({ trainee, walk_in }: OnRoll) => {
      const { joined, takenOff, named } = now();
      const others = new Map(named);
      others.delete(trainee);
      if (walk_in === "books") keep({ takenOff: [...takenOff, trainee], named: others });
      else keep({ joined: joined.filter((each) => each !== trainee), named: others });
    },
    visit: (visitor: Visitor) => keep({ visitors: [...now().visitors, visitor] }),
    unvisit: (place: number) => keep({ visitors: now().visitors.filter((_, at) => at !== place) }),
    /** Takes back what was said last. */
    takeBack: () => {
      const before = drafts.now(session)?.slice(0, -1) ?? [];
      drafts.keep(session, before.length > 0 ? before : null);
    },
    /** Forget what is not written. */
    forget: () => drafts.keep(session, null),
    /** These are written now; what was said of the people of other rooms stays. */
    wrote: (called: readonly OnRoll[]) => {
      const others = people.filter((each) => !called.includes(each));
      if (!others.some((each) => each.touched || each.seen)) return drafts.keep(session, null);
      const absent = called.filter(({ waiting }) => waiting).map(({ trainee }) => [trainee, notSeen] as const);
      drafts.keep(session, [{ ...now(), named: new Map([...now().named, ...absent]), joined: [], takenOff: [] }]);
    },
  };
}
export type DraftRoll = ReturnType<typeof useDraftRoll>;

/** What is written of who has not been ticked. */
export const notSeen: Named = { mark: "旷课", word: "", minutes: 0, remark: "" };

/** `旷课`, `迟到10分`: what changed of somebody whose roll is closed. */
export const sayNamed = (named: Named): string => sayMark(named) + (named.remark ? `「${named.remark}」` : "");
