// What a person types to name those who were not simply there: row numbers, names, initials, badges, in any of the ways
// people write a list, with the mark behind them.

import { type OwnWord, readMark, type Said } from "./words";

/** What somebody on a roll goes by. */
export interface Called {
  number: number;
  name: string;
  /** wq for 王强. */
  initials: string;
  /** What the scanner reads from the badge. */
  badge: string;
}

/** Whom a name or its initials mean: those called just so, else those whose name has it as a part. */
export function peopleNamed<P extends Called>(typed: string, people: readonly P[]): P[] {
  if (/^[a-z]+$/i.test(typed)) {
    const letters = typed.toLowerCase();
    const exactly = people.filter(({ initials }) => initials === letters);
    return exactly.length > 0 ? exactly : people.filter(({ initials }) => initials.startsWith(letters));
  }
  const exactly = people.filter(({ name }) => name === typed);
  return exactly.length > 0 ? exactly : people.filter(({ name }) => name.includes(typed));
}

/** Who wears this badge. */
export const wearing = <P extends Called>(typed: string, people: readonly P[]): P | undefined =>
  people.find(({ badge }) => badge !== "" && badge === typed.trim().toUpperCase());

/** Looks like a badge, if not one of this roll: T and five signs that are not mistaken for each other. */
export const isBadge = (typed: string): boolean => /^T[2-9A-HJKMNP-Z]{5,8}$/i.test(typed) && /\d/.test(typed);

/** 3 王芳、17 王强 …: some of them, to choose from. */
export function sayPeople(people: readonly { number: number; name: string }[]): string {
  const some = people.slice(0, 5).map(({ number, name }) => `${number} ${name}`);
  return some.join("、") + (people.length > 5 ? ` 等 ${people.length} 人` : "");
}

/** Whom a piece of what was typed means; several when it does not say which of them. */
function meantBy<P extends Called>(piece: string, people: readonly P[]): { all: P[] } | { one: P[] } {
  const range = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(piece);
  if (!range) {
    const badge = wearing(piece, people);
    const named = badge ? [badge] : peopleNamed(piece, people);
    return named.length === 1 ? { all: named } : { one: named };
  }
  const [from, to] = [Number(range[1]), Number(range[2] ?? range[1])];
  const numbered = people.filter(({ number }) => from <= number && number <= to);
  return numbered.length === to - from + 1 ? { all: numbered } : { one: [] };
}

/** What was typed. */
export interface Typed<P> {
  /** Who, in the order typed and nobody twice, and how they answered; undefined: as is set. */
  named: Map<P, Said | undefined>;
  /** A mark with nobody before it. */
  alone: Said | undefined;
  /** Pieces that mean nobody here, or nobody in particular. */
  unknown: { piece: string; perhaps: P[] }[];
}

/** `3 17 迟10 22 旷`: a mark is said of those before it, up to the mark before that. */
export function readTyped<P extends Called>(
  text: string,
  people: readonly P[],
  own: readonly OwnWord[] = [],
): Typed<P> {
  const typed: Typed<P> = { named: new Map(), alone: undefined, unknown: [] };
  let waiting: P[] = [];
  for (const piece of pieces(text, own)) {
    const said = readMark(piece, own);
    const meant = meantBy(piece, people);
    if (said && (waiting.length > 0 || !("all" in meant))) {
      for (const person of waiting) typed.named.set(person, said);
      if (waiting.length === 0) typed.alone = said;
      waiting = [];
    } else if ("one" in meant) typed.unknown.push({ piece, perhaps: meant.one });
    else {
      waiting.push(...meant.all);
      for (const person of meant.all) typed.named.set(person, typed.named.get(person));
    }
  }
  return typed;
}

function pieces(text: string, own: readonly OwnWord[]): string[] {
  const plain = text.normalize("NFKC").replace(/(\d)\s*[-—–~至到]+\s*(?=\d)/g, "$1-");
  return plain
    .split(/[\s,、;.。+号]+/)
    .filter(Boolean)
    .flatMap((piece) => {
      // 22迟10: a number and its mark, written together
      const [, number, mark] = /^([\d-]+)(\D.*)$/.exec(piece) ?? [];
      return number && mark && readMark(mark, own) ? [number, mark] : [piece];
    });
}

/** An ID number among whatever a card reader types around it. */
export const idNumberIn = (text: string): string | undefined =>
  /(?<!\d)\d{17}[\dX](?!\d)/i.exec(text.normalize("NFKC"))?.[0].toUpperCase();
