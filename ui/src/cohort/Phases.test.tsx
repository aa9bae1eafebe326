// Which days a class meets: a rule proposes them, a trip is a piece of its own; the next 期 is made after this one.

import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { answers, type CohortLine } from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { placeAt } from "../frame/place";
import { CopyDialog } from "./CopyDialog";
import { Phases } from "./Phases";

const line = {
  id: 7,
  name: "中青年干部培训班",
  number: 3,
  title: "第3期中青年干部培训班",
  starts: "2026-03-09",
  ends: "2026-03-20",
} as CohortLine;
const whole = { starts: "2026-03-09", ends: "2026-03-20", phases: [], days: 12, outside: 0 };

function show(part: React.ReactNode) {
  render(<QueryClientProvider client={answers}>{part}</QueryClientProvider>);
}

test("every two weeks: the rule proposes, says what gave way, and only 保存 writes", async () => {
  const calls = fakeDoor({
    phases: () => whole,
    repeat_phases: () => ({
      phases: [
        { starts: "2026-04-07", ends: "2026-04-08", place: "", hotel: "", contact: "", phone: "", note: "" },
        { starts: "2026-04-21", ends: "2026-04-22", place: "", hotel: "", contact: "", phone: "", note: "" },
      ],
      notes: ["碰上5月5日（劳动节），改到5月12日至5月13日。"],
      days: 4,
    }),
    set_phases: () => ({ ...whole, said: "分2段" }),
  });
  show(<Phases line={line} />);
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("edit-phases"));
  const put = async (id: string, text: string) => {
    await user.clear(screen.getByTestId(id));
    await user.type(screen.getByTestId(id), text);
  };
  await put("phase-starts-0", "4.7");
  await put("phase-ends-0", "4.8");
  await put("rule-until", "5月31日");
  await user.click(screen.getByTestId("rule-propose"));
  expect((await screen.findByTestId("phase-notes")).textContent).toContain("劳动节");
  expect(calls.find((each) => each.name === "repeat_phases")?.request).toEqual({
    cohort: 7,
    starts: "2026-04-07",
    ends: "2026-04-08",
    every: 2,
    step: "周",
    until: "2026-05-31",
    avoid_holidays: true,
  });
  expect(calls.some((each) => each.name === "set_phases")).toBe(false);
  await user.click(screen.getByTestId("agree"));
  await waitFor(() =>
    expect(calls.find((each) => each.name === "set_phases")?.request).toMatchObject({
      phases: [{ starts: "2026-04-07" }, { starts: "2026-04-21" }],
    }),
  );
});

test("a trip stands in the midst of the class; days that are none are named, and a refusal is shown", async () => {
  fakeDoor({
    phases: () => ({ ...whole, outside: 2 }),
    set_phases: () => new Refuse({ say: "两段集中学习的日期重叠：3月9日至3月13日，3月13日至3月14日。请改其中一段。" }),
  });
  show(<Phases line={line} />);
  const user = userEvent.setup();
  expect((await screen.findByTestId("outside")).textContent).toContain("2 个课次");
  await user.click(screen.getByTestId("add-trip"));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("phase-place-1")));
  await user.type(screen.getByTestId("phase-place-1"), "韶山");
  const ends = screen.getByTestId("phase-ends-1");
  await user.clear(ends);
  await user.type(ends, "三月");
  await user.click(screen.getByTestId("agree"));
  expect((await screen.findByTestId("refusal-phases")).textContent).toContain("不是日期");
  await user.clear(ends);
  await user.type(ends, "3.15");
  await user.click(screen.getByTestId("agree"));
  await waitFor(() => expect(screen.getByTestId("refusal-phases").textContent).toContain("日期重叠"));
});

test("the next 期 says which days moved and what to look at, before it is opened", async () => {
  const calls = fakeDoor({
    copy_cohort: () => ({
      cohort: { ...line, id: 9, title: "第4期中青年干部培训班" },
      sessions: 25,
      moved: ["4月6日（清明节）的课改到4月8日（周三）"],
      stale: ["18位授课人都改为待确认，请重新联系。"],
      said: "新建",
    }),
  });
  show(<CopyDialog line={line} onLeave={() => undefined} />);
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("agree"));
  const dialog = await screen.findByTestId("copied-dialog");
  expect(dialog.textContent).toContain("清明节");
  expect(dialog.textContent).toContain("待确认");
  const asked = calls.find((each) => each.name === "copy_cohort")?.request as { starts: string };
  expect(asked).toMatchObject({ from: 7, number: 4 });
  expect(new Date(asked.starts).getDay()).toBe(1); // a Monday again, after the class
  expect(asked.starts > line.ends).toBe(true);
  await user.click(screen.getByTestId("agree"));
  expect(placeAt(window.location.hash)).toEqual({ at: "cohort", cohort: 9, tab: "timetable" });
});
