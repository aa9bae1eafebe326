// Planning without a mouse, clashes in words with their ways out, moving by keys, carrying with the mouse.

import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import type { Call } from "../door/fake";
import { FakeFrame } from "../frame/fake";
import { go } from "../frame/place";
import { hold } from "./clip";
import { clash, cohort, OPENING, repair, SAY, session, timetableDoor } from "./fake";
import { Timetable } from "./Timetable";
import { minutesOf } from "./week";

afterEach(() => hold(null));

function show(books: Parameters<typeof timetableDoor>[0] = { sessions: [OPENING] }, more: object = {}) {
  const calls = timetableDoor(books, more);
  render(
    <FakeFrame onBack={() => go({ at: "cohorts" })}>
      <Timetable cohort={cohort} />
    </FakeFrame>,
  );
  return calls;
}

const asked = (calls: Call[], name: string) => calls.filter((each) => each.name === name).map((each) => each.request);
const lecture = (id: number, day: string, starts = "14:30", ends = "17:30", more: object = {}) =>
  session(id, day, starts, ends, more);

test("the week of the class's first day is shown with its free stretches", async () => {
  show();
  expect((await screen.findByTestId("session-1")).textContent).toContain("开班式");
  expect(screen.getByTestId("gap-2026-03-09-09:30")).toBeTruthy();
  expect(screen.getByTestId("gap-2026-03-15-19:00")).toBeTruthy();
  expect(screen.getByTestId("timetable-sum").textContent).toBe("共 1 个课次 1 学时");
});

test("a session asked for by the address is open in its week; Esc closes it, then leaves the class", async () => {
  go({ at: "cohort", cohort, tab: "timetable", session: 1 });
  show();
  expect(await screen.findByTestId("session-panel")).toBeTruthy();
  expect(screen.getByTestId("week").textContent).toContain("3月9日");
  const user = userEvent.setup();
  await user.keyboard("{Escape}");
  expect(screen.queryByTestId("session-panel")).toBeNull();
  expect(window.location.hash).toContain("tab=timetable");
  await user.keyboard("{Escape}");
  expect(window.location.hash).toBe("#/cohorts");
});

test("a topic brings its lecturer, the clash is said before it is written and stays beside the session after", async () => {
  const calls = show();
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("gap-2026-03-09-14:30"));
  await user.type(screen.getByTestId("field-topic"), "县情");
  await user.keyboard("{Enter}"); // takes the topic offered
  expect((await screen.findByTestId("panel-clashes")).textContent).toContain(SAY);
  await user.click(screen.getByTestId("plan"));
  await waitFor(() => expect(screen.getByTestId("clash-2").textContent).toBe(SAY.replace(" 3月9日（周一）", " ")));
  expect(asked(calls, "plan_session")[0]).toMatchObject({
    cohort,
    day: "2026-03-09",
    starts: "14:30",
    ends: "17:30",
    topic: 5,
    lecturer: 7,
    kind: "讲授",
  });
  expect(screen.getByTestId("clash-count").textContent).toBe("1 个课次有冲突");
});

test("what is typed can be mended before it is written: a repair fills in the fields", async () => {
  const repairs = () => ({
    repairs: [repair("由王五讲授", { plan: { day: null, starts: null, ends: null, lecturer: null, venue: 9 } })],
    each: [],
    say: "",
  });
  show(undefined, { repairs });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("gap-2026-03-09-14:30"));
  await user.type(screen.getByTestId("field-lecturer"), "李四光{Enter}");
  await user.click(await screen.findByTestId("repair-0"));
  expect((screen.getByTestId("field-venue") as HTMLInputElement).value).toBe("教室203");
});

test("what is typed new is sent by its name", async () => {
  const calls = show();
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("gap-2026-03-10-08:30"));
  await user.type(screen.getByTestId("field-topic"), "乡村振兴");
  await user.type(screen.getByTestId("field-venue"), "205室");
  await user.click(screen.getByTestId("plan"));
  await waitFor(() => expect(asked(calls, "plan_session")[0]).toMatchObject({ topic: "乡村振兴", venue: "205室" }));
});

