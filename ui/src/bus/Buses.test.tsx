// A field day: people walked to and moved by figures, heads typed stop by stop.

import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { CohortId } from "../door";
import { fakeDoor } from "../door/fake";
import { FakeFrame } from "../frame/fake";
import { Buses } from "./Buses";

const cohort = 3 as CohortId;
const day = "2026-03-12";
const rider = (number: number, name: string, more = {}) => ({
  ...{ trainee: 100 + number, number, name, initials: "", unit: "县财政局", post: "", phone: "", group: "第一组" },
  ...{ trouble: "", ...more },
});
const bus = (number: number, people: object[], counts: (number | null)[]) => ({
  ...{ id: 50 + number, cohort, day, number, plate: "", driver: "", phone: "", seats: 45, leader: null },
  ...{ title: `${number}号车`, people, leader_name: "", counts, notes: counts.map(() => "") },
});

function show(more = {}) {
  const plan = {
    cohort,
    day,
    stops: ["出发", "纪念馆", "返程"],
    buses: [bus(1, [rider(1, "张三"), rider(2, "李四")], [2, null, null]), bus(2, [rider(3, "王芳")], [0, null, null])],
    without: [rider(4, "赵六")],
    away: [rider(5, "孙七", { trouble: "请病假（上午）" })],
    people: 4,
    seats: 90,
    said: ["出发：2号车应有1人，清点0人，少1人"],
    ...more,
  };
  const calls = fakeDoor({
    field_days: () => [{ day, places: ["纪念馆"], buses: 2, seated: 3 }],
    buses: () => plan,
    move_to_bus: () => ({ said: "换车" }),
    save_bus: () => ({ said: "修改" }),
    count_heads: () => ({ said: "清点" }),
    add_buses: () => ({ said: "增加" }),
  });
  render(
    <FakeFrame>
      <Buses cohort={cohort} tools={null} />
    </FakeFrame>,
  );
  return (name: string) => calls.filter((each) => each.name === name).map((each) => each.request);
}

test("figures move people, L names the leader, 0 takes off", async () => {
  const asked = show();
  const board = await screen.findByTestId("bus-board");
  act(() => board.focus());
  fireEvent.keyDown(board, { key: "ArrowDown" });
  fireEvent.keyDown(board, { key: "l" });
  await waitFor(() => expect(asked("save_bus")).toMatchObject([{ id: 51, leader: 102, seats: 45 }]));
  expect(asked("save_bus")[0]).not.toHaveProperty("people");
  fireEvent.keyDown(board, { key: "2" });
  await waitFor(() => expect(asked("move_to_bus")).toEqual([{ day, trainees: [102], bus: 52 }]));
  fireEvent.keyDown(board, { key: "ArrowRight" });
  fireEvent.keyDown(board, { key: "0" });
  await waitFor(() => expect(asked("move_to_bus")[1]).toEqual({ day, trainees: [103], bus: null }));
});

test("who is short is said at once, by bus and stop; Enter goes to the next bus", async () => {
  const asked = show();
  expect((await screen.findByTestId("bus-said")).textContent).toContain("少1人");
  expect(screen.getByTestId("bus-said").textContent).toContain("不乘车：孙七请病假（上午）");
  expect(screen.getByTestId("bus-counts").textContent).toContain("少 1 人");
  expect(screen.getByTestId("sum-0").textContent).toBe("2");
  const user = userEvent.setup();
  await user.type(screen.getByTestId("count-0-1"), "２{Enter}");
  await waitFor(() => expect(asked("count_heads")).toEqual([{ bus: 51, stop: "纪念馆", counted: 2, note: "" }]));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("count-1-1")));
});

test("where some miss, Enter asks who and why before the next bus", async () => {
  const asked = show();
  const user = userEvent.setup();
  const count = await screen.findByTestId("count-1-0");
  expect(screen.queryByTestId("note-0-0")).toBeNull(); // 到齐: nothing to say
  await user.type(count, "{Enter}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("note-1-0")));
  await user.keyboard("王芳晕车{Enter}");
  await waitFor(() => expect(asked("count_heads")).toEqual([{ bus: 52, stop: "出发", counted: 0, note: "王芳晕车" }]));
  expect(document.activeElement).toBe(screen.getByTestId("count-0-1"));
});

test("a day without buses begins with them", async () => {
  const asked = show({ buses: [], without: [], away: [], said: [] });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("add-buses"));
  await waitFor(() => expect(asked("add_buses")).toEqual([{ cohort, day, buses: 1, seats: 45 }]));
});
