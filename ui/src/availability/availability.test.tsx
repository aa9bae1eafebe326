// When somebody can come: half days of the week are clicked or walked with the arrows, certain days are added below.

import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { LecturerId, Time } from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { FakeFrame } from "../frame/fake";
import { AvailabilityEditor } from "./AvailabilityEditor";
import { sayTime } from "./words";

const nothing: Time = { may: false, weekday: null, since: null, until: null, starts: null, ends: null, note: "" };
const half = (may: boolean, weekday: number, starts: string, ends: string): Time => ({
  ...nothing,
  may,
  weekday,
  starts,
  ends,
});

/** An editor over a door that keeps what it is told. */
function show(start: Time[] = [], refuse?: string) {
  let kept = start;
  const calls = fakeDoor({
    availability: () => kept,
    set_availability: ({ times }) => {
      if (refuse) return new Refuse({ say: refuse });
      kept = times;
      return { said: "修改了「李明」的可用时间" };
    },
  });
  render(
    <FakeFrame>
      <AvailabilityEditor owner={{ lecturer: 5 as LecturerId }} />
    </FakeFrame>,
  );
  const sent = () => calls.filter(({ name }) => name === "set_availability").map(({ request }) => request);
  return { kept: () => kept, sent };
}

test("a click says no, another yes, a third takes it back", async () => {
  const door = show();
  const user = userEvent.setup();
  const cell = await screen.findByTestId("half-3-0");
  await user.click(cell);
  await waitFor(() => expect(door.kept()).toEqual([half(false, 3, "00:00", "12:00")]));
  expect(screen.getByTestId("half-3-0").textContent).toBe("不可");
  await user.click(screen.getByTestId("half-3-0"));
  await waitFor(() => expect(door.kept()).toEqual([half(true, 3, "00:00", "12:00")]));
  await user.click(screen.getByTestId("half-3-0"));
  await waitFor(() => expect(door.kept()).toEqual([]));
  expect(door.sent()[0]).toEqual({ owner: { lecturer: 5 }, times: [half(false, 3, "00:00", "12:00")] });
});

test("clicks faster than answers lose nothing", async () => {
  const door = show();
  const user = userEvent.setup();
  await screen.findByTestId("half-1-0");
  for (const cell of ["half-1-0", "half-1-1", "half-2-0"]) await user.click(screen.getByTestId(cell));
  await waitFor(() => expect(door.kept()).toHaveLength(3));
});

test("the keys walk and toggle; a weekday's head takes its three half days together", async () => {
  const door = show();
  const user = userEvent.setup();
  (await screen.findByTestId("half-1-0")).focus();
  await user.keyboard("{ArrowRight}{ArrowDown} ");
  await waitFor(() => expect(door.kept()).toEqual([half(false, 2, "12:00", "18:00")]));
  expect(document.activeElement?.getAttribute("data-testid")).toBe("half-2-1");
  await user.keyboard("{Delete}");
  await waitFor(() => expect(door.kept()).toEqual([]));
  await user.click(screen.getByText("五"));
  await waitFor(() => expect(door.kept().map(({ weekday, starts }) => [weekday, starts])).toHaveLength(3));
  expect(door.kept().every(({ weekday, may }) => weekday === 5 && !may)).toBe(true);
});

test("of a whole day one half is taken out: the others stay", async () => {
  const door = show([{ ...nothing, weekday: 4 }]);
  const user = userEvent.setup();
  const cell = await screen.findByTestId("half-4-1");
  expect(cell.textContent).toBe("不可");
  await user.click(cell);
  await waitFor(() =>
    expect(door.kept()).toEqual([
      half(false, 4, "00:00", "12:00"),
      half(false, 4, "18:00", "23:59"),
      half(true, 4, "12:00", "18:00"),
    ]),
  );
});

test("certain days are added with their reason, and taken away again", async () => {
  const door = show([half(false, 3, "00:00", "12:00")]);
  const user = userEvent.setup();
  await user.type(await screen.findByTestId("field-since"), "2026-03-09{Enter}");
  await user.type(screen.getByTestId("field-note"), "外出");
  await user.click(screen.getByTestId("add-time"));
  const away = { ...nothing, since: "2026-03-09", until: "2026-03-09", note: "外出" };
  await waitFor(() => expect(door.kept()).toEqual([half(false, 3, "00:00", "12:00"), away]));
  await user.click(await screen.findByTestId("drop-time-0"));
  await waitFor(() => expect(door.kept()).toEqual([half(false, 3, "00:00", "12:00")]));
});

test("what is refused is said, and what stands in the books stays shown", async () => {
  show([], "请说明是每周的星期几，或者从哪天到哪天。");
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("half-1-0"));
  expect((await screen.findByTestId("refusal-availability")).textContent).toContain("请说明");
  expect(screen.getByTestId("half-1-0").textContent).toBe("");
});

test("an entry is said as the office says it", () => {
  const year = new Date().getFullYear();
  for (const [time, said] of [
    [{ ...nothing, weekday: 3 }, "每周三"],
    [half(true, 5, "14:00", "16:00"), "每周五 14:00–16:00"],
    [{ ...nothing, since: `${year}-03-09`, until: `${year}-03-13` }, "3月9日至3月13日"],
    [{ ...nothing, since: `${year}-03-09`, until: `${year}-03-09`, starts: "00:00", ends: "12:00" }, "3月9日上午"],
    [{ ...nothing, weekday: 1, since: "2020-03-01" }, "每周一（2020年3月1日起）"],
  ] as const) {
    expect(sayTime(time)).toBe(said);
  }
});
