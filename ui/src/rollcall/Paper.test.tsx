// From the signed paper: its code, its empty rows, F9; what moved since it was printed is said first.

import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { answers, type CohortId } from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { isSheetCode, Paper } from "./Paper";

let sheets = 0;

function show(
  { take = () => ({ sessions: [41], unlisted: [], say: ["《县情讲座》 应到3"] }), several = false } = {} as {
    take?: () => unknown;
    several?: boolean;
  },
) {
  const code = `K7M${++sheets + 1}-Q9TX`;
  const row = (number: number, name: string, say = "") => ({
    row: number,
    trainee: 100 + number,
    name,
    number,
    now: number,
    stands_for: null,
    moved: null,
    say,
  });
  const session = (id: number, half_day: string) => ({
    session: id,
    day: "2026-03-09",
    half_day,
    title: "《县情讲座》",
    taken: false,
  });
  const calls = fakeDoor({
    sheet_of_code: () => ({
      code,
      paper: "签到表",
      cohort: 3,
      cohort_title: "第3期中青年干部培训班",
      sessions: [session(41, "上午"), ...(several ? [session(42, "下午")] : [])],
      edition: 1,
      printed_on: "2026-03-08",
      newest: false,
      rows: [row(1, "张三"), row(2, "李四", "第2行李四已换为王五"), row(3, "赵六")],
      added: [{ ...row(0, "孙七", "孙七是新增的，纸上没有"), row: null }],
      say: ["第2行李四已换为王五", "孙七是新增的，纸上没有"],
    }),
    settings: () => ({ roll: { words: [] } }),
    take_from_sheet: take,
  });
  render(
    <QueryClientProvider client={answers}>
      <Paper code={code} cohort={3 as CohortId} />
    </QueryClientProvider>,
  );
  return { code, taken: () => calls.filter((each) => each.name === "take_from_sheet").map((each) => each.request) };
}

test("the empty rows, one that came late, and F9; what moved is said", async () => {
  const { code, taken } = show();
  const user = userEvent.setup();
  expect((await screen.findByTestId("sheet-moved")).textContent).toContain(
    "第2行李四已换为王五；孙七是新增的，纸上没有",
  );
  await user.type(screen.getByTestId("sheet-typed"), "1 迟10 3 2{Enter}");
  expect(screen.getByTestId("sheet-sums").textContent).toBe("纸上 3 人　签名 1　没有签名 2");
  await user.click(screen.getByTestId("sheet-row-2"));
  await user.type(screen.getByTestId("sheet-typed"), "9{Enter}");
  expect(screen.getByTestId("sheet-heard").textContent).toBe("纸上没有：9");
  await user.keyboard("{F9}");
  await waitFor(() => expect(taken()).toHaveLength(1));
  expect(taken()[0]).toEqual({
    code,
    session: 41,
    empty_rows: [3],
    marks: [{ row: 1, mark: "迟到", word: "", minutes: 10 }],
    reason: "",
  });
  await waitFor(() => expect(window.location.hash).toContain("session=41"));
});

test("a paper for several half days is taken one at a time; a closed roll asks why", async () => {
  let asked = 0;
  const { taken } = show({
    several: true,
    take: () =>
      ++asked === 1 ? new Refuse({ say: "已完成，请写明原因。", field: "reason" }) : { sessions: [], say: [] },
  });
  const user = userEvent.setup();
  await user.click(await screen.findByText("3月9日下午"));
  await user.keyboard("{F9}");
  expect((await screen.findByTestId("sheet-refused")).textContent).toBe("已完成，请写明原因。");
  await user.type(screen.getByTestId("sheet-reason"), "签到表后补{Enter}");
  await waitFor(() => expect(taken()).toHaveLength(2));
  expect(taken()[1]).toMatchObject({ session: 42, reason: "签到表后补", empty_rows: [] });
});

test.each([
  ["K7M2-Q9TX", true],
  ["k7m2q9tx", true],
  ["K7M2 Q9TX", true],
  ["3 17 22", false],
  ["T222B4", false],
  ["wangfang", false],
  ["5-8", false],
])("%s may be the code of a sheet: %s", (typed, is) => {
  expect(isSheetCode(typed)).toBe(is);
});
