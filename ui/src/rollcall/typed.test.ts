// Who was not simply there, as people type it.

import { expect, test } from "vitest";
import { idNumberIn, readTyped, sayPeople } from "./typed";
import { type OwnWord, readMark, sayMark } from "./words";

const people = [
  ["王芳", "wf"],
  ["王芳芳", "wff"],
  ["张三", "zs"],
  ["赵小军", "zxj"],
  ["王强", "wq"],
  ["迟小明", "cxm"],
  ...Array.from({ length: 42 }, () => ["李某某", "lmm"]),
].map(([name = "", initials = ""], index) => ({ number: index + 1, name, initials, badge: `B0${index + 1}` }));
const own: OwnWord[] = [{ word: "线上", counts_as: "出勤", key: "z" }];

/** `3 迟到10分, 17`: whom it means, and as what; what is left alone or not known behind it. */
function read(text: string): string {
  const { named, alone, unknown } = readTyped(text, people, own);
  return [
    ...[...named].map(([person, said]) => `${person.number}${said ? sayMark(said) : ""}`),
    ...(alone ? [`=${sayMark(alone)}`] : []),
    ...unknown.map(({ piece, perhaps }) => `?${piece}${perhaps.length > 0 ? `(${sayPeople(perhaps)})` : ""}`),
  ].join(" ");
}

test.each([
  ["3 17 22", "3 17 22"],
  ["3，17、22", "3 17 22"],
  ["３　１７", "3 17"],
  ["3号 17号", "3 17"],
  ["3.17.22", "3 17 22"],
  ["5-8", "5 6 7 8"],
  ["5 - 8", "5 6 7 8"],
  ["5至7 3", "5 6 7 3"],
  ["3 3 3", "3"],
  ["3 49", "3 ?49"],
  ["46-50", "?46-50"],
  ["8-5", "?8-5"],
  ["99999999999", "?99999999999"],
  ["", ""],
  // names, initials, badges
  ["3 王芳", "3 1"],
  ["小军", "4"],
  ["芳", "?芳(1 王芳、2 王芳芳)"],
  ["zxj wq", "4 5"],
  ["wf", "1"],
  ["w", "?w(1 王芳、2 王芳芳、5 王强)"],
  ["lmm", "?lmm(7 李某某、8 李某某、9 李某某、10 李某某、11 李某某 等 42 人)"],
  ["赵六", "?赵六"],
  ["b05", "5"],
  // with a mark behind them
  ["3 17 22 迟", "3迟到 17迟到 22迟到"],
  ["3 17 22迟10", "3迟到10分 17迟到10分 22迟到10分"],
  ["3 17 迟到10分钟 22 k 5", "3迟到10分 17迟到10分 22旷课 5"],
  ["3 c", "3迟到"],
  ["3 t15", "3早退15分"],
  ["zs b", "3病假"],
  ["3 线上 4 z", "3线上 4线上"],
  ["3 迟 3 病", "3病假"],
  ["3 v", "3出勤"],
  // a mark alone is to be set; who is called 迟 is meant by it only when nobody comes before
  ["病", "=病假"],
  ["迟", "6"],
  ["3 旷10", "3 ?旷10"],
])("%s", (typed, said) => {
  expect(read(typed)).toBe(said);
});

test.each([
  ["迟", "迟到"],
  ["√", "出勤"],
  ["×", "旷课"],
  ["缺勤", "旷课"],
  ["C10", "迟到10分"],
  ["丁", undefined],
  ["10", undefined],
  ["", undefined],
])("%s is a mark", (typed, said) => {
  const mark = readMark(typed, own);
  expect(mark && sayMark(mark)).toBe(said);
});

test("a card reader types more than the number", () => {
  expect(idNumberIn("姓名 王芳 11019919880308422x 县财政局")).toBe("11019919880308422X");
  expect(idNumberIn("3 17 22")).toBeUndefined();
  expect(idNumberIn("1101991988030842280000")).toBeUndefined();
});