test("a plan that says nothing is refused beside its content", async () => {
  show();
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("gap-2026-03-10-08:30"));
  await user.click(screen.getByTestId("plan"));
  expect((await screen.findByTestId("refusal-topic")).textContent).toBe("请选择专题，或填写课次内容。");
});

test("arrows walk, Enter opens, Alt and arrows move, with Shift they stretch, Delete takes away", async () => {
  const calls = show();
  const user = userEvent.setup();
  (await screen.findByTestId("week-grid")).focus();
  await user.keyboard("{ArrowDown}"); // the first stop: the opening
  await user.keyboard("{Alt>}{ArrowRight}{/Alt}");
  await waitFor(() =>
    expect(asked(calls, "move_session")).toEqual([{ session: 1, day: "2026-03-10", starts: "08:30" }]),
  );
  await waitFor(() =>
    expect(screen.getByTestId("session-1").closest("[data-day]")?.getAttribute("data-day")).toBe("2026-03-10"),
  );
  await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
  await waitFor(() =>
    expect(asked(calls, "move_session")[1]).toEqual({ session: 1, day: "2026-03-10", starts: "14:30" }),
  );
  await waitFor(() => expect(screen.getByTestId("session-1").textContent).toContain("14:30–15:30"));
  await user.keyboard("{Alt>}{Shift>}{ArrowDown}{/Shift}{/Alt}");
  await waitFor(() =>
    expect(asked(calls, "stretch_session")).toEqual([{ session: 1, starts: "14:30", ends: "15:35" }]),
  );
  await user.keyboard("{Alt>}{Shift>}{ArrowDown}{ArrowDown}{ArrowUp}{ArrowDown}"); // shown at once, written once
  expect(screen.getByTestId("session-1").textContent).toContain("14:30–15:45");
  expect(asked(calls, "stretch_session").length).toBe(1);
  await user.keyboard("{/Shift}{/Alt}");
  await waitFor(() =>
    expect(asked(calls, "stretch_session")[1]).toEqual({ session: 1, starts: "14:30", ends: "15:45" }),
  );
  await user.keyboard("{Alt>}{ArrowRight}{ArrowLeft}{/Alt}"); // there and back is nowhere
  expect(asked(calls, "move_session").length).toBe(2);
  await user.keyboard("{Delete}");
  expect(asked(calls, "remove_session")).toEqual([{ session: 1 }]);
  await user.keyboard("{ArrowDown}{Enter}"); // the stretch after it
  expect(await screen.findByTestId("new-session")).toBeTruthy();
  await user.keyboard("{Escape}");
  expect(screen.queryByTestId("new-session")).toBeNull();
  expect(window.location.hash).toBe(""); // Esc closed the panel and did not leave the timetable
});

test("several are chosen with Shift, copied, and pasted in another week at their distance", async () => {
  const calls = show({
    sessions: [lecture(1, "2026-03-09", "08:30", "11:30"), lecture(2, "2026-03-10", "08:30", "11:30")],
  });
  const user = userEvent.setup();
  (await screen.findByTestId("week-grid")).focus();
  await user.keyboard("{ArrowDown}{Shift>}{ArrowRight}{/Shift}{Control>}c{/Control}");
  expect(screen.getByTestId("session-1").className).toContain("chosen");
  await user.keyboard("{PageDown}{ArrowDown}{Control>}v{/Control}");
  await waitFor(() =>
    expect(asked(calls, "copy_sessions")).toEqual([{ sessions: [1, 2], to_cohort: cohort, day: "2026-03-16" }]),
  );
});

test("what is cut moves when it is pasted", async () => {
  const calls = show({ sessions: [lecture(1, "2026-03-09", "08:30", "11:30")] });
  const user = userEvent.setup();
  (await screen.findByTestId("week-grid")).focus();
  await user.keyboard("{ArrowDown}{Control>}x{/Control}{ArrowRight}{ArrowDown}{Control>}v{/Control}");
  await waitFor(() =>
    expect(asked(calls, "move_session")).toEqual([{ session: 1, day: "2026-03-10", starts: "14:30" }]),
  );
});

