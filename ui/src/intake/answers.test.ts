// What answers reach, and what they leave open.

import { expect, test } from "vitest";
import type { Choice, Doubt, FileCard } from "../door";
import { type Answers, type Asked, alike, answer, isOpen, isToMend, leftOut, sayCell, settled } from "./answers";

const card = (file: string) => ({ path: `/u/${file}`, file, report: { fingerprint: file } }) as FileCard;
const [ONE, OTHER] = [card("甲.xls"), card("乙.xls")];
const CHOICES: Choice[] = ["采用建议", "改为", "不录此人", "退回单位"];

function asked(of: FileCard, line: number, more: Partial<Doubt> = {}): Asked {
  const doubt = {
    line,
    also: [],
    field: "单位",
    kind: "单位名称相近",
    read: "财政局",
    choices: CHOICES,
    ...more,
  } as Doubt;
  return { card: of, doubt, key: `${of.file} ${line} ${doubt.field}` };
}
const none: Answers = new Map();

test.each([
  ["the same kind, in any file", "采用建议", {}, true],
  ["another kind", "采用建议", { kind: "新单位" }, false],
  ["a kind that does not allow it", "采用建议", { choices: ["保留原文"] }, false],
  ["a value of one's own, where the same is written", "改为", {}, true],
  ["a value of one's own, where something else is written", "改为", { read: "教育局" }, false],
  ["a value of one's own, in another field", "改为", { field: "职务" }, false],
] as [string, Choice, Partial<Doubt>, boolean][])("alike: %s", (_, choice, more, expected) => {
  const [like, other] = [asked(ONE, 1), asked(OTHER, 1, more)];
  const answers = answer(none, like, choice, "县财政局");
  expect(alike(answers, [like, other], like)).toEqual(expected ? [other] : []);
  expect(alike(answer(answers, other, "不录此人"), [like, other], like)).toEqual([]); // answered already
});

test("a person who is left out has no further questions; the others of a question still have", () => {
  const [id, both] = [asked(ONE, 1, { field: "身份证号" }), asked(ONE, 1, { also: [2] })];
  const all = [id, both, asked(OTHER, 1)];
  const open = (answers: Answers) => all.filter((each) => isOpen(answers, leftOut(answers, all), each)).length;
  expect(open(none)).toBe(3);
  expect(open(answer(none, id, "不录此人"))).toBe(2);
  expect(open(answer(none, both, "不录此人"))).toBe(1); // both people are left out, and their other question with them
});

test("a unit puts right what goes back to it and what is entered without, also where that is the advice", () => {
  const choices: Choice[] = ["采用建议", "改为", "留空", "不录此人", "退回单位"];
  const mended = (advice: Choice, choice?: Choice, more: Partial<Doubt> = {}) => {
    const it = asked(ONE, 1, { field: "手机", choices, advice, ...more });
    return isToMend(choice ? answer(none, it, choice) : none, it);
  };
  expect(mended("退回单位")).toBe(true);
  expect(mended("退回单位", "采用建议")).toBe(true);
  expect(mended("退回单位", "不录此人")).toBe(false);
  expect(mended("留空")).toBe(true);
  expect(mended("留空", "改为")).toBe(false);
  expect(mended("改为", "留空")).toBe(true);
  expect(mended("留空", undefined, { choices: ["采用建议", "保留原文"] })).toBe(false); // ours to know, not the unit's
  expect(mended("留空", undefined, { field: "此人" })).toBe(false);
});

test("an answer that may not be given any more is not sent", () => {
  const [before, now] = [asked(ONE, 1), asked(ONE, 1, { choices: ["保留原文"] })];
  const answers = answer(none, before, "改为", " 县财政局 ");
  expect(settled(answers, [before])).toEqual([{ line: 1, field: "单位", choice: "改为", value: "县财政局" }]);
  expect(settled(answers, [now])).toEqual([]);
});

test("a cell, or else a row", () => {
  expect(sayCell({ sheet: "名单", row: 7, cell: "D7" })).toBe("名单 › D7");
  expect(sayCell({ sheet: "名单", row: 7, cell: "" })).toBe("名单 › 第7行");
});
