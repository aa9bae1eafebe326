// What is typed into a cell of the plan, and what is pasted from a spreadsheet.

import { expect, test } from "vitest";
import type { CohortKindLine, PlanLine, ProgrammeLine } from "../door";
import { type PlanField, read, readDay, readPasted } from "./cells";

const register = {
  kinds: [
    { id: 1, name: "主体班", path: "主体班" },
    { id: 2, name: "中青年干部培训班", path: "主体班›中青年干部培训班" },
    { id: 3, name: "科级干部进修班", path: "主体班›科级干部进修班" },
    { id: 4, name: "科级任职班", path: "主体班›科级任职班" },
  ] as CohortKindLine[],
  programmes: [{ id: 9, name: "科级干部三年轮训" }] as ProgrammeLine[],
};
const line = { year: 2026, starts: "2026-03-09", ends: "2026-03-20" } as PlanLine;

test.each([
  ["3.9", "2026-03-09"],
  ["3-9", "2026-03-09"],
  ["３月９日", "2026-03-09"],
  ["2027/1/4", "2027-01-04"],
  ["2026年3月9日", "2026-03-09"],
  ["2.29", undefined],
  ["13.1", undefined],
  ["三月", undefined],
  ["", null],
])("the day %s is %s", (typed, day) => {
  expect(readDay(typed, 2026)).toBe(day);
});

test.each<[PlanField, string, Partial<PlanLine> | undefined]>([
  ["number", "第3期", { number: 3 }],
  ["number", "", { number: null }],
  ["planned", "48人", { planned: 48 }],
  ["planned", "许多", undefined],
  ["kind", "中青", { kind: 2 as never }],
  ["kind", "主体班", { kind: 1 as never }],
  ["kind", "科级", undefined], // two are called so
  ["kind", "主体班›科级任职班", { kind: 4 as never }],
  ["programme", "轮训", { programme: 9 as never }],
  ["tier", "县", { tier: "县级" }],
  ["filing_state", "已备", { filing_state: "已备案" }],
  ["starts", "3.16", { starts: "2026-03-16", ends: "2026-03-27" }], // as long as it was
  ["ends", "3.27", { ends: "2026-03-27" }],
  ["starts", "", { starts: null, ends: null }],
  ["name", " ", undefined],
  ["audience", " 乡镇长 ", { audience: "乡镇长" }],
])("%s typed as %s", (field, typed, part) => {
  expect(read(line, field, typed, register)).toEqual(part);
});

test("rows from a spreadsheet are lines; what cannot be read is left empty and named", () => {
  const pasted =
    "班次\t期\t类别\t层级\t开始\t结束\t人数\n中青班\t4\t中青\t县级\t3.9\t3.20\t48人\n乡镇班\t\t不知道\t\t\t\t\n";
  const { lines, unread } = readPasted(pasted, 2026, register);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatchObject({
    name: "中青班",
    number: 4,
    kind: 2,
    starts: "2026-03-09",
    ends: "2026-03-20",
    planned: 48,
  });
  expect(lines[1]).toMatchObject({ name: "乡镇班", kind: undefined, starts: undefined });
  expect(unread).toEqual(["「乡镇班」的“不知道”"]);
});
