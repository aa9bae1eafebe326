// A year at a glance: what a day is stands on it, a click or Enter changes it, a notice is pasted whole.

import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeDoor, Refuse } from "../door/fake";
import { FakeFrame } from "../frame/fake";
import { go } from "../frame/place";
import { Holidays } from "./Holidays";

const DAYS = [
  { day: "2026-10-01", kind: "放假", name: "国庆节", own: false },
  { day: "2026-10-10", kind: "上班", name: "国庆节", own: false },
  { day: "2026-05-20", kind: "放假", name: "校庆", own: true },
];

function show(table: Parameters<typeof fakeDoor>[0] = {}) {
  const calls = fakeDoor({
    holidays: ({ year }) => ({ year, has_notice: year < 2027, shipped: year < 2028, days: year === 2026 ? DAYS : [] }),
    ...table,
  });
  go({ at: "setting", tab: "holiday", year: 2026 });
  render(
    <FakeFrame>
      <Holidays />
    </FakeFrame>,
  );
  return (name: string) => calls.filter((each) => each.name === name).map((each) => each.request);
}

test("days off, weekends worked and the school's own have their looks and words", async () => {
  show();
  const day = async (text: string) => await screen.findByTestId(`day-${text}`);
  expect((await day("2026-10-01")).className).toContain("off");
  expect((await day("2026-10-10")).textContent).toBe("10班");
  expect((await day("2026-05-20")).title).toBe("5月20日 放假（校庆），本校另定");
  expect((await day("2026-03-14")).className).toContain("weekend");
  const user = userEvent.setup();
  await user.click(screen.getByTestId("year-after"));
  await waitFor(() => expect(screen.getByTestId("holiday-state").textContent).toContain("调休待定"));
});

test("the arrows walk, Enter opens a day, and it is changed by one step", async () => {
  const asked = show({ set_special_day: () => ({ said: "2026年10月8日改为放假" }) });
  const user = userEvent.setup();
  (await screen.findByTestId("day-2026-10-01")).focus();
  await user.click(screen.getByTestId("day-2026-10-01"));
  await user.click(await screen.findByTestId("leave"));
  screen.getByTestId("day-2026-10-01").focus();
  await user.keyboard("{ArrowDown}");
  expect(document.activeElement?.getAttribute("data-testid")).toBe("day-2026-10-08");
  await user.keyboard("{Enter}");
  await user.type(await screen.findByTestId("field-name"), "校庆{Enter}");
  await waitFor(() => expect(asked("set_special_day")).toEqual([{ day: "2026-10-08", kind: "放假", name: "校庆" }]));
});

test("a day of the school's own goes back to the notice", async () => {
  const asked = show({ drop_special_day: () => ({ said: "2026年5月20日恢复原样" }) });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("day-2026-05-20"));
  await user.click(await screen.findByTestId("day-as-before"));
  await waitFor(() => expect(asked("drop_special_day")).toEqual([{ day: "2026-05-20" }]));
});

test("a notice that is not understood says which sentence, beside it", async () => {
  const asked = show({ enter_notice: () => new Refuse({ say: "这一句没有读懂：“……”。", field: "text" }) });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("paste-notice"));
  await user.click(screen.getByTestId("notice"));
  await user.paste("一、元旦：……");
  await user.click(screen.getByTestId("agree"));
  expect((await screen.findByTestId("refusal-text")).textContent).toContain("没有读懂");
  expect(asked("enter_notice")).toEqual([{ text: "一、元旦：……", year: 2026 }]);
});
