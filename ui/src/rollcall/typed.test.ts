// Numbers of the absent, as people type them.

import { expect, test } from "vitest";
import { readNumbers } from "./typed";

test.each([
  ["3 17 22", [3, 17, 22], []],
  ["3，17、22", [3, 17, 22], []],
  ["３　１７", [3, 17], []],
  ["3号 17号", [3, 17], []],
  ["5-8", [5, 6, 7, 8], []],
  ["5 - 8", [5, 6, 7, 8], []],
  ["5至7 3", [5, 6, 7, 3], []],
  ["3 3 3", [3], []],
  ["3 49", [3], ["49"]],
  ["46-50", [], ["46-50"]],
  ["8-5", [], ["8-5"]],
  ["3 王芳", [3], ["王芳"]],
  ["", [], []],
  ["99999999999", [], ["99999999999"]],
])("%s", (typed, numbers, unknown) => {
  expect(readNumbers(typed, (number) => number >= 1 && number <= 48)).toEqual({ numbers, unknown });
});
