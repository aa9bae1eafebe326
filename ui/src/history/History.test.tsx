// 操作历史: one line undone by its own button, its refusal under it, older lines read on.

import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { answers } from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { History } from "./History";

const line = (id: number, more: object = {}) => ({
  id,
  at: "2026-03-09 08:31:12",
  who: "王敏",
  label: "点名",
  said: `点名：《第${id}讲》`,
  rows: 48,
  undone: false,
  is_undo: false,
  final: false,
  ...more,
});

function show(lines: (asked: { before?: number; text?: string }) => object[], undo?: () => unknown) {
  const calls = fakeDoor({ history: lines, undo: undo ?? (() => ({ said: "撤销：点名" })) });
  render(
    <QueryClientProvider client={answers}>
      <History />
    </QueryClientProvider>,
  );
  return calls;
}

test("a line is undone by its own button and is faint afterwards", async () => {
  let undone = false;
  const calls = show(
    () => [line(8), line(7, { undone })],
    () => {
      undone = true;
      return { said: "撤销：点名" };
    },
  );
  await userEvent.setup().click(await screen.findByTestId("undo-7"));
  expect(calls.find((each) => each.name === "undo")?.request).toEqual({ operation: 7 });
  await waitFor(() => expect(screen.getByTestId("operation-7").className).toBe("faint"));
  expect(screen.getByTestId("operation-7").textContent).toContain("已撤销");
});

test("a refusal stands under its line", async () => {
  show(
    () => [line(8), line(7)],
    () => new Refuse({ say: "「点名」之后内容又改过，不能直接撤销。" }),
  );
  await userEvent.setup().click(await screen.findByTestId("undo-7"));
  expect((await screen.findByTestId("refusal-7")).textContent).toContain("不能直接撤销");
  expect(screen.queryByTestId("refusal-8")).toBeNull();
});

test.each([
  [{ final: true }, "不可撤销"],
  [{ undone: true }, "已撤销"],
  [{ is_undo: true }, "恢复"],
  [{ is_undo: true, undone: true }, "已恢复"],
  [{}, "撤销"],
])("a line that is %j offers %s", async (more, word) => {
  show(() => [line(5, more)]);
  expect((await screen.findByTestId("operation-5")).lastElementChild?.textContent).toBe(word);
});

test("older lines are read on from the last one, and the filter asks the door", async () => {
  const calls = show(({ before }) => Array.from({ length: before ? 3 : 200 }, (_, n) => line((before ?? 301) - 1 - n)));
  await screen.findByTestId("operation-300");
  const user = userEvent.setup();
  await user.click(screen.getByTestId("older"));
  await screen.findByTestId("operation-100");
  expect(calls.at(-1)?.request).toEqual({ before: 101 });
  expect(screen.queryByTestId("older")).toBeNull();
  await user.type(screen.getByTestId("search-history"), "中青");
  await waitFor(() => expect(calls.at(-1)?.request).toEqual({ text: "中青" }));
});