test("two that are chosen change places, all that are chosen are confirmed or fixed by one key", async () => {
  const calls = show({
    sessions: [lecture(1, "2026-03-09"), lecture(2, "2026-03-10", "14:30", "17:30", { state: "待确认" })],
  });
  const user = userEvent.setup();
  (await screen.findByTestId("week-grid")).focus();
  await user.keyboard("{Control>}a{/Control}{Alt>}x{/Alt}{Alt>}y{/Alt} ");
  await waitFor(() => expect(asked(calls, "lock_sessions")).toEqual([{ sessions: [1, 2], locked: true }]));
  await user.keyboard("{Delete}");
  expect(asked(calls, "remove_sessions")).toEqual([{ sessions: [1, 2] }]);
  expect(asked(calls, "swap_sessions")).toEqual([{ one: 1, other: 2 }]);
  expect(asked(calls, "confirm_sessions")).toEqual([{ sessions: [1, 2], state: "已确认" }]);
});

test("the menu of the right button says what can be done, and does it", async () => {
  const calls = show({ sessions: [lecture(1, "2026-03-09")] });
  const user = userEvent.setup();
  fireEvent.contextMenu(await screen.findByTestId("session-1"));
  await user.click(await screen.findByText("放回待排"));
  await waitFor(() => expect(asked(calls, "unplace_session")).toEqual([{ session: 1 }]));
});

// ---------------------------------------------------------------------------------------------- the mouse

/** Gives the page places: a minute is a pixel in every cell, and the pointer is over what the test says. */
function laidOut() {
  const spans: Record<string, [string, string]> = {
    上午: ["08:30", "11:30"],
    下午: ["14:30", "17:30"],
    晚上: ["19:00", "20:30"],
  };
  vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockImplementation(function (this: HTMLElement) {
    const [from, to] = (spans[this.dataset.band ?? ""] ?? ["00:00", "03:00"]).map(minutesOf) as [number, number];
    return { top: this.dataset.band ? from : 0, height: to - from, left: 0, width: 100 } as DOMRect;
  });
  let under: (Element | null)[] = [];
  document.elementsFromPoint = () => under.filter((each) => each !== null);
  return {
    /** Carries what was pressed to a minute of a cell, over a card perhaps. */
    async carries(testid: string, day: string, band: string, time: string, keys: object = {}, over?: string) {
      const card = await screen.findByTestId(testid);
      const start = /\d\d:\d\d/.exec(card.textContent ?? "")?.[0] ?? "08:30";
      fireEvent.pointerDown(card, { button: 0, clientX: 0, clientY: minutesOf(start) });
      under = [
        over ? screen.getByTestId(over) : null,
        document.querySelector(`[data-day='${day}'][data-band='${band}']`),
      ];
      fireEvent.pointerMove(window, { clientX: 50, clientY: minutesOf(time), ...keys });
      await screen.findByTestId("ghost").catch(() => null);
      return () => fireEvent.pointerUp(window, { clientX: 50, clientY: minutesOf(time), ...keys });
    },
  };
}
afterEach(() => vi.restoreAllMocks());

test("a session in the air: every half day says what is against it, in one request; dropped, it moves there", async () => {
  const landings = () => [
    { day: "2026-03-10", half_day: "下午", severity: "错误", say: "教室203 已由「第2期科干班」使用", more: 1 },
  ];
  const calls = show(undefined, { landings });
  const drop = await laidOut().carries("session-1", "2026-03-11", "下午", "15:02");
  await screen.findByText("教室203 已由「第2期科干班」使用（共 2 处）");
  expect(asked(calls, "landings")).toEqual([{ session: 1, from: "2026-03-09", to: "2026-03-15" }]);
  expect(screen.getByTestId("ghost").textContent).toContain("15:00–16:00");
  drop();
  await waitFor(() =>
    expect(asked(calls, "move_session")).toEqual([{ session: 1, day: "2026-03-11", starts: "15:00" }]),
  );
});

