// 统计报表: the period asked for, the measures kept apart, the workbook of the same period.

import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import dayjs from "dayjs";
import { expect, test } from "vitest";
import { answers } from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { type Named, periodOf } from "./period";
import { Statistics } from "./Statistics";

const figures = (classes: number) => ({
  classes,
  planned: 50 * classes,
  enrolled: 49 * classes,
  trained: 48 * classes,
  completed: 47 * classes,
  hours: 3250 * classes,
  sessions: 20 * classes,
  expected: 1000 * classes,
  came: 973 * classes,
  on_leave: 20 * classes,
  rate: { part: 973 * classes, whole: 1000 * classes },
  rate_without_leave: { part: 973 * classes, whole: 980 * classes },
});
const class_ = (cohort: number, title: string) => ({
  cohort,
  title,
  category: "主体班",
  starts: "2026-03-09",
  ends: "2026-03-20",
  days: 12,
  figures: figures(1),
});

function show(answer: (period: { from: string; to: string }) => unknown = () => STATISTICS) {
  const calls = fakeDoor({
    statistics: answer,
    papers: () => [
      { key: "roster", name: "学员名册", format: "Excel", about: "班次" },
      { key: "classes", name: "培训班情况统计表", format: "Excel", about: "期间" },
    ],
    roll_figures: () => ROLLS,
    roll_names: () => ({ names: [], more: false }),
    paper: () => ({ file_name: "培训班情况统计表.xlsx", base64: "eA==" }),
    save_as: () => null,
  });
  render(
    <QueryClientProvider client={answers}>
      <Statistics />
    </QueryClientProvider>,
  );
  return calls;
}
const STATISTICS = {
  classes: [class_(3, "第3期中青班"), class_(4, "第1期科干班")],
  branches: [
    { kind: 1, name: "主体班", depth: 0, figures: figures(2), people: 90 },
    { kind: 2, name: "中青班", depth: 1, figures: figures(1), people: 47 },
  ],
  categories: [{ name: "主体班", figures: figures(2) }],
  months: [{ name: "2026年3月", figures: figures(2) }],
  total: figures(2),
  people: 90,
  basis: ["统计期间：…，按开班日期计入。"],
};
const year = dayjs().year();
const tally = {
  expected: 100,
  came: 95,
  late: 1,
  left_early: 0,
  absent: 2,
  private_leave: 3,
  sick_leave: 0,
  duty_leave: 0,
};
const ROLLS = {
  by: "班次",
  lines: [
    {
      key: { 班次: 3 },
      name: "第3期中青班",
      detail: "3月9日–3月20日",
      tally,
      rate: { part: 95, whole: 100 },
      rate_without_leave: { part: 95, whole: 97 },
      corrected: 0,
      leave: null,
      leave_left: null,
    },
  ],
  total: tally,
  rate: { part: 95, whole: 100 },
  rate_without_leave: { part: 95, whole: 97 },
  rolls: 2,
  due: 0,
  open: 0,
  visitors: 0,
  contradictions: [],
  basis: ["统计期间"],
};

test("this year first, another period at a click, and the workbook is of the period shown", async () => {
  const calls = show();
  await screen.findByTestId("statistics-table");
  const asked = () => calls.filter((each) => each.name === "statistics").at(-1)?.request;
  expect(asked()).toEqual({ from: `${year}-01-01`, to: `${year}-12-31` });
  const user = userEvent.setup();
  await user.click(screen.getByText("上年"));
  await waitFor(() => expect(asked()).toEqual({ from: `${year - 1}-01-01`, to: `${year - 1}-12-31` }));
  await user.click(screen.getByTestId("excel-classes"));
  await waitFor(() =>
    expect(calls.find((each) => each.name === "paper")?.request).toMatchObject({
      paper: "classes",
      from: `${year - 1}-01-01`,
      to: `${year - 1}-12-31`,
    }),
  );
});

test("人次 and 人 stand apart, rates say their formula, and a class opens", async () => {
  show();
  expect((await screen.findByTestId("statistics-sum")).textContent).toBe(
    "共办 2 期，实训 96 人次（90 人），参训率A 97.3%，参训率B 99.3%。",
  );
  expect(screen.getByTestId("3-参训率B").title).toBe(
    "参训率B = 实到 973 人次 ÷（应到 1000 − 批准请假 20）人次 = 99.3%",
  );
  expect(screen.getByTestId("total-学时").textContent).toBe("65");
  expect(screen.getByTestId("class-4").getAttribute("href")).toBe("#/cohort?cohort=4&tab=overview");
  const user = userEvent.setup();
  await user.click(screen.getByText("按类别"));
  expect(screen.getByTestId("line-2").textContent).toContain("中青班147"); // 1 期, 47 人
  expect(screen.getByTestId("line-total").textContent).toContain("合计290");
  await user.click(screen.getByText("按月份"));
  expect(screen.getByTestId("line-2026年3月").textContent).toContain("96");
  expect(screen.getByTestId("basis").textContent).toContain("按开班日期计入");
});

test("a period that ends before it begins is refused beside its last day", async () => {
  show(({ from, to }) => (to < from ? new Refuse({ say: "结束日期应不早于开始日期。", field: "ends" }) : STATISTICS));
  const user = userEvent.setup();
  await screen.findByTestId("statistics-table");
  await user.click(screen.getByText("自定"));
  const to = screen.getByTestId("field-to");
  await user.clear(to);
  await user.type(to, "2020-01-01{Enter}");
  expect((await screen.findByTestId("refusal-to")).textContent).toBe("结束日期应不早于开始日期。");
  expect(screen.queryByTestId("refusal-from")).toBeNull();
});

test.each<[Named, string, string]>([
  ["本年", "2024-01-01", "2024-12-31"],
  ["本月", "2024-02-01", "2024-02-29"],
  ["上半年", "2024-01-01", "2024-06-30"],
  ["下半年", "2024-07-01", "2024-12-31"],
  ["春季学期", "2024-01-01", "2024-07-31"],
  ["秋季学期", "2024-08-01", "2024-12-31"],
  ["上年", "2023-01-01", "2023-12-31"],
])("%s, in February 2024, is %s to %s", (named, from, to) => {
  expect(periodOf(named, dayjs("2024-02-29"))).toEqual({ from, to });
});

test("到课率 compares the classes of the period; a figure opens its names, a class its own figures", async () => {
  const calls = show();
  const user = userEvent.setup();
  await user.click(await screen.findByText("到课率"));
  const asked = () => calls.filter((each) => each.name === "roll_figures").at(-1)?.request;
  await waitFor(() => expect(asked()).toEqual({ by: "班次", from: `${year}-01-01`, to: `${year}-12-31` }));
  expect((await screen.findByTestId("total-rolls-班次")).textContent).toContain("97.9%");
  expect(screen.getByText("第3期中青班").getAttribute("href")).toBe("#/cohort?cohort=3&tab=rollcall&part=figures");
  await user.click(screen.getByTestId("figure-3-旷课"));
  await waitFor(() =>
    expect(calls.find((each) => each.name === "roll_names")?.request).toMatchObject({
      line: { 班次: 3 },
      figure: "旷课",
    }),
  );
  await user.click(screen.getByText("单位"));
  await waitFor(() => expect(asked()).toMatchObject({ by: "单位" }));
});
