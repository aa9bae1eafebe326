// 考勤 › 统计: figures with their total and their 口径; each opens to its names, by mouse and by keyboard.

import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { answers, type CohortId } from "../../door";
import { fakeDoor } from "../../door/fake";
import { Figures } from "./Figures";

const tally = (expected: number, absent: number, sick_leave: number) => ({
  expected,
  came: expected - absent - sick_leave,
  late: 0,
  left_early: 0,
  absent,
  private_leave: 0,
  sick_leave,
  duty_leave: 0,
  expected_hours: expected * 400,
  came_hours: (expected - absent - sick_leave) * 400,
  leave_hours: sick_leave * 400,
});
const figures = (expected: number, absent: number, sick: number) => ({
  tally: tally(expected, absent, sick),
  rate: { part: expected - absent - sick, whole: expected },
  rate_without_leave: { part: expected - absent - sick, whole: expected - sick },
  corrected: 0,
});
const leave = (taken: number) => ({
  total: 4000,
  taken,
  uncounted: 0,
  limit: { of: 4000, parts: 7, say: "1/7（5.71）", consequence: "按规定应予退学", authority: "条例第十五条" },
});
const name = (session: number, day: string) => ({
  cohort: 3,
  cohort_title: "第3期中青班",
  trainee: 102,
  number: 2,
  name: "李四",
  unit: "县财政局",
  session,
  title: "《县情讲座》",
  day,
  half_day: "上午",
  mark: "旷课",
  word: "",
  minutes: 0,
  remark: "",
  leave: null,
  contradiction: null,
  corrections: [],
});
const FIGURES = {
  from: "2026-03-09",
  to: "2026-03-13",
  lines: [
    {
      key: { 学员: 101 },
      name: "张三",
      detail: "1 县财政局",
      ...figures(10, 0, 1),
      leave: leave(400),
      leave_left: 171,
    },
    {
      key: { 学员: 102 },
      name: "李四",
      detail: "2 县财政局",
      ...figures(10, 2, 0),
      corrected: 1,
      leave: leave(800),
      leave_left: -229,
    },
  ],
  total: tally(20, 2, 1),
  rate: { part: 17, whole: 20 },
  rate_without_leave: { part: 17, whole: 19 },
  rolls: 10,
  due: 0,
  open: 1,
  visitors: 3,
  contradictions: [{ ...name(41, "2026-03-10"), mark: "出勤", contradiction: "已准假，应销假" }],
  basis: ["参训率A＝实到÷应到；参训率B＝实到÷（应到－批准请假）。"],
};

function show() {
  const calls = fakeDoor({
    roll_figures: ({ by }) => ({ ...FIGURES, by, lines: by === "学员" ? FIGURES.lines : [] }),
    roll_names: () => ({ names: [name(41, "2026-03-09"), name(42, "2026-03-10")], more: false }),
  });
  render(
    <QueryClientProvider client={answers}>
      <Figures cohort={3 as CohortId} tools={null} />
    </QueryClientProvider>,
  );
  return calls;
}
const asked = (calls: ReturnType<typeof show>) => calls.filter((each) => each.name === "roll_names").at(-1)?.request;

test("a line a trainee, all together under them, and what is counted", async () => {
  show();
  const total = await screen.findByTestId("total-figures-学员");
  expect(total.textContent).toContain("合计已点名 10 场");
  expect(total.textContent).toContain("85%");
  expect(total.textContent).toContain("89.5%");
  const row = screen.getByTestId('row-figures-学员-{"学员":101}');
  expect(row.textContent).toContain("36/40"); // 学时
  expect(row.textContent).toContain("1.71"); // 余假
  expect(screen.getByText("超 2.29").className).toBe("red");
  expect(screen.getAllByText("※1")).toHaveLength(2); // hers, and in the total
  const basis = screen.getByTestId("figures-basis").textContent;
  expect(basis).toContain("参训率A＝实到÷应到");
  expect(basis).toContain("1 场已记下、还没有完成点名");
  expect(basis).toContain("旁听 3 人次，不计入参训率");
});

test("where mark and leave disagree is said in words, and leads to the roll", async () => {
  show();
  const said = await screen.findByTestId("contradiction-41-102");
  expect(said.textContent).toBe("李四 3月10日上午《县情讲座》：出勤，已准假，应销假");
  expect(said.getAttribute("href")).toBe("#/cohort?cohort=3&tab=rollcall&session=41");
});

test("a figure is clicked and opens its names; Enter opens the roll they are from", async () => {
  const calls = show();
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("figure-102-旷课"));
  expect(await screen.findByText("李四 旷课 2 人·场")).toBeTruthy();
  expect(asked(calls)).toEqual({ figures: { by: "学员", cohort: 3 }, line: { 学员: 102 }, figure: "旷课" });
  await waitFor(() => expect(document.activeElement?.id).toBe("rows-figure-names"));
  await user.keyboard("{ArrowDown}{Enter}");
  expect(window.location.hash).toBe("#/cohort?cohort=3&tab=rollcall&session=42");
});

test("by keyboard: down to the person, right to the figure, Enter; the total opens to everybody", async () => {
  const calls = show();
  const user = userEvent.setup();
  await screen.findByTestId("total-figures-学员");
  screen.getByTestId("rows-figures-学员").focus();
  await user.keyboard("{ArrowDown}{ArrowRight}{ArrowRight}{Enter}");
  await screen.findByTestId("figure-names");
  await waitFor(() =>
    expect(asked(calls)).toEqual({ figures: { by: "学员", cohort: 3 }, line: { 学员: 101 }, figure: "病假" }),
  );
  await user.click(screen.getByTestId("leave-names"));
  expect(screen.queryByTestId("figure-names")).toBeNull();
  await waitFor(() => expect(document.activeElement?.id).toBe("rows-figures-学员"));
  await user.click(screen.getByTestId("figure-total-应到"));
  await waitFor(() => expect(asked(calls)).toEqual({ figures: { by: "学员", cohort: 3 }, line: null, figure: "应到" }));
});

test("by day there is nothing yet: what to do is said", async () => {
  show();
  await userEvent.setup().click(await screen.findByText("日"));
  expect((await screen.findByTestId("begin")).textContent).toBe("去点名");
});
