// The grid of a class: arrows, keys, blocks, Excel; everything written at once, with a reason where a roll is closed.

import { QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { answers } from "../../door";
import { fakeDoor, Refuse } from "../../door/fake";
import { SavedBar } from "../../frame/SavedBar";
import { WholeClass } from "./WholeClass";

let cohorts = 10;
const tally = {
  expected: 3,
  came: 3,
  late: 0,
  left_early: 0,
  absent: 0,
  private_leave: 0,
  sick_leave: 0,
  duty_leave: 0,
};
const share = { part: 3, whole: 3 };

/** Three people; a session that is closed, one that is open, one without a roll, which 王芳 is not expected at. */
async function show(write: (request: { changes: unknown[] }) => unknown = () => ({ said: "全班考勤" })) {
  const cohort = ++cohorts; // what is typed outlives the screen, so each test has a class of its own
  const session = (id: number, taken: boolean, closed_on: string | null) => ({
    session: id,
    day: `2026-03-0${id}`,
    starts: "08:30",
    half_day: "上午",
    title: `第${id}课`,
    hours: 400,
    taken,
    closed_on,
    rooms_due: [],
    tally,
  });
  const trainees = ["张三", "李四", "王芳"].map((name, index) => ({
    trainee: 100 + index,
    number: index + 1,
    name,
    initials: "",
    unit: "县财政局",
    left: false,
    marks: ["1a0", "120", "11 "][index],
    tally,
    rate: share,
    rate_without_leave: share,
    leave_left: 100,
  }));
  const words = (["出勤", "迟到", "早退", "旷课", "事假", "病假", "公假"] as const).map((mark, index) => ({
    sign: String(index + 1),
    mark,
    word: "",
  }));
  const calls = fakeDoor({
    attendance: () => ({
      cohort,
      sessions: [session(1, true, "2026-03-01"), session(2, true, null), session(3, false, null)],
      words: [...words, { sign: "a", mark: "出勤", word: "线上" }],
      trainees,
      notes: [{ trainee: 101, session: 2, minutes: 10, remark: "", corrected: false }],
      tally,
      rate: share,
      rate_without_leave: share,
      total_hours: 1200,
    }),
    settings: () => ({ roll: { words: [{ word: "线上", counts_as: "出勤", key: "z" }] } }),
    write_marks: write,
  });
  render(
    <QueryClientProvider client={answers}>
      <WholeClass cohort={cohort as never} tools={null} />
      <SavedBar right={null} />
    </QueryClientProvider>,
  );
  const grid = await screen.findByTestId("grid");
  grid.focus();
  return { grid, written: () => calls.find((each) => each.name === "write_marks")?.request };
}
const row = (number: number) =>
  [...screen.getByTestId(`attendance-${number}`).querySelectorAll("td.session")].map((it) => it.textContent).join(" ");

test("marks, own words, minutes, and who is not expected", async () => {
  await show();
  expect([row(1), row(2), row(3)]).toEqual(["✓ 线 ·", "✓ 迟10 ·", "✓ ✓ "]);
  expect(screen.getByTestId("grid-at").textContent).toContain("1 张三　3月1日上午《第1课》　出勤");
});

test("keys mark a block, a cell takes minutes, and all of it is written at once with a reason", async () => {
  const { written } = await show();
  const user = userEvent.setup();
  await user.keyboard("{ArrowDown}k"); // 李四, the closed session
  await user.keyboard("{ArrowRight}{ArrowUp}{Shift>}{ArrowDown}{ArrowDown}{/Shift}b"); // all three, the open one
  expect([row(1), row(2), row(3)]).toEqual(["✓ 病 ·", "旷 病 ·", "✓ 病 "]);
  await user.keyboard("{Enter}迟15{Enter}"); // where the keys are: 王芳
  expect(row(3)).toBe("✓ 迟15 ");
  expect(screen.getByTestId("grid-typed").textContent).toBe("改了 4 人·场，2 次课，还没有写入");
  await user.keyboard("{F9}");
  expect(written()).toBeUndefined();
  await user.keyboard("录入有误{Enter}");
  await waitFor(() => expect(written()).toBeDefined());
  expect(written()).toEqual({
    reason: "录入有误",
    changes: [
      { session: 1, trainee: 101, mark: "旷课", word: "", minutes: 0 },
      { session: 2, trainee: 100, mark: "病假", word: "", minutes: 0 },
      { session: 2, trainee: 101, mark: "病假", word: "", minutes: 0 },
      { session: 2, trainee: 102, mark: "迟到", word: "", minutes: 15 },
    ],
  });
});

test("Ctrl+Z takes back what is not written; Delete of nothing new is nothing", async () => {
  await show();
  const user = userEvent.setup();
  await user.keyboard("z{ArrowDown}4");
  expect([row(1), row(2)]).toEqual(["线 线 ·", "旷 迟10 ·"]);
  await user.keyboard("{Control>}z{/Control}");
  expect([row(1), row(2)]).toEqual(["线 线 ·", "✓ 迟10 ·"]);
  await user.keyboard("{ArrowUp}{Delete}");
  await user.keyboard("{End}{Delete}"); // a session without a roll is not taken by clearing
  expect(screen.queryByTestId("grid-typed")?.textContent).toBe("改了 1 人·场，1 次课，还没有写入");
});

test("rows copied in Excel are laid down; one that cannot be read stops the whole", async () => {
  const { grid } = await show();
  const paste = (text: string) => fireEvent.paste(grid, { clipboardData: { getData: () => text } });
  paste("旷课\t丁\n\t");
  expect(screen.getByTestId("said").textContent).toContain("读不懂，如「丁」");
  expect(row(1)).toBe("✓ 线 ·");
  paste("旷课\t√\t病\n\t早退5\t\n\t\t旷");
  expect([row(1), row(2), row(3)]).toEqual(["旷 ✓ 病", "✓ 退5 ·", "✓ ✓ "]);
  expect(screen.getByTestId("said").textContent).toBe("粘贴 4 格有改动；1 格不在应到名单，没有改。");
  expect(screen.getByTestId("grid-typed").textContent).toContain("1 次课还没点名，其余的人按出勤记下");
});

test("a refusal is said and what was typed stays", async () => {
  await show(() => new Refuse({ say: "这次课还没有到。" }));
  const user = userEvent.setup();
  await user.keyboard("{End}4{F9}");
  expect((await screen.findByTestId("grid-refused")).textContent).toBe("这次课还没有到。");
  expect(row(1)).toBe("✓ 线 旷");
});
