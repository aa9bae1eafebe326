// The year: bars that move by hand and by key, days that are too full, a sheet that is typed, a line that becomes a class.

import { QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { answers, type Bar, type CohortKindLine, type PlanLineShown, type YearPlan, type YearWall } from "../door";
import { fakeDoor } from "../door/fake";
import { placeAt } from "../frame/place";
import { Plan } from "./Plan";
import { barId, daysBetween, daysGone, later, outline, placeOf, rowsOf, sayBar } from "./wall";

const bar = (part: Partial<Bar>): Bar => {
  const { starts = "2026-03-09", ends = "2026-03-20" } = part;
  return {
    cohort: 7,
    line: null,
    title: "第3期中青班",
    kind: 2,
    category: "主体班",
    stage: "未开班",
    starts,
    ends,
    pieces: [{ starts, ends, place: "" }],
    people: 48,
    lodging: true,
    ...part,
  } as Bar;
};
const kinds = [
  {
    id: 1,
    parent: null,
    name: "主体班",
    path: "主体班",
    depth: 0,
    nature: "主体班",
    position: 0,
    cohorts: 1,
    plan_lines: 0,
  },
  {
    id: 2,
    parent: 1,
    name: "中青班",
    path: "主体班›中青班",
    depth: 1,
    nature: "主体班",
    position: 0,
    cohorts: 1,
    plan_lines: 0,
  },
] as unknown as CohortKindLine[];
const wall = (part: Partial<YearWall>): YearWall => ({
  year: 2026,
  from: "2026-01-01",
  bars: [bar({}), bar({ cohort: null, line: 5 as never, title: "乡镇班", kind: null, category: "其他", stage: null })],
  days: Array.from({ length: 365 }, () => ({ beds: 0, meals: 0, seats: 0 })),
  limits: { beds: 100, meals: 0, seats: 0 },
  over: [
    {
      from: "2026-03-09",
      to: "2026-03-10",
      room: "床位",
      people: 108,
      limit: 100,
      say: "3月9日至3月10日 床位 108/100：第3期中青班 48",
    },
  ],
  rivals: [{ one: 0, other: 1, say: "「第3期中青班」和「乡镇班」的培训对象都有乡镇长，12天重叠" }],
  rivals_in_all: 1,
  holidays: [],
  undated: 0,
  basis: "",
  ...part,
});
const line = (part: Partial<PlanLineShown>): PlanLineShown =>
  ({
    id: 5,
    year: 2026,
    position: 0,
    name: "乡镇班",
    number: null,
    kind: null,
    programme: null,
    tier: "",
    host: "",
    undertaker: "",
    assistant: "",
    filing_number: "",
    filing_state: "不需备案",
    starts: "2026-03-09",
    ends: "2026-03-20",
    planned: 60,
    lodging: true,
    place: "",
    audience: "",
    note: "",
    cohort: null,
    title: "乡镇班",
    kind_path: "",
    programme_name: "",
    state: "已定日期",
    became: "",
    trainees: 0,
    ...part,
  }) as PlanLineShown;
const plan = (lines: PlanLineShown[]): YearPlan => ({
  year: 2026,
  years: [2025, 2026, 2027],
  lines,
  unplanned: [],
  runs: lines.length,
  person_times: 60,
  opened: 0,
  running: 0,
  done: 0,
  trained: 0,
  basis: "",
});

function show(hash: string) {
  window.location.hash = hash;
  render(
    <QueryClientProvider client={answers}>
      <Plan />
    </QueryClientProvider>,
  );
}
const door = { cohort_kinds: () => kinds, programmes: () => [], year_plan: () => plan([line({})]) };

test("a bar goes by weeks with the keys, and Enter opens it", async () => {
  const calls = fakeDoor({ ...door, year_wall: () => wall({}), shift_cohort: () => ({ said: "改期" }) });
  show("#/plan?year=2026");
  const rows = await screen.findByTestId("wall-rows");
  fireEvent.keyDown(rows, { key: "ArrowDown" }); // the branch
  fireEvent.keyDown(rows, { key: "ArrowDown" }); // the class in it
  fireEvent.keyDown(rows, { key: "ArrowRight", altKey: true });
  await waitFor(() =>
    expect(calls.filter((each) => each.name === "shift_cohort").map((each) => each.request)).toEqual([
      { cohort: 7, starts: "2026-03-16" },
    ]),
  );
  expect(screen.getByTestId("wall-say").textContent).toContain("第3期中青班");
  fireEvent.keyDown(rows, { key: "Enter" });
  expect(placeAt(window.location.hash)).toEqual({ at: "cohort", cohort: 7, tab: "overview" });
});

test("a line of the plan dragged two weeks on keeps its length", async () => {
  const calls = fakeDoor({ ...door, year_wall: () => wall({}), save_plan_line: () => ({ said: "改期" }) });
  show("#/plan?year=2026");
  const piece = await screen.findByTestId("bar-l5");
  const track = piece.parentElement as HTMLElement;
  Object.defineProperty(track, "clientWidth", { value: 730 }); // two pixels a day
  fireEvent.pointerDown(piece, { button: 0, clientX: 300 });
  fireEvent.pointerMove(window, { clientX: 300 + 2 * 13 });
  expect(track.textContent).toContain("3月23日");
  fireEvent.pointerUp(window, { clientX: 300 + 2 * 13 });
  await waitFor(() =>
    expect(calls.find((each) => each.name === "save_plan_line")?.request).toMatchObject({
      id: 5,
      starts: "2026-03-23",
      ends: "2026-04-03",
    }),
  );
});

test("days over the limit and rivals are said, and take the eye there", async () => {
  fakeDoor({ ...door, year_wall: () => wall({}) });
  show("#/plan?year=2026");
  expect((await screen.findByTestId("over-2026-03-09")).title).toContain("床位 108/100");
  await userEvent.click(screen.getByTestId("rivals"));
  expect(screen.getByTestId("name-c7").closest(".wall-row")?.className).toContain("current");
});

test("a sheet is typed: a new line by its name, a date as 3.16, 建班 by one click", async () => {
  let lines = [line({})];
  const calls = fakeDoor({
    ...door,
    year_plan: () => plan(lines),
    add_plan_lines: ({ lines: added }) => {
      lines = [
        ...lines,
        line({ id: 6 as never, name: added[0].name, title: added[0].name, starts: null, ends: null, state: "待定" }),
      ];
      return { ...plan(lines), said: "增加" };
    },
    save_plan_line: (request) => {
      lines = lines.map((each) => (each.id === request.id ? { ...each, ...request } : each));
      return { ...plan(lines), said: "修改" };
    },
    open_class: () => ({ said: "建班" }),
  });
  show("#/plan?tab=lines&year=2026");
  const user = userEvent.setup();
  await user.type(await screen.findByTestId("new-plan-line"), "科干班{Enter}");
  expect(await screen.findByTestId("row-plan-6")).toBeTruthy();
  await user.click(screen.getByTestId("starts-6"));
  await user.type(screen.getByTestId("edit-starts-6"), "3.16{Enter}");
  await waitFor(() =>
    expect(calls.find((each) => each.name === "save_plan_line")?.request).toMatchObject({
      id: 6,
      starts: "2026-03-16",
      ends: "2026-03-16",
    }),
  );
  await user.click(screen.getByTestId("planned-5"));
  await user.clear(screen.getByTestId("edit-planned-5"));
  await user.type(screen.getByTestId("edit-planned-5"), "许多{Enter}");
  expect(screen.getByTestId("edit-planned-5").title).toBe("请填人数。");
  await user.keyboard("{Escape}");
  await user.click(screen.getByTestId("open-5"));
  await waitFor(() => expect(calls.some((each) => each.name === "open_class")).toBe(true));
});

test("the tree of kinds: the usual ones are offered; a branch is added below another", async () => {
  let tree: CohortKindLine[] = [];
  const calls = fakeDoor({
    ...door,
    cohort_kinds: () => tree,
    adopt_usual_kinds: () => {
      tree = kinds;
      return { said: "套用" };
    },
    add_cohort_kind: () => ({ id: 3, said: "新增" }),
  });
  show("#/plan?tab=kind");
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("begin"));
  const row = await screen.findByTestId("row-kinds-1");
  fireEvent.contextMenu(row);
  await user.click(await screen.findByText("新增下级…"));
  const dialog = await screen.findByTestId("kind-dialog");
  await user.type(within(dialog).getByTestId("field-name"), "任职班{Enter}");
  await waitFor(() =>
    expect(calls.find((each) => each.name === "add_cohort_kind")?.request).toEqual({
      name: "任职班",
      parent: 1,
      nature: "主体班",
    }),
  );
});

