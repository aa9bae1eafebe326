// A session in two rooms: each is called and closed by itself; who sits where and who chose an elective is typed.

import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { answers, type SessionId } from "../door";
import { fakeDoor } from "../door/fake";
import { Roll } from "./Roll";

let sessions = 140;

const PEOPLE = [
  ["张三", "zs", 8],
  ["李四光", "lsg", 8],
  ["王芳", "wf", 7],
  ["赵小军", "zxj", 7],
] as const;

interface Given {
  /** Of 张三. */
  first?: Record<string, unknown>;
  session?: Record<string, unknown>;
  roll?: Record<string, unknown>;
  /** The main room is closed already. */
  mainClosed?: boolean;
}

function show({ first = {}, session = {}, roll = {}, mainClosed = false }: Given = {}) {
  const id = ++sessions as SessionId; // drafts and the room that is called outlive a screen, so each test has its own
  const closed = new Set(mainClosed ? [7] : []);
  const written = new Map<number, Record<string, unknown>>();
  const lines = () =>
    PEOPLE.map(([name, initials, room], index) => ({
      ...{ trainee: 100 + index, number: index + 1, name, initials, badge: "", unit: "县财政局", group: null, room },
      ...{ taken: closed.has(room), mark: "出勤", word: "", minutes: 0, remark: "", walk_in: false, leave: null },
      ...{ contradiction: null, against: [], corrections: [], ...written.get(100 + index), ...(index === 0 && first) },
    }));
  const rooms = () =>
    [
      { venue: 7, name: "报告厅", branch: false },
      { venue: 8, name: "201教室", branch: true },
    ].map((room) => ({
      ...room,
      people: 2,
      waiting: closed.has(room.venue) ? 0 : 2,
      closed_on: closed.has(room.venue) ? "2026-03-09" : null,
    }));
  const calls = fakeDoor({
    roll_call: () => ({
      session: {
        ...{ id, cohort: id, title: "县情讲座", kind: "讲授", day: "2026-03-09", starts: "14:30", ends: "17:30" },
        ...{ elective: false, ...session },
      },
      taken: closed.size > 0,
      closed_on: closed.size === 2 ? "2026-03-09" : null,
      ...{ sheet: "", groups: [], lines: lines(), others: [], visitors: [], rooms: rooms(), words: [], tally: {} },
      against: [{ mark: "事假", say: "记为事假，无请假手续" }],
      ...roll,
    }),
    take_roll: ({ room, exceptions }) => {
      closed.add(room as number);
      for (const each of exceptions as { trainee: number }[]) written.set(each.trainee, each);
      return { said: "点名" };
    },
    session_people: () => ({ session: id, groups: [], elective: true, chosen: [101], expected: [101] }),
    groups: () => ({ groups: [] }),
    set_elective_choices: () => ({}),
    branch_seats: () => [
      { trainee: 100, venue: 8, venue_name: "201教室" },
      { trainee: 101, venue: 8, venue_name: "201教室" },
    ],
    set_branch_seats: () => [],
  });
  render(
    <QueryClientProvider client={answers}>
      <Roll session={id} />
    </QueryClientProvider>,
  );
  return { requests: (name: string) => calls.filter((each) => each.name === name).map(({ request }) => request) };
}

test("a room is called and closed by itself; what was said of the other room stays", async () => {
  const { requests } = show();
  const user = userEvent.setup();
  const typed = await screen.findByTestId("roll-typed");
  await user.type(typed, "3{Enter}"); // 王芳 of the main room, before a room is chosen
  await user.click(screen.getByTestId("room-8"));
  expect(screen.queryByTestId("roll-3")).toBeNull();
  await user.type(typed, "3{Enter}");
  expect(screen.getByTestId("roll-heard").textContent).toBe("3 王芳坐在报告厅，请到那个会场记");
  await user.clear(typed);
  await user.type(typed, "2 c5{Enter}");
  expect(screen.getByTestId("roll-done").textContent).toBe("完成201教室的点名 F9");
  await user.keyboard("{F9}");
  await waitFor(() => expect(screen.getByTestId("room-8").textContent).toBe("201教室 2 ✓"));
  expect(requests("take_roll")).toMatchObject([
    { room: 8, closed: true, exceptions: [{ trainee: 101, mark: "迟到", minutes: 5 }] },
  ]);
  expect(screen.getByTestId("room-7").textContent).toBe("报告厅 2 未点");
  await user.keyboard("{F7}{F7}"); // all of them, then the main room
  expect(screen.getByTestId("roll-mark-3").textContent).toBe("旷课");
  await user.keyboard("{F9}");
  await waitFor(() =>
    expect(requests("take_roll")[1]).toMatchObject({ room: 7, exceptions: [{ trainee: 102, mark: "旷课" }] }),
  );
  await screen.findByText("✓ 已点名");
});

