// What the clerk decides about people who are in the class already, where a unit's next list has them otherwise.

import dayjs from "dayjs";
import type { FileCard, Ruled, Ruling, VersionTurn } from "../door";

export interface Decided {
  ruling: Ruling;
  /** 换人: the number of the letter that asked for it; may stay empty. */
  letter: string;
}

/** By the turn they are about: see `keyOf` below. */
export type Rulings = ReadonlyMap<string, Decided>;

/** A turn, with the file it is of. */
export interface Turned {
  card: FileCard;
  turn: VersionTurn;
  key: string;
}

/** A decision belongs to one list and one trainee; about somebody who is new there is nothing to decide. */
const keyOf = (card: FileCard, turn: VersionTurn): string =>
  `${card.report?.fingerprint} ${turn.trainee === null ? `行 ${turn.line}` : turn.trainee}`;

/** What is otherwise in these files than in the class, in the order of the files. */
export const turnsOf = (cards: readonly FileCard[]): Turned[] =>
  cards.flatMap((card) => card.turns.map((turn) => ({ card, turn, key: keyOf(card, turn) })));

/** What was decided, if that may still be decided: the class may have changed since. */
export function decided(rulings: Rulings, { turn, key }: Turned): Decided | undefined {
  const it = rulings.get(key);
  return it && turn.choices.includes(it.ruling) ? it : undefined;
}

/** What will be done: what was decided, or, where nobody is asked, what is advised. */
export const willBe = (rulings: Rulings, turned: Turned): Ruling | null =>
  decided(rulings, turned)?.ruling ?? (turned.turn.asked ? null : turned.turn.advice);

export const isUndecided = (rulings: Rulings, turned: Turned): boolean => willBe(rulings, turned) === null;

export function decide(rulings: Rulings, turned: Turned, ruling: Ruling, letter?: string): Rulings {
  const next = new Map(rulings);
  next.delete(turned.key); // the last one in the map is the last one decided
  return next.set(turned.key, { ruling, letter: letter ?? decided(rulings, turned)?.letter ?? "" });
}

/** Each of these is done as advised. */
export const followAdvice = (rulings: Rulings, open: readonly Turned[]): Rulings =>
  new Map([...rulings, ...open.map(({ key, turn }) => [key, { ruling: turn.advice, letter: "" }] as const)]);

/** What `decideAlike` would decide: the open ones of the same kind that allow it. */
export function alikeTurns(rulings: Rulings, all: readonly Turned[], like: Turned): Turned[] {
  const same = decided(rulings, like);
  if (!same) return [];
  return all.filter(
    (each) =>
      each.turn.turn === like.turn.turn && each.turn.choices.includes(same.ruling) && isUndecided(rulings, each),
  );
}

/** The same for all the others of this kind that are still open; a letter is for one 换人 only. */
export function decideAlike(rulings: Rulings, all: readonly Turned[], like: Turned): Rulings {
  const same = decided(rulings, like);
  if (!same) return rulings;
  const others = alikeTurns(rulings, all, like);
  return new Map([...rulings, ...others.map(({ key }) => [key, { ruling: same.ruling, letter: "" }] as const)]);
}

/** The decisions about one file, as the door takes them. */
export function ruled(rulings: Rulings, turns: readonly Turned[]): Ruled[] {
  return turns.flatMap((each): Ruled[] => {
    const it = decided(rulings, each);
    const { trainee } = each.turn;
    if (!it || trainee === null) return [];
    return [{ trainee, ruling: it.ruling, letter: it.ruling === "按换人办理" ? it.letter.trim() : "" }];
  });
}

/** 换人 1，改手机 2，退出 1 */
export function sayTurns(turns: readonly VersionTurn[]): string {
  const sums = new Map<string, number>();
  const count = (what: string) => sums.set(what, (sums.get(what) ?? 0) + 1);
  for (const { turn, altered } of turns) {
    if (turn !== "修改") count(turn);
    else for (const { field } of altered) count(`改${field}`);
  }
  return [...sums].map(([what, people]) => `${what} ${people} 人`).join("，");
}

/** 与 3月2日的「县财政局.xlsx」相比 */
export const sayEarlier = ({ earlier }: FileCard): string =>
  earlier ? `与 ${dayjs(earlier.taken_at).format("M月D日")}的「${earlier.file}」相比` : "与本班名册相比";