test("with Ctrl a copy lands; onto the middle of another they change places; an edge stretches", async () => {
  const calls = show({
    sessions: [lecture(1, "2026-03-09", "08:30", "11:30"), lecture(2, "2026-03-10", "14:30", "17:30")],
  });
  const mouse = laidOut();
  (await mouse.carries("session-1", "2026-03-11", "上午", "08:30", { ctrlKey: true }))();
  await waitFor(() =>
    expect(asked(calls, "copy_sessions")).toEqual([
      { sessions: [1], to_cohort: cohort, day: "2026-03-11", starts: "08:30" },
    ]),
  );
  (await mouse.carries("session-1", "2026-03-10", "下午", "16:00", { altKey: true }, "session-2"))();
  await waitFor(() => expect(asked(calls, "swap_sessions")).toEqual([{ one: 1, other: 2 }]));
  (await mouse.carries("edge-end-1", "2026-03-09", "上午", "10:32"))();
  await waitFor(() =>
    expect(asked(calls, "stretch_session")).toEqual([{ session: 1, starts: "08:30", ends: "10:30" }]),
  );
});

test("dropped into a clash, its sentence opens with the ways out, and Enter takes the first", async () => {
  const books = { sessions: [lecture(1, "2026-03-10")], clashes: [] as object[] };
  const repairs = () => ({
    repairs: [repair("改用教室203（空，60座）", { touches: ["第3期中青班"] }), repair("移到3月12日")],
    each: [],
    say: "",
  });
  const calls = show(books, { repairs });
  const drop = await laidOut().carries("session-1", "2026-03-09", "下午", "14:30");
  books.clashes = [clash(1)];
  drop();
  const first = await screen.findByTestId("repair-0");
  expect(screen.getByTestId("panel-clashes").textContent).toContain(SAY);
  expect(first.textContent).toContain("要告知：第3期中青班");
  await waitFor(() => expect(document.activeElement).toBe(first));
  await userEvent.setup().keyboard("{Enter}");
  await waitFor(() =>
    expect(asked(calls, "amend_timetable")).toEqual([{ steps: [{ step: "venue", session: 2, venue: 9 }] }]),
  );
});

// ---------------------------------------------------------------------------------------------- clashes

test("a clash is kept with its reason; kept, it no longer counts", async () => {
  const books = { sessions: [lecture(1, "2026-03-09")], clashes: [clash(1, { authority: "本校规定" })] as object[] };
  const calls = show(books);
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("clash-count"));
  await user.click(screen.getByTestId("clashes-of-1"));
  fireEvent.pointerDown(screen.getByTestId("session-1"), { button: 0 });
  fireEvent.pointerUp(window);
  expect((await screen.findByTestId("panel-clashes")).textContent).toContain("依据：本校规定");
  await user.click(screen.getByTestId("keep-授课人"));
  books.clashes = [clash(1, { kept: "两个班合堂" })];
  await user.type(screen.getByTestId("reason-授课人"), "两个班合堂{Enter}");
  await waitFor(() =>
    expect(asked(calls, "keep_clash")).toEqual([{ rule: "授课人", session: 1, other: 99, reason: "两个班合堂" }]),
  );
  await waitFor(() => expect(screen.getByTestId("clash-count").textContent).toBe("已保留 1 处"));
  expect(screen.queryByTestId("clash-1")).toBeNull();
});

test("a lecturer who cannot come: what can be done, one step for all", async () => {
  const repairs = ({ lecturer_cancels }: { lecturer_cancels?: object }) =>
    lecturer_cancels
      ? { repairs: [repair("由王五讲授（讲过3次）")], each: [], say: "1个课次要另作安排。" }
      : { repairs: [], each: [], say: "" };
  const calls = show({ sessions: [lecture(1, "2026-03-09")] }, { repairs });
  const user = userEvent.setup();
  (await screen.findByTestId("week-grid")).focus();
  await user.keyboard("{ArrowDown}{ArrowDown}{Alt>}l{/Alt}");
  await user.click(await screen.findByTestId("repair-0"));
  await waitFor(() =>
    expect(asked(calls, "amend_timetable")).toEqual([
      { steps: [{ step: "venue", session: 2, venue: 9 }], reason: "李四光来不了" },
    ]),
  );
  expect(asked(calls, "repairs").at(-1)).toEqual({
    lecturer_cancels: { lecturer: 7, from: "2026-03-09", to: "2026-03-09" },
  });
});
