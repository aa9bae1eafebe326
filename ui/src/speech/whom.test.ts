import { expect, test } from "vitest";
import { everybodyTyped, whomTyped } from "./whom";

const people = [
  { number: 1, name: "张三", initials: "zs" },
  { number: 2, name: "李四光", initials: "lsg" },
  { number: 3, name: "赵松", initials: "zs" },
  { number: 12, name: "王芳", initials: "wf" },
  { number: 21, name: "周小芳", initials: "zxf" },
];
const numbers = (found: readonly { number: number }[]) => found.map(({ number }) => number);

test.each([
  ["1", [1, 12]],
  ["１２", [12]],
  ["2", [2, 21]],
  ["zs", [1, 3]],
  ["z", [1, 3, 21]],
  ["LS", [2]],
  ["芳", [12, 21]],
  ["", []],
  ["9", []],
])("%s, half typed, can mean %j", (typed, meant) => {
  expect(numbers(whomTyped(typed, people))).toEqual(meant);
});

test.each([
  ["1 12", [1, 12], []],
  ["张三、周小芳", [1, 21], []],
  ["wf，3；3", [12, 3], []],
  ["zs 芳 99", [], ["zs", "芳", "99"]],
  ["小芳", [21], []],
])("%s names %j, but not %j", (typed, meant, unknown) => {
  const said = everybodyTyped(typed, people);
  expect([numbers(said.found), said.unknown]).toEqual([meant, unknown]);
});
