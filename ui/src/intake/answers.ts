// The clerk's answers to the doubts of one file. A doubt counts as answered only when the clerk said so; what the
// importer advises is never taken silently.

import type { Choice, Doubt, Entry, Field, RosterRow, Settled } from "../door";

export interface Answered {
  choice: Choice;
  /** With 改为: what is to be written. */
  value: string;
}

/** By the doubt they answer. */
export type Answers = ReadonlyMap<string, Answered>;

export const keyOf = (doubt: Pick<Doubt, "row" | "field">): string => `${doubt.row} ${doubt.field}`;

/** Answered, and with 改为 also with what. */
export function isAnswered(answers: Answers, doubt: Doubt): boolean {
  const answer = answers.get(keyOf(doubt));
  return answer !== undefined && (answer.choice !== "改为" || answer.value.trim() !== "");
}

/** What an answer does: 采用建议 stands for the advice. */
const actsAs = (doubt: Doubt, choice: Choice): Choice => (choice === "采用建议" ? doubt.advice : choice);

/** A person the clerk leaves out has no further questions. */
export function leftOut(answers: Answers, doubts: readonly Doubt[]): Set<number> {
  const rows = doubts.flatMap((doubt) => {
    const answer = answers.get(keyOf(doubt));
    return answer && actsAs(doubt, answer.choice) === "不录此人" ? [doubt.row, ...doubt.also] : [];
  });
  return new Set(rows);
}

export function answer(answers: Answers, doubt: Doubt, choice: Choice, value?: string): Answers {
  const start = choice === "改为" ? (doubt.suggest ?? doubt.read) : "";
  return new Map(answers).set(keyOf(doubt), { choice, value: value ?? start });
}

/** The same answer for all doubts of this kind that are still open and allow it. */
export function answerAlike(answers: Answers, doubts: readonly Doubt[], like: Doubt): Answers {
  const given = answers.get(keyOf(like));
  if (!given) return answers;
  return alike(answers, doubts, like).reduce((sum, doubt) => answer(sum, doubt, given.choice), answers);
}

/** The doubts `answerAlike` would answer. A value of the clerk's own is for one cell only. */
export function alike(answers: Answers, doubts: readonly Doubt[], like: Doubt): Doubt[] {
  const given = answers.get(keyOf(like));
  if (!given || given.choice === "改为") return [];
  return doubts.filter(
    (doubt) => doubt.kind === like.kind && !answers.has(keyOf(doubt)) && doubt.choices.includes(given.choice),
  );
}

/** Every doubt that is still open takes its advice. */
export function acceptAll(answers: Answers, doubts: readonly Doubt[]): Answers {
  return doubts
    .filter((doubt) => !isAnswered(answers, doubt))
    .reduce((sum, doubt) => answer(sum, doubt, "采用建议"), answers);
}

/** The answers as the door takes them. */
export function settled(answers: Answers, doubts: readonly Doubt[]): Settled[] {
  return doubts.flatMap((doubt): Settled[] => {
    const given = answers.get(keyOf(doubt));
    if (!given) return [];
    const { row, field } = doubt;
    return given.choice === "改为"
      ? [{ row, field, choice: given.choice, value: given.value.trim() }]
      : [{ row, field, choice: given.choice }];
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

/** Which part of a person a field of the file is. */
export const ENTRY_OF: Partial<Record<Field, keyof Entry>> = {
  姓名: "name",
  性别: "sex",
  民族: "ethnicity",
  出生年月: "birth",
  身份证号: "id_number",
  单位: "unit",
  职务: "post",
  政治面貌: "political",
  学历: "education",
  手机: "phone",
  备注: "note",
};

/** The rows as they would be written with these answers. */
export function asAnswered(rows: readonly RosterRow[], doubts: readonly Doubt[], answers: Answers): RosterRow[] {
  const changes = new Map<number, Partial<Entry>>();
  for (const doubt of doubts) {
    const given = answers.get(keyOf(doubt));
    const part = ENTRY_OF[doubt.field];
    if (!given || !part || !["改为", "留空", "保留原文"].includes(given.choice)) continue;
    const value = given.choice === "改为" ? given.value.trim() : given.choice === "留空" ? "" : doubt.read;
    for (const row of [doubt.row, ...doubt.also]) changes.set(row, { ...changes.get(row), [part]: value });
  }
  return rows.map((row) => {
    const change = changes.get(row.row);
    return change ? { ...row, entry: { ...row.entry, ...change } } : row;
  });
}
