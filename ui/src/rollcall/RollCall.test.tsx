// Taking a roll by keyboard: numbers and marks typed, keys on the names, a scanner; F9 closes it; then a reason is asked.

import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { answers, type SessionId } from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { Roll } from "./Roll";
import { percent } from "./words";

let sessions = 40;

const PEOPLE = [
  ["张三", "zs", "T222B4"],
  ["李四光", "lsg", "T222C6"],
  ["王芳", "wf", "T222D8"],
  ["赵小军", "zxj", "T222EA"],
  ["欧阳明月", "oymy", "T222FC"],
] as const;

interface Given {
  take?: (request: Record<string, unknown>) => unknown;
  roll?: Record<string, unknown>;
  /** Of the third. */
  line?: Record<string, unknown>;
}

function show({ take = () => ({ said: "点名：《县情讲座》" }), roll = {}, line = {} }: Given = {}) {
  const session = ++sessions as SessionId; // a draft roll outlives its screen, so each test calls another session
  const lines = PEOPLE.map(([name, initials, badge], index) => ({
    trainee: 100 + index,
    number: index + 1,
    name,
    initials,
    badge,
    unit: "县财政局",
    group: null,
    room: null,
    mark: "出勤",
    word: "",
    minutes: 0,
    remark: "",
    walk_in: false,
    leave: null,
    contradiction: null,
    against: [],
    corrections: [],
    ...(index === 2 && line),
  }));
  const session_ = {
    id: session,
    cohort: 3,
    title: "县情讲座",
    kind: "讲授",
    day: "2026-03-09",
    starts: "14:30",
    ends: "17:30",
    elective: false,
  };
  const others = [{ trainee: 200, number: 49, name: "钱进", initials: "qj", badge: "T229A2", unit: "", why: "第二组" }];
  let taken = false;
  const calls = fakeDoor({
    roll_call: () => ({
      session: session_,
      taken,
      closed_on: taken ? "2026-03-09" : null,
      sheet: "",
      groups: [],
      lines: lines.map((each) => ({ ...each, taken: taken || "taken" in roll })),
      others,
      visitors: [],
      rooms: [],
      words: [{ word: "线上", counts_as: "出勤", key: "z" }],
      tally: {},
      against: [],
      ...roll,
    }),
    take_roll: (request) => {
      const answer = take(request);
      taken = !(answer instanceof Refuse);
      return answer;
    },
    find_on_roll: ({ typed }) =>
      typed === "110199198803084228"
        ? { found: [102], others: [], say: "" }
        : { found: [], others: [], say: "没有这个身份证号的人。" },
  });
  render(
    <QueryClientProvider client={answers}>
      <Roll session={session} />
    </QueryClientProvider>,
  );
  return { calls, taken: () => calls.find((each) => each.name === "take_roll")?.request };
}
const markOf = (number: number) => screen.getByTestId(`roll-mark-${number}`).textContent;
const heard = () => screen.getByTestId("roll-heard").textContent;

test("everybody is there until named; numbers take the mark that is set, and F9 writes only them", async () => {
  const { taken } = show();
  const user = userEvent.setup();
  await screen.findByTestId("roll-1");
  expect(screen.getByTestId("roll-sums").textContent).toContain("实到 5");
  await user.type(screen.getByTestId("roll-typed"), "2 5{Enter}");
  expect([markOf(1), markOf(2), markOf(5)]).toEqual(["✓", "旷课", "旷课"]);
  await user.type(screen.getByTestId("roll-typed"), "wf{ArrowDown}{Enter}"); // 旷课 → 事假
  expect(markOf(3)).toBe("事假");
  await user.type(screen.getByTestId("roll-typed"), "5 迟10 4 z{Enter}");
  expect([markOf(4), markOf(5)]).toEqual(["线上", "迟到10分"]);
  expect(screen.getByTestId("roll-sums").textContent).toBe("应到 5实到 3请假 1迟到 1早退 0旷课 1");
  await user.keyboard("{F9}");
  await waitFor(() =>
    expect(taken()).toMatchObject({
      closed: true,
      exceptions: [
        { trainee: 101, mark: "旷课" },
        { trainee: 102, mark: "事假" },
        { trainee: 103, mark: "出勤", word: "线上" },
        { trainee: 104, mark: "迟到", minutes: 10 },
      ],
    }),
  );
  await screen.findByText("✓ 已点名");
});

test("a number not on the roll is said and stays to be mended", async () => {
  show();
  const user = userEvent.setup();
  await user.type(await screen.findByTestId("roll-typed"), "1 77{Enter}");
  expect(heard()).toBe("张三：旷课　名单里没有：77");
  expect((screen.getByTestId("roll-typed") as HTMLInputElement).value).toBe("77");
});

