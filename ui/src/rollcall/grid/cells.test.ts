// Blocks of marks, to Excel and back.

import { expect, test } from "vitest";
import { sayMark } from "../words";
import { between, cellsOf, copied, pasted, same } from "./cells";

const block = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });
const size = { rows: 3, columns: 4 };
const own = [{ word: "线上", counts_as: "出勤" as const, key: "z" }];

/** `1,2 旷课`: which cell gets what; `!` in an empty one; then what could not be read, and `…` when it went beyond. */
function laid(text: string, at = block(0, 0, 0, 0)): string {
  const { put, unread, beyond } = pasted(text, at, size, own);
  return [
    ...put.map(({ at, said, nothing }) => `${at.row},${at.column} ${sayMark(said)}${nothing ? "!" : ""}`),
    ...unread.map((piece) => `?${piece}`),
    ...(beyond ? ["…"] : []),
  ].join(" | ");
}

test.each([
  ["旷课", block(0, 0, 0, 0), "0,0 旷课"],
  ["迟10\r\n", block(1, 2, 2, 3), "1,2 迟到10分 | 1,3 迟到10分 | 2,2 迟到10分 | 2,3 迟到10分"],
  ["病\t√\n\t×", block(1, 1, 1, 1), "1,1 病假 | 1,2 出勤 | 2,1 出勤! | 2,2 旷课"],
  ["线上\tz", block(0, 0, 0, 0), "0,0 线上 | 0,1 线上"],
  ["丁\t旷", block(0, 0, 0, 0), "0,1 旷课 | ?丁"],
  ["旷\n旷", block(2, 3, 2, 3), "2,3 旷课 | …"],
  ["", block(0, 0, 0, 1), "0,0 出勤! | 0,1 出勤!"],
])("%j pasted", (text, at, said) => {
  expect(laid(text, at)).toBe(said);
});

test("what is copied is pasted as it was", () => {
  const marks = [
    [
      { mark: "出勤" as const, word: "", minutes: 0 },
      { mark: "早退" as const, word: "", minutes: 15 },
    ],
    [{ mark: "出勤" as const, word: "线上", minutes: 0 }, null],
  ];
  const text = copied(block(0, 0, 1, 1), ({ row, column }) => marks[row]?.[column] ?? null);
  expect(text).toBe("出勤\t早退15分\n线上\t");
  expect(laid(text)).toBe("0,0 出勤 | 0,1 早退15分 | 1,0 线上 | 1,1 出勤!");
});

test("a block is the same whichever way it was drawn", () => {
  expect(between({ row: 2, column: 0 }, { row: 0, column: 3 })).toEqual(block(0, 0, 2, 3));
  expect(cellsOf(block(0, 1, 1, 2))).toHaveLength(4);
});

test("two cells say the same when mark, word and minutes do", () => {
  const late = { mark: "迟到" as const, word: "", minutes: 10 };
  expect(same(late, { ...late })).toBe(true);
  expect(same(late, { ...late, minutes: 5 })).toBe(false);
  expect(same({ ...late, mark: "出勤", word: "线上", minutes: 0 }, { mark: "出勤", word: "", minutes: 0 })).toBe(false);
});
