// Numbers of the absent, as people type them.

import { expect, test } from "vitest";
import { peopleNamed, readNumbers, sayPeople } from "./typed";

const onRoll = (number: number) => number >= 1 && number <= 48;
const names: Record<string, number[]> = { 王芳: [17], 张三: [5, 6] };
const bearing = (name: string) => names[name] ?? [];

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
  ["3 王芳", [3, 17], []],
  ["张三", [], ["张三"]],
  ["赵六", [], ["赵六"]],
  ["", [], []],
  ["99999999999", [], ["99999999999"]],
])("%s", (typed, numbers, unknown) => {
  expect(readNumbers(typed, onRoll, bearing)).toEqual({ numbers, unknown });
});

const people = ["王芳", "王芳芳", "张三", "赵小军", "王强"].map((name, index) => ({ number: index + 1, name }));

test.each([
  ["王芳", "1 王芳"],
  ["小军", "4 赵小军"],
  ["芳", "1 王芳、2 王芳芳"],
  ["李", ""],
])("%s means", (typed, said) => {
  expect(sayPeople(peopleNamed(typed, people))).toBe(said);
});
