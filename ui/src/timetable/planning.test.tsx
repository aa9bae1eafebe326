// What has no time yet, arranging it, and what an approved timetable asks.

import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Call } from "../door/fake";
import { FakeFrame } from "../frame/fake";
import { go } from "../frame/place";
import { cohort, OPENING, session, timetableDoor } from "./fake";
import { Timetable } from "./Timetable";

function show(more: object = {}, books: Parameters<typeof timetableDoor>[0] = { sessions: [OPENING] }) {
  const calls = timetableDoor(books, more);
  render(
    <FakeFrame onBack={() => go({ at: "cohorts" })}>
      <Timetable cohort={cohort} />
    </FakeFrame>,
  );
  return calls;
}
const asked = (calls: Call[], name: string) => calls.filter((each) => each.name === name).map((each) => each.request);

const line = (id: number, shown: string) => ({
  id,
  cohort,
  kind: "讲授",
  topic: 50 + id,
  title: "",
  lecturer: null,
  venue: null,
  field_site: null,
  hours: 400,
  minutes: 180,
  elective: false,
  note: "",
  shown,
  lecturer_name: "",
  place: "",
});

test("what has no time yet stands above the week and goes into a free stretch by a key", async () => {
  const calls = show({ unplaced: () => [line(1, "乡村振兴"), line(2, "应急管理")] });
  const user = userEvent.setup();
  await screen.findByTestId("chip-2");
  expect(screen.getByTestId("strip").textContent).toContain("未排 2：乡村振兴 4学时应急管理 4学时");
  screen.getByTestId("week-grid").focus();
  await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}{Alt>}p{/Alt}");
  await waitFor(() =>
    expect(asked(calls, "amend_timetable")).toEqual([
      { steps: [{ step: "place", unplaced: 1, day: "2026-03-09", starts: "14:30" }] },
    ]),
  );
});

test("a route is put down whole from an empty half day, by its key and Enter; without one it is said where to make one", async () => {
  const stop = { field_site: 1, day: 0, starts: "08:30", ends: "10:00", title: "" };
  const route = { id: 3, name: "走初心路", note: "", stops: [stop], sites: "郭亮陵园", days: 1, hints: [] };
  const calls = show({ routes: () => [route], drop_route: () => ({ said: "把线路排入" }) });
  const user = userEvent.setup();
  (await screen.findByTestId("week-grid")).focus();
  await user.keyboard("{ArrowDown}{ArrowDown}{Alt>}r{/Alt}");
  const choice = await screen.findByTestId("route-3");
  expect(choice.textContent).toContain("08:30–10:00 郭亮陵园");
  await waitFor(() => expect(document.activeElement).toBe(choice));
  await user.keyboard("{Enter}");
  await waitFor(() => expect(asked(calls, "drop_route")).toEqual([{ route: 3, cohort, day: "2026-03-09" }]));
  await waitFor(() => expect(screen.queryByTestId("route-panel")).toBeNull());
});

test("a chip that is clicked opens the list; a topic is added with Enter", async () => {
  const calls = show({ unplaced: () => [line(1, "乡村振兴")], add_unplaced: () => [] });
  const user = userEvent.setup();
  fireEvent.pointerDown(await screen.findByTestId("chip-1"), { button: 0 });
  fireEvent.pointerUp(window);
  const panel = await screen.findByTestId("unplaced-panel");
  expect(within(panel).getByTestId("unplaced-1").textContent).toContain("谁讲都可以");
  await user.type(within(panel).getByTestId("field-topic"), "县情{Enter}");
  await user.click(within(panel).getByTestId("add-unplaced"));
  await waitFor(() => expect(asked(calls, "add_unplaced")).toEqual([{ cohort, topic: 5, lecturer: "" }]));
});

test("arranging only proposes; what is adopted is one step, and what contradicts is named", async () => {
  const steps = [{ step: "place", unplaced: 1, day: "2026-03-10", starts: "08:30" }];
  const arrangement = (more: object) => ({
    seed: 0,
    steps,
    placed: 1,
    moved: 0,
    left: [],
    score: ["党性教育集中在3月10日"],
    conflict: [],
    say: "1个课次都排下了。",
    stopped: false,
    ...more,
  });
  const calls = show({
    unplaced: () => [line(1, "乡村振兴")],
    cohorts: () => [{ id: cohort, title: "第3期中青班", starts: "2026-03-09", ends: "2026-03-20" }],
    arranging_progress: () => ({ running: true, placed: 0, of: 1, tried: 0, budget: 10 }),
    arrange: ({ options }: { options: { evenings?: boolean } }) =>
      arrangement(
        options.evenings
          ? {}
          : { steps: [], say: "排不下。", conflict: ["李四只在周三上午能来", "《党性分析》固定在周三上午"] },
      ),
  });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("arrange"));
  await user.click(await screen.findByTestId("agree"));
  expect((await screen.findByTestId("contradiction")).textContent).toContain("李四只在周三上午能来");
  await user.click(screen.getByTestId("option-evenings"));
  await user.click(screen.getByTestId("agree"));
  const arranged = await screen.findByTestId("arranged");
  expect(arranged.textContent).toContain("1个课次都排下了。");
  expect(arranged.textContent).toContain("3月10日 周二 08:30 《乡村振兴》");
  expect(asked(calls, "amend_timetable")).toEqual([]);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("agree")));
  await user.keyboard("{Enter}");
  await waitFor(() => expect(asked(calls, "amend_timetable")).toEqual([{ steps }]));
});

