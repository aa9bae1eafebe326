// Planning without a mouse, clashes in words, moving by keys.

import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { CohortId, SessionLine, Timetable as TimetableOf } from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { FakeFrame } from "../frame/fake";
import { go } from "../frame/place";
import { Timetable } from "./Timetable";

const cohort = 3 as CohortId;
const opening = {
  id: 1,
  cohort,
  cohort_title: "第3期中青班",
  day: "2026-03-09",
  starts: "08:30",
  ends: "09:30",
  half_day: "上午",
  kind: "开班式",
  topic: null,
  title: "开班式",
  lecturer: null,
  lecturer_name: "",
  lecturer_post: "",
  venue: 8,
  venue_name: "报告厅",
  hours: 100,
  state: "已确认",
  note: "",
  roll_taken: false,
} as unknown as SessionLine;
const say = "李四光 3月9日（周一）14:30–17:30 在「第2期科干班」有课：《县情讲座》";
const clash = { rule: "授课人", severity: "错误", other: 99, say, authority: "", kept: null };

function show() {
  let timetable = {
    cohort: { id: cohort, name: "中青班", starts: "2026-03-09", ends: "2026-03-20" },
    title: "第3期中青班",
    sessions: [opening],
    clashes: [],
  } as unknown as TimetableOf;
  const block = (starts: string, ends: string) => ({ starts, ends });
  const calls = fakeDoor({
    timetable: () => timetable,
    settings: () => ({
      half_days: {
        morning: block("08:30", "11:30"),
        afternoon: block("14:30", "17:30"),
        evening: block("19:00", "20:30"),
      },
    }),
    topics: () => [
      {
        id: 5,
        name: "县情讲座",
        teaching_unit: "知识培训",
        kind: "讲授",
        hours: 400,
        lecturer: 7,
        lecturer_name: "李四光",
      },
    ],
    lecturers: () => [{ id: 7, name: "李四光", unit: "某某县", post: "县长", title: "" }],
    venues: () => [{ id: 8, name: "报告厅", capacity: 200 }],
    would_clash: (request) => (request.lecturer === 7 ? [{ ...clash, session: null }] : []),
    plan_session: (request) => {
      if (!request.topic && !request.title) return new Refuse({ say: "请选择专题，或填写课次内容。", field: "title" });
      const session = { ...opening, id: 2, ...request, title: "县情讲座", half_day: "下午", lecturer_name: "李四光" };
      timetable = {
        ...timetable,
        sessions: [opening, session],
        clashes: [{ ...clash, session: session.id } as never],
      };
      return { session, clashes: [], said: "安排了《县情讲座》" };
    },
    move_session: () => ({ said: "移动了" }),
    remove_session: () => ({ said: "删除了" }),
  });
  render(
    <FakeFrame onBack={() => go({ at: "cohorts" })}>
      <Timetable cohort={cohort} />
    </FakeFrame>,
  );
  return calls;
}

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
  expect((await screen.findByTestId("panel-clashes")).textContent).toBe(say);
  await user.click(screen.getByTestId("plan"));
  await waitFor(() => expect(screen.getByTestId("clash-2").textContent).toBe(say.replace(" 3月9日（周一）", " ")));
  expect(calls.find((each) => each.name === "plan_session")?.request).toMatchObject({
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

test("what is typed new is sent by its name", async () => {
  const calls = show();
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("gap-2026-03-10-08:30"));
  await user.type(screen.getByTestId("field-topic"), "乡村振兴");
  await user.type(screen.getByTestId("field-venue"), "203室");
  await user.click(screen.getByTestId("plan"));
  await waitFor(() =>
    expect(calls.find((each) => each.name === "plan_session")?.request).toMatchObject({
      topic: "乡村振兴",
      venue: "203室",
    }),
  );
});

test("a plan that says nothing is refused beside its content", async () => {
  show();
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("gap-2026-03-10-08:30"));
  await user.click(screen.getByTestId("plan"));
  expect((await screen.findByTestId("refusal-topic")).textContent).toBe("请选择专题，或填写课次内容。");
});

test("arrows walk, Enter opens, Alt and arrows move, Delete takes away", async () => {
  const calls = show();
  const user = userEvent.setup();
  (await screen.findByTestId("week-grid")).focus();
  await user.keyboard("{ArrowDown}"); // the first stop: the opening
  await user.keyboard("{Alt>}{ArrowRight}{/Alt}");
  await waitFor(() => expect(calls.at(-1)).toBeDefined());
  expect(calls.find((each) => each.name === "move_session")?.request).toEqual({
    session: 1,
    day: "2026-03-10",
    starts: "08:30",
  });
  await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
  expect(calls.filter((each) => each.name === "move_session").at(-1)?.request).toEqual({
    session: 1,
    day: "2026-03-09",
    starts: "14:30",
  });
  await user.keyboard("{Delete}");
  expect(calls.find((each) => each.name === "remove_session")?.request).toEqual({ session: 1 });
  await user.keyboard("{ArrowDown}{Enter}"); // the stretch after it
  expect(await screen.findByTestId("new-session")).toBeTruthy();
  await user.keyboard("{Escape}");
  expect(screen.queryByTestId("new-session")).toBeNull();
  expect(window.location.hash).toBe(""); // Esc closed the panel and did not leave the timetable
});