test("a closed room asks why, though the roll is still open; the open one does not", async () => {
  const { requests } = show({ mainClosed: true });
  const user = userEvent.setup();
  const typed = await screen.findByTestId("roll-typed");
  expect(screen.getByText("201教室未点")).toBeTruthy();
  await user.type(typed, "1{Enter}");
  expect(screen.queryByTestId("roll-reason")).toBeNull();
  await user.type(typed, "4{Enter}");
  await user.keyboard("{F9}");
  expect(requests("take_roll")).toEqual([]);
  await user.keyboard("没有回来{Enter}");
  await waitFor(() => expect(requests("take_roll")).toMatchObject([{ reason: "没有回来" }]));
});

test("who sits in a branch room is typed in the editor and seated at once", async () => {
  const { requests } = show();
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("roll-expected"));
  const typed = await screen.findByTestId("branch-typed");
  await user.type(typed, "3-4 9{Enter}");
  await waitFor(() =>
    expect(requests("set_branch_seats")).toMatchObject([{ venue: 8, trainees: [102, 103], units: [], groups: [] }]),
  );
  expect((typed as HTMLInputElement).value).toBe("9");
  expect(screen.getByText("没有「9」")).toBeTruthy();
  // Who sits there is seen; a click sends somebody back to the main room.
  await user.click(screen.getByRole("button", { name: "2 李四光" }));
  await waitFor(() => expect(requests("set_branch_seats")[1]).toMatchObject({ venue: null, trainees: [101] }));
});

test("who chose an elective is typed, taken out with a click, and saved", async () => {
  const { requests } = show({ session: { elective: true }, roll: { rooms: [] } });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("roll-expected"));
  await screen.findByRole("button", { name: "2 李四光" });
  await user.type(screen.getByTestId("elective-typed"), "3 zxj{Enter}");
  expect(screen.getByText("已选 3 人")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "2 李四光" }));
  await user.click(screen.getByTestId("agree"));
  await waitFor(() => expect(requests("set_elective_choices")).toMatchObject([{ trainees: [102, 103] }]));
});

test("what mark and leave have against each other is said while it is typed", async () => {
  const leave = {
    ...{ mark: "事假", leave: "事假", against: [{ mark: "旷课", say: "已准事假，却记为旷课" }] },
  };
  show({ first: leave, roll: { rooms: [] } });
  const user = userEvent.setup();
  const typed = await screen.findByTestId("roll-typed");
  expect(screen.queryByTestId("roll-against")).toBeNull();
  await user.type(typed, "1 k{Enter}");
  expect(screen.getByTestId("roll-1").textContent).toContain("已准事假，却记为旷课");
  await user.type(typed, "2 s{Enter}");
  expect(screen.getByTestId("roll-2").textContent).toContain("记为事假，无请假手续");
  expect(screen.getByTestId("roll-against").textContent).toBe("与请假对不上 2");
});

test("a session nobody chose yet says so, and begins with its list", async () => {
  const { requests } = show({ session: { elective: true }, roll: { rooms: [], lines: [] } });
  const user = userEvent.setup();
  expect((await screen.findByTestId("empty")).textContent).toContain("还没有选课名单");
  await user.click(screen.getByTestId("begin"));
  expect(await screen.findByTestId("elective-typed")).toBeTruthy();
  expect(requests("take_roll")).toEqual([]);
});