test("approved, a change asks for its reason in passing; the list names whom to tell and what is out of date", async () => {
  const change = {
    session: 1,
    what: ["时间"],
    was: null,
    now: {},
    say: "开班式 由3月9日（周一）08:30 改到 3月10日（周二）08:30",
    reason: "",
    tell: [{ who: "班主任石海涛", phone: "13800000000" }],
  };
  const approved = { version: 1, approved_on: "2026-03-01", approver: "周校长", changes: 3, unannounced: 1 };
  const outdated = [{ paper: "timetable", name: "课程表", part: "", edition: 2, printed_on: "2026-03-02" }];
  const notice = { number: 1, issued_on: "2026-03-03", version: 1, changes: [change, change] };
  const changes = { cohort, approved, changes: [change, change, change], unannounced: [change], outdated };
  const calls = show(
    {
      timetable_changes: () => changes,
      give_adjustment_reason: () => changes,
      adjustment_notices: () => [notice],
      issue_adjustment_notice: () => ({ ...notice, number: 2 }),
    },
    { sessions: [OPENING], approved },
  );
  const user = userEvent.setup();
  const reasons = await screen.findByTestId("reason-line");
  expect(reasons.textContent).toContain("改到 3月10日");
  await user.type(within(reasons).getByTestId("reason-of-1"), "领导出差{Enter}");
  await waitFor(() =>
    expect(asked(calls, "give_adjustment_reason")).toEqual([{ cohort, session: 1, reason: "领导出差" }]),
  );
  await user.click(screen.getByTestId("reason-later"));
  expect(screen.queryByTestId("reason-line")).toBeNull();
  expect(screen.getByTestId("version").textContent).toBe("第1版已审定，调课 3 处，1 处还没有通知");
  await user.click(screen.getByTestId("version"));
  expect((await screen.findByTestId("change-1")).textContent).toContain("需告知：班主任石海涛 13800000000");
  expect((await screen.findByTestId("outdated")).textContent).toContain("课程表 第2版 3月2日印");
  expect(screen.getByTestId("notice-1").textContent).toBe("第1号 3月3日 2 处 第1版");
  await user.click(screen.getByTestId("issue-notice"));
  await waitFor(() => expect(asked(calls, "issue_adjustment_notice")).toEqual([{ cohort }]));
  await waitFor(() => expect(window.location.hash).toContain("paper=adjustments"));
});

test("approving asks who and when", async () => {
  const calls = show({ approve_timetable: () => ({ cohort, approved: null, changes: [] }) });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("approve"));
  await user.type(await screen.findByTestId("field-approver"), "周校长");
  await user.click(screen.getByTestId("agree"));
  await waitFor(() => expect(asked(calls, "approve_timetable")[0]).toMatchObject({ cohort, approver: "周校长" }));
});

test("holidays and days made up for them stand in the head of the day; days outside the phases are shaded", async () => {
  show({
    holidays: () => ({
      days: [
        { day: "2026-03-10", kind: "放假", name: "某某节" },
        { day: "2026-03-14", kind: "上班", name: "某某节" },
      ],
    }),
    phases: () => ({
      phases: [
        { starts: "2026-03-09", ends: "2026-03-11", place: "" },
        { starts: "2026-03-12", ends: "2026-03-13", place: "延安" },
      ],
    }),
  });
  await screen.findByTestId("week-grid");
  await waitFor(() => expect(screen.getByTestId("day-2026-03-10").textContent).toContain("某某节"));
  await waitFor(() => expect(screen.getByTestId("day-2026-03-12").textContent).toContain("延安"));
  expect(document.querySelector("[data-day='2026-03-14']")?.className).toContain("outside");
  expect(document.querySelector("[data-day='2026-03-12']")?.className).not.toContain("outside");
});

test("a session given to several classes is taken off one or all of them", async () => {
  const joint = session(1, "2026-03-09", "08:30", "11:30", { joint: 1, joint_with: "第2期科干班" });
  const calls = show({}, { sessions: [joint] });
  const user = userEvent.setup();
  const card = await screen.findByTestId("session-1");
  expect(card.textContent).toContain("与第2期科干班合班");
  fireEvent.pointerDown(card, { button: 0 });
  fireEvent.pointerUp(window);
  await user.click(await screen.findByTestId("remove-session"));
  await user.click(await screen.findByText("各班一起删除"));
  await waitFor(() => expect(asked(calls, "remove_session")).toEqual([{ session: 1, of: "全部班次" }]));
});

test("free time of lecturer, room and class: a click plans there; full days say why", async () => {
  const days = [
    { day: "2026-03-09", free: [], day_off: "", why: ["李四光 3月9日（周一）14:30–17:30 在「第2期科干班」有课"] },
    { day: "2026-03-10", free: [{ starts: "14:30", ends: "17:30" }], day_off: "", why: [] },
  ];
  const calls = show({ free_slots: () => days });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("find-free"));
  await user.type(screen.getByTestId("field-lecturer"), "李四光{Enter}");
  await waitFor(() =>
    expect(asked(calls, "free_slots").at(-1)).toMatchObject({ cohort, lecturer: 7, minutes: 180, from: "2026-03-09" }),
  );
  await user.click(screen.getByTestId("free-why"));
  expect(screen.getByTestId("free-panel").textContent).toContain("李四光 14:30–17:30 在「第2期科干班」有课");
  await user.click(screen.getByTestId("free-2026-03-10-14:30"));
  expect((await screen.findByTestId("new-session")).textContent).toContain("3月10日");
});
