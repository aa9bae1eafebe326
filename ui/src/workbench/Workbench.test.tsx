// 工作台: each line leads to where it is mended.

import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { answers, type Need } from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { address } from "../frame/place";
import { mendedAt, Workbench } from "./Workbench";

const session = (id: number, starts: string, ends: string) => ({
  id,
  cohort: 3,
  cohort_title: "第3期中青班",
  starts,
  ends,
  title: `第${id}讲`,
  kind: "讲授",
  venue_name: "报告厅",
  lecturer_name: "李明",
  state: "待确认",
});
const DESK = {
  day: "2026-03-09",
  day_said: "3月9日 周一",
  today: [
    { session: session(41, "08:30", "11:30"), expected: 48, came: 47, rooms_due: [] },
    { session: session(42, "14:30", "17:30"), expected: 48, came: null, rooms_due: [] },
  ],
  under_way: { sessions: 3, taken: 2, came: 93, expected: 95, waiting: 48 },
  needs: [{ say: "「第3期中青班」有2次课还没有点名", cohort: 3, place: "考勤", session: 40 }],
  classes: 12,
  enrolled: 523,
  rate: { part: 973, whole: 1000 },
  running: [
    {
      id: 3,
      title: "第3期中青班",
      starts: "2026-03-07",
      days: 10,
      head_teacher: "王敏",
      trainees: 48,
      rolls_due: 2,
    },
  ],
};
const NOTHING = { ...DESK, today: [], under_way: null, needs: [], classes: 0, running: [] };

function show(cohorts: object[], empty = false, desk: object = DESK) {
  const calls = fakeDoor({
    workbench: () => desk,
    cohorts: () => cohorts,
    backups: () => [{ file: "x.db", at: "2026-03-08T22:10:00", kib: 900 }],
    settings: () => ({ school: { name: "某县委党校" }, empty }),
    papers: () => [{ key: "roll-report-all", name: "全校考勤日报", format: "PDF", about: "当天" }],
    paper: () => new Refuse({ say: "这一天没有点名。" }),
    load_sample: () => ({ said: "载入了示例数据" }),
  });
  render(
    <QueryClientProvider client={answers}>
      <Workbench />
    </QueryClientProvider>,
  );
  return calls;
}

test("today's sessions say their roll and open it", async () => {
  show([{ id: 3 }]);
  expect((await screen.findByTestId("roll-state-41")).textContent).toBe("47/48");
  expect(screen.getByTestId("roll-state-42").textContent).toBe("未点");
  expect(screen.getByTestId("open-roll-42").getAttribute("href")).toBe("#/cohort?cohort=3&tab=rollcall&session=42");
});

test("what needs me is one click from its mending, and figures keep their measures", async () => {
  show([{ id: 3 }]);
  expect((await screen.findByTestId("need-0")).getAttribute("href")).toBe("#/cohort?cohort=3&tab=rollcall&session=40");
  expect(screen.getByTestId("running-3").textContent).toContain("已办 3/10 天");
  expect(screen.getByTestId("year-enrolled").textContent).toBe("523报名人次");
  expect(screen.getByTestId("year-rate").textContent).toBe("97.3%参训率A");
  expect(screen.getByTestId("year-rate").title).toContain("实到 973 人次 ÷ 应到 1000 人次");
  expect((await screen.findByTestId("workbench-backup")).textContent).toContain("3月8日 22:10");
});

test("who is in the rooms now stands in one line, with the report of the day", async () => {
  const calls = show([{ id: 3 }]);
  expect((await screen.findByTestId("under-way")).textContent).toBe(
    "正在上课 3 场：现在到课 93 人 / 应到 95 人；还有 1 场没有点名（应到 48 人）",
  );
  await userEvent.setup().click(screen.getByTestId("report-all"));
  await screen.findByTestId("reports");
  await waitFor(() =>
    expect(calls.find((each) => each.name === "paper")?.request).toMatchObject({
      paper: "roll-report-all",
      day: "2026-03-09",
    }),
  );
  await userEvent.setup().click(screen.getByTestId("leave-reports"));
  expect(await screen.findByTestId("today")).toBeTruthy();
});

test.each<[Need["place"], number | null, string]>([
  ["考勤", 40, "#/cohort?cohort=3&tab=rollcall&session=40"],
  ["考勤", null, "#/cohort?cohort=3&tab=rollcall"],
  ["请假", null, "#/cohort?cohort=3&tab=rollcall&part=leave"],
  ["考勤统计", null, "#/cohort?cohort=3&tab=rollcall&part=figures"],
  ["课程表", 41, "#/cohort?cohort=3&tab=timetable&session=41"],
  ["学员", null, "#/cohort?cohort=3&tab=trainee"],
  ["结业证书", null, "#/cohort?cohort=3&tab=certificate"],
])("a need of %s (session %s) is mended at %s", (place, session, there) => {
  expect(address(mendedAt({ say: "", cohort: 3, place, session } as Need))).toBe(there);
});

test("a school without a class begins with 新建班次, or the sample", async () => {
  const calls = show([], true, NOTHING);
  await userEvent.setup().click(await screen.findByTestId("load-sample"));
  expect(calls.find((each) => each.name === "load_sample")?.request).toEqual({ school: "某县委党校" });
  await userEvent.setup().click(screen.getByTestId("begin"));
  expect(await screen.findByTestId("new-cohort-dialog")).toBeTruthy();
});

test("once something is written down, the sample is not offered", async () => {
  show([], false, NOTHING);
  await screen.findByTestId("begin");
  expect(screen.queryByTestId("load-sample")).toBeNull();
});

test("a new year in an old school is no new school", async () => {
  show([{ id: 3 }], false, NOTHING);
  expect((await screen.findByTestId("no-session")).textContent).toBe("今天没有课。");
  expect(screen.queryByTestId("begin")).toBeNull();
});
