// A timetable from Excel: what it would change is shown, and only what was shown is written.

import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { CohortId, SessionFate, SessionSeen, TimetableReport } from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { FakeFrame } from "../frame/fake";
import { ImportTimetable } from "./ImportTimetable";

const cohort = 3 as CohortId;
const one = (fate: SessionFate, say: string, more: Partial<SessionSeen> = {}): SessionSeen => ({
  cell: "C3",
  session: null,
  say,
  fate,
  changes: [],
  clashes: [],
  ...more,
});
const report = (sessions: SessionSeen[], more: Partial<TimetableReport> = {}): TimetableReport => ({
  file: "课表.xlsx",
  fingerprint: "f00d",
  cohort,
  cohort_title: "第3期中青年干部培训班",
  approved: false,
  sessions,
  doubts: [],
  entered: [],
  beyond: [],
  ...more,
});

function open(answer: TimetableReport | Refuse, written: () => unknown = () => ({ said: "导入了课程表" })) {
  const calls = fakeDoor({ check_timetable: () => answer, import_timetable: written });
  const onLeave = vi.fn();
  render(
    <FakeFrame>
      <ImportTimetable cohort={cohort} file="/u/课表.xlsx" onLeave={onLeave} />
    </FakeFrame>,
  );
  return { calls, onLeave, user: userEvent.setup() };
}

test("shows what would change, what is in the way and what cannot be told, and writes just that file", async () => {
  const seen = report(
    [
      one("不变", "3月9日（周一）8:30–11:30 《县情》"),
      one("修改", "3月9日（周一）14:30–17:30 《党章》", {
        changes: ["授课人：王芳 → 李明"],
        clashes: ["李明 3月9日（周一）14:30–17:30 在「第3期科干班」有课"],
      }),
      one("删除", "3月10日（周二）8:30–11:30 《振兴》", { cell: "" }),
    ],
    { doubts: [{ cell: "F4", read: "四", why: "看不出是多少学时。" }], entered: ["授课人「李明」"] },
  );
  const { calls, onLeave, user } = open(seen);
  await waitFor(() => screen.getByText("授课人：王芳 → 李明"));
  expect(screen.getByTestId("timetable-counts").textContent).toContain("修改 1 场");
  expect(screen.getByTestId("timetable-doubts").textContent).toBe("F4「四」看不出是多少学时。");
  expect(screen.getByText(/在「第3期科干班」有课/)).toBeTruthy();
  expect(calls.filter((call) => call.name === "import_timetable")).toEqual([]);
  await user.keyboard("{F9}");
  await waitFor(() => expect(onLeave).toHaveBeenCalled());
  expect(calls.find((call) => call.name === "import_timetable")?.request).toEqual({
    file: "/u/课表.xlsx",
    cohort,
    fingerprint: "f00d",
  });
});

test("asks why once the timetable is approved", async () => {
  const { calls, onLeave, user } = open(report([one("修改", "3月9日（周一）8:30–11:30 《县情》")], { approved: true }));
  await user.type(await screen.findByTestId("import-reason"), " 李明外出 ");
  await user.keyboard("{F9}");
  await waitFor(() => expect(onLeave).toHaveBeenCalled());
  expect(calls.find((call) => call.name === "import_timetable")?.request).toMatchObject({ reason: "李明外出" });
});

test("has nothing to write when the file says what the timetable says", async () => {
  const { calls, user } = open(report([one("不变", "3月9日（周一）8:30–11:30 《县情》"), one("保留", "《党章》")]));
  const write = await screen.findByTestId("timetable-write");
  await waitFor(() => screen.getByText(/《县情》/));
  expect(write).toHaveProperty("disabled", true);
  await user.keyboard("{F9}");
  expect(calls.some((call) => call.name === "import_timetable")).toBe(false);
});

test("says why a file cannot be read", async () => {
  open(new Refuse({ say: "「课表.xlsx」里没有找到课程表。" }));
  await waitFor(() => expect(screen.getByTestId("check-refused").textContent).toContain("没有找到课程表"));
});