test("who is not expected is said why, walks in with +, and a stranger is a visitor", async () => {
  const { taken } = show();
  const user = userEvent.setup();
  const typed = await screen.findByTestId("roll-typed");
  await user.type(typed, "49{Enter}");
  expect(heard()).toBe("49 钱进（第二组）不在应到名单，到了请写 +49");
  await user.clear(typed);
  await user.type(typed, "+49{Enter}");
  expect(markOf(49)).toBe("✓");
  await user.type(typed, "+孙明 县委办{Enter}");
  expect(screen.getByTestId("visitor-0").textContent).toContain("孙明县委办");
  await user.keyboard("{F9}");
  await waitFor(() =>
    expect(taken()).toMatchObject({ walk_ins: [200], visitors: [{ name: "孙明", unit: "县委办" }], exceptions: [] }),
  );
});

test("on the names, arrows walk and keys mark; a click goes through the marks", async () => {
  show();
  const user = userEvent.setup();
  (await screen.findByTestId("roll-names")).focus();
  await user.keyboard("{ArrowDown}2{ArrowDown}k{ArrowDown}7");
  expect([markOf(2), markOf(3), markOf(4)]).toEqual(["迟到", "旷课", "公假"]);
  await user.keyboard("1");
  expect(markOf(4)).toBe("✓");
  await user.click(screen.getByTestId("roll-5"));
  expect(markOf(5)).toBe("旷课");
  await user.click(screen.getByTestId("roll-5"));
  expect(markOf(5)).toBe("迟到");
});

test("扫码: nobody is there until a badge or a card says so; who was not seen is 旷课", async () => {
  const { taken } = show();
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("roll-scan"));
  expect(markOf(1)).toBe("未到");
  expect(screen.getByTestId("roll-badges").textContent).toBe("打印胸牌");
  const typed = screen.getByTestId("roll-typed");
  await user.type(typed, "t222b4{Enter}");
  expect(heard()).toBe("1 张三 到　已到 1/5");
  await user.type(typed, "姓名 王芳 110199198803084228{Enter}");
  await waitFor(() => expect(heard()).toBe("3 王芳 到　已到 2/5"));
  await user.type(typed, "5{Enter}");
  await user.type(typed, "110199198506124430{Enter}");
  await waitFor(() => expect(heard()).toBe("没有这个身份证号的人。"));
  expect(screen.getByTestId("roll-done").textContent).toBe("完成点名 F9（未到 2 人记旷课）");
  await user.keyboard("{F9}");
  await waitFor(() =>
    expect(taken()).toMatchObject({
      exceptions: [
        { trainee: 101, mark: "旷课" },
        { trainee: 103, mark: "旷课" },
      ],
    }),
  );
});

test("leave stands in the roll; who came though on leave is said, and is named to the office", async () => {
  const { taken } = show({
    line: {
      mark: "事假",
      leave: "事假（已批，余 2.7 学时）",
      against: [{ mark: "出勤", say: "已准事假，但出勤，应销假" }],
    },
  });
  const user = userEvent.setup();
  await screen.findByTestId("roll-3");
  expect(markOf(3)).toBe("事假");
  expect(screen.getByTestId("roll-3").textContent).toContain("余 2.7 学时");
  await user.type(screen.getByTestId("roll-typed"), "3 v{Enter}");
  expect(screen.getByTestId("roll-3").textContent).toContain("应销假");
  await user.keyboard("{F9}");
  await waitFor(() => expect(taken()).toMatchObject({ exceptions: [{ trainee: 102, mark: "出勤" }] }));
});

test("a closed roll shows both marks and asks why before it is written", async () => {
  const { calls } = show({
    roll: { taken: true, closed_on: "2026-03-09" },
    line: { mark: "旷课", corrections: ["出勤 → 旷课（录入有误，3月10日）"] },
  });
  const user = userEvent.setup();
  const typed = await screen.findByTestId("roll-typed");
  await user.type(typed, "3 b{Enter}");
  expect(markOf(3)).toBe("旷课→病假");
  expect(screen.getByTestId("roll-about").textContent).toContain("出勤 → 旷课（录入有误，3月10日）");
  await user.keyboard("{F9}");
  expect(calls.some((each) => each.name === "take_roll")).toBe(false);
  await user.keyboard("病假条已交{Enter}");
  await waitFor(() =>
    expect(calls.find((each) => each.name === "take_roll")?.request).toMatchObject({ reason: "病假条已交" }),
  );
});

test("Ctrl+Z takes back what was said last, while it is not written", async () => {
  const { calls } = show();
  const user = userEvent.setup();
  await user.type(await screen.findByTestId("roll-typed"), "1 k{Enter}2 c{Enter}");
  await user.keyboard("{Control>}z{/Control}");
  expect([markOf(1), markOf(2)]).toEqual(["旷课", "✓"]);
  await user.keyboard("{Control>}z{/Control}");
  expect(screen.queryByTestId("roll-forget")).toBeNull();
  expect(calls.some((each) => each.name === "undo")).toBe(false);
});

test("a refusal is said and what was named stays", async () => {
  show({ take: () => new Refuse({ say: "这次课在3月9日，还没有到，不能点名。" }) });
  const user = userEvent.setup();
  await user.type(await screen.findByTestId("roll-typed"), "4{Enter}");
  await user.click(screen.getByTestId("roll-done"));
  expect((await screen.findByTestId("roll-refused")).textContent).toBe("这次课在3月9日，还没有到，不能点名。");
  expect(markOf(4)).toBe("旷课");
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
