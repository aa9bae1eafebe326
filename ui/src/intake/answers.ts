// The clerk's answers to the doubts of many files. A doubt counts as answered only when the clerk said so; what the
// importer advises is never taken silently.

import type { Choice, Doubt, Entry, Field, FileCard, RosterRow, Settled } from "../door";

export interface Answered {
  choice: Choice;
  /** With 改为: what is to be written. */
  value: string;
}

/** By the doubt they answer: see `keyOf`. */
export type Answers = ReadonlyMap<string, Answered>;

/** A doubt, with the file it is of. */
export interface Asked {
  card: FileCard;
  doubt: Doubt;
  key: string;
}

/** An answer belongs to what is written in the file, wherever that lies: it holds until the file is another one. */
export const keyOf = (card: FileCard, doubt: Pick<Doubt, "line" | "field">): string =>
  `${card.report?.fingerprint} ${doubt.line} ${doubt.field}`;

/** The doubts of these files, in the order of the files. */
export const askedOf = (cards: readonly FileCard[]): Asked[] =>
  cards.flatMap((card) => (card.report?.doubts ?? []).map((doubt) => ({ card, doubt, key: keyOf(card, doubt) })));

/** What was answered, if that may still be answered: the books may have changed since. */
export function given(answers: Answers, { doubt, key }: Asked): Answered | undefined {
  const answer = answers.get(key);
  return answer && doubt.choices.includes(answer.choice) ? answer : undefined;
}

/** Answered, and with 改为 also with what. */
export function isAnswered(answers: Answers, asked: Asked): boolean {
  const answer = given(answers, asked);
  return answer !== undefined && (answer.choice !== "改为" || answer.value.trim() !== "");
}

/** What an answer does: 采用建议 stands for the advice. */
const actsAs = (doubt: Doubt, choice: Choice): Choice => (choice === "采用建议" ? doubt.advice : choice);

const linesOf = (doubt: Doubt): number[] => [doubt.line, ...doubt.also];
const lineOf = (card: FileCard, line: number): string => `${card.path} ${line}`;

/** People who are not entered, by file and line, and how that was said: 不录此人 or 退回单位. */
export type LeftOut = ReadonlyMap<string, "不录此人" | "退回单位">;

export function leftOut(answers: Answers, asked: readonly Asked[]): LeftOut {
  const left = new Map<string, "不录此人" | "退回单位">();
  for (const each of asked) {
    const answer = given(answers, each);
    const act = answer && actsAs(each.doubt, answer.choice);
    if (act !== "不录此人" && act !== "退回单位") continue;
    for (const line of linesOf(each.doubt)) {
      const at = lineOf(each.card, line);
      if (act === "退回单位" || !left.has(at)) left.set(at, act);
    }
  }
  return left;
}

/** How a person was left out, if so. */
export const howLeftOut = (left: LeftOut, card: FileCard, line: number) => left.get(lineOf(card, line));

/**
 * Whether the unit is to put something right: the person goes back to it, or is entered without what stands there. What
 * is not answered is taken as advised, as in the 退件单 themselves.
 */
export function isToMend(answers: Answers, asked: Asked): boolean {
  const { doubt } = asked;
  const act = actsAs(doubt, given(answers, asked)?.choice ?? "采用建议");
  return act === "退回单位" || (act === "留空" && doubt.choices.includes("退回单位") && doubt.field !== "此人");
}

/** Still to be answered. A person who is left out has no further questions. */
export const isOpen = (answers: Answers, left: LeftOut, asked: Asked): boolean =>
  !isAnswered(answers, asked) && !linesOf(asked.doubt).every((line) => left.has(lineOf(asked.card, line)));

export function answer(answers: Answers, { doubt, key }: Asked, choice: Choice, value?: string): Answers {
  const start = choice === "改为" ? (doubt.suggest ?? doubt.read) : "";
  const next = new Map(answers);
  next.delete(key); // the last one in the map is the last one given
  return next.set(key, { choice, value: value ?? start });
}

/** The same answer for all the others of this kind that are not answered yet and allow it. */
export function answerAlike(answers: Answers, all: readonly Asked[], like: Asked): Answers {
  const same = given(answers, like);
  return same ? new Map([...answers, ...alike(answers, all, like).map(({ key }) => [key, same] as const)]) : answers;
}

/** What `answerAlike` would answer, in whatever file. A value of the clerk's own is for where the same is written. */
export function alike(answers: Answers, all: readonly Asked[], like: Asked): Asked[] {
  const same = given(answers, like);
  if (!same || (same.choice === "改为" && same.value.trim() === "")) return [];
  return all.filter(
    (each) =>
      each.doubt.kind === like.doubt.kind &&
      each.doubt.choices.includes(same.choice) &&
      (same.choice !== "改为" || (each.doubt.read === like.doubt.read && each.doubt.field === like.doubt.field)) &&
      !given(answers, each),
  );
}

/** Each of these takes its advice. */
export const adopt = (answers: Answers, open: readonly Asked[]): Answers =>
  new Map([...answers, ...open.map(({ key }) => [key, { choice: "采用建议", value: "" }] as const)]);

/** The answers to one file's doubts, as the door takes them. */
export function settled(answers: Answers, asked: readonly Asked[]): Settled[] {
  return asked.flatMap((each): Settled[] => {
    const answer = given(answers, each);
    if (!answer) return [];
    const { line, field } = each.doubt;
    return answer.choice === "改为"
      ? [{ line, field, choice: answer.choice, value: answer.value.trim() }]
      : [{ line, field, choice: answer.choice }];
  });
}

/** What a choice would do, in words. */
export function sayChoice(doubt: Doubt, choice: Choice): string {
  if (choice !== "采用建议") return choice === "保留原文" && doubt.read ? `保留「${doubt.read}」` : choice;
  switch (doubt.advice) {
    case "改为":
      return `改为「${doubt.suggest ?? ""}」`;
    case "保留原文":
      return doubt.kind === "新单位" ? "作为新单位加入" : `保留「${doubt.suggest ?? doubt.read}」`;
    default:
      return doubt.advice;
  }
}

/** `名单 › D7` */
export const sayCell = (it: { sheet: string; row: number; cell: string }): string =>
  `${it.sheet} › ${it.cell || `第${it.row}行`}`;

/** Which part of a person a field of the file is. */
const ENTRY_OF: Partial<Record<Field, keyof Entry>> = {
  姓名: "name",
  性别: "sex",
  民族: "ethnicity",
  出生年月: "birth",
  身份证号: "id_number",
  单位: "unit",
  职务: "post",
  任现职时间: "post_since",
  职级: "rank",
  任现职级时间: "rank_since",
  政治面貌: "political",
  学历: "education",
  在职学历: "in_service",
  手机: "phone",
  备注: "note",
};

/** The people of a file as they would be written with these answers. */
export function asAnswered(rows: readonly RosterRow[], asked: readonly Asked[], answers: Answers): RosterRow[] {
  const changes = new Map<number, Partial<Entry>>();
  for (const each of asked) {
    const { doubt } = each;
    const answer = given(answers, each);
    const part = ENTRY_OF[doubt.field];
    if (!answer || !part || !["改为", "留空", "保留原文"].includes(answer.choice)) continue;
    const value = answer.choice === "改为" ? answer.value.trim() : answer.choice === "留空" ? "" : doubt.read;
    for (const line of linesOf(doubt)) changes.set(line, { ...changes.get(line), [part]: value });
  }
  return rows.map((row) => {
    const change = changes.get(row.line);
    return change ? { ...row, entry: { ...row.entry, ...change } } : row;
  });
}
