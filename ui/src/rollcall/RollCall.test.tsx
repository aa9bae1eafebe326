// Taking a roll by keyboard: numbers typed, marks by key, F9 writes it.

import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { answers, type SessionId } from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { Roll } from "./Roll";
import { percent } from "./words";

let sessions = 40;

function show(take: (request: { exceptions: unknown[] }) => unknown = () => ({ said: "点名：《县情讲座》" })) {
  const session = ++sessions as SessionId; // a draft roll outlives its screen, so each test calls another session
  const lines = ["张三", "李四光", "王芳", "赵小军", "欧阳明月"].map((name, index) => ({
    trainee: 100 + index,
    number: index + 1,
    name,
    unit: "县财政局",
    mark: "出勤",
    minutes: 0,
    remark: "",
  }));
  const session_ = {
    id: session,
    cohort: 3,
    title: "县情讲座",
    kind: "讲授",
    day: "2026-03-09",
    starts: "14:30",
    ends: "17:30",
  };
  let taken = false;
  const calls = fakeDoor({
    roll_call: () => ({ session: session_, taken, lines, tally: {} }),
    take_roll: (request) => {
      const answer = take(request);
      taken = !(answer instanceof Refuse);
      return answer;
    },
  });
  render(
    <QueryClientProvider client={answers}>
      <Roll session={session} />
    </QueryClientProvider>,
  );
  return { calls, taken: () => calls.find((each) => each.name === "take_roll")?.request };
}
const markOf = (number: number) => screen.getByTestId(`roll-mark-${number}`).textContent;

test("everybody is there until named; numbers take the mark that is set, and F9 writes only them", async () => {
  const { taken } = show();
  const user = userEvent.setup();
  await screen.findByTestId("roll-1");
  expect(screen.getByTestId("roll-sums").textContent).toContain("实到 5");
  await user.type(screen.getByTestId("roll-typed"), "2 5{Enter}");
  expect([markOf(1), markOf(2), markOf(5)]).toEqual(["✓", "事假", "事假"]);
  await user.type(screen.getByTestId("roll-typed"), "王芳{ArrowUp}{Enter}"); // 事假 → 旷课
  expect(markOf(3)).toBe("旷课");
  expect(screen.getByTestId("roll-sums").textContent).toBe("应到 5实到 2请假 2迟到 0早退 0旷课 1");
  await user.keyboard("{F9}");
  await waitFor(() =>
    expect(taken()).toMatchObject({
      exceptions: [
        { trainee: 101, mark: "事假" },
        { trainee: 104, mark: "事假" },
        { trainee: 102, mark: "旷课" },
      ],
    }),
  );
  await screen.findByText("✓ 已点名");
});

test("a number not on the roll is said and stays to be mended", async () => {
  show();
  const user = userEvent.setup();
  await user.type(await screen.findByTestId("roll-typed"), "1 49{Enter}");
  expect(screen.getByTestId("roll-heard").textContent).toBe("张三：事假　名单里没有：49");
  expect((screen.getByTestId("roll-typed") as HTMLInputElement).value).toBe("49");
});

test("on the names, arrows walk and 1–7 mark", async () => {
  show();
  const user = userEvent.setup();
  (await screen.findByTestId("roll-names")).focus();
  await user.keyboard("{ArrowDown}2{ArrowDown}4{ArrowDown}7");
  expect([markOf(2), markOf(3), markOf(4)]).toEqual(["迟到", "旷课", "公假"]);
  await user.keyboard("1");
  expect(markOf(4)).toBe("✓");
});

test("a refusal is said and what was named stays", async () => {
  show(() => new Refuse({ say: "这次课在3月9日，还没有到，不能点名。" }));
  const user = userEvent.setup();
  await user.type(await screen.findByTestId("roll-typed"), "4{Enter}");
  await user.click(screen.getByTestId("roll-done"));
  expect((await screen.findByTestId("roll-refused")).textContent).toBe("这次课在3月9日，还没有到，不能点名。");
  expect(markOf(4)).toBe("事假");
});

test.each([
  [47, 48, "97.9%"],
  [1, 2, "50%"],
  [2, 3, "66.7%"],
  [0, 0, "—"],
  [1, 2000, "0.1%"],
  [48, 48, "100%"],
])("%i of %i is %s, as on paper", (part, whole, text) => {
  expect(percent({ part, whole })).toBe(text);
});