test("a year of very many classes begins folded, and opens branch by branch", () => {
  const many = wall({ bars: Array.from({ length: 3600 }, (_, at) => bar({ cohort: at as never })) });
  expect(rowsOf(many, kinds, {}).map((row) => row.id)).toEqual(["gk1"]);
  expect(rowsOf(many, kinds, { k1: false })).toHaveLength(3601);
});

test("days, places and words of a bar", () => {
  expect(daysBetween("2026-02-27", "2026-03-02")).toBe(3);
  expect(later("2026-03-02", -3)).toBe("2026-02-27");
  expect(daysGone(40, 3, false)).toBe(14);
  expect(daysGone(40, 3, true)).toBe(13);
  expect(placeOf("2026-01-01", 100, "2025-12-30", "2026-01-10")).toEqual({ left: "0%", width: "10%" });
  expect(placeOf("2026-01-01", 100, "2025-12-30", "2025-12-31")).toBeNull();
  expect(outline([0, 10], 10, 20)).toBe("0,20 0,20.0 1,20.0 1,0.0 2,0.0 2,20");
  expect(barId(bar({}))).toBe("c7");
  const trip = bar({
    pieces: [
      { starts: "2026-03-09", ends: "2026-03-10", place: "" },
      { starts: "2026-03-16", ends: "2026-03-17", place: "韶山" },
    ],
  });
  expect(sayBar(trip)).toContain("分2段共4天");
  expect(sayBar(trip)).toContain("异地：韶山");
});
