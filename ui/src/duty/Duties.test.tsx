// The rotation: shared out by the program, a cell typed over by hand.

import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { CohortId } from "../door";
import { fakeDoor } from "../door/fake";
import { FakeFrame } from "../frame/fake";
import { Duties } from "./Duties";

const cohort = 3 as CohortId;
const person = (number: number, name: string, initials: string, times = 1) => ({
  ...{ trainee: 100 + number, number, name, initials, unit: "县财政局", group: "第一组", times },
});
const duty = (id: number, day: string, number: number, name: string, more = {}) => ({
  ...{ id, cohort, day, role: "值日", trainee: 100 + number, by_hand: false },
  ...{ number, name, unit: "县财政局", phone: "", group: "第一组", trouble: "", ...more },
});

function show(days: object[]) {
  const calls = fakeDoor({
    duties: () => ({
      cohort,
      roles: [{ role: "值日", people: 1 }],
      days,
      people: [person(1, "张三", "zs"), person(2, "李四", "ls", 0), person(3, "王芳", "wf")],
      said: ["2人各1次，1人没有轮到", "3月10日值日：王芳请病假"],
    }),
    cohort: () => ({ starts: "2026-03-09", ends: "2026-03-13" }),
    set_duty: () => ({ said: "3月9日值日：李四" }),
    swap_duty: () => ({ said: "对调" }),
    share_out_duty: () => ({ said: "轮值5天" }),
  });
  render(
    <FakeFrame>
      <Duties cohort={cohort} tools={null} />
    </FakeFrame>,
  );
  return (name: string) => calls.filter((each) => each.name === name).map((each) => each.request);
}
const DAYS = [
  { day: "2026-03-09", taught: "上午县情讲座", duties: [duty(1, "2026-03-09", 1, "张三")] },
  {
    day: "2026-03-10",
    taught: "",
    duties: [duty(2, "2026-03-10", 3, "王芳", { by_hand: true, trouble: "请病假" })],
  },
];

test("who is on leave is said above and in red, and who had fewest turns stands first", async () => {
  show(DAYS);
  expect((await screen.findByTestId("duty-troubles")).textContent).toBe("3月10日值日：王芳请病假");
  expect(screen.getByTestId("duty-2026-03-10-值日").querySelector(".red")?.textContent).toContain("王芳");
  expect(screen.getByTestId("duty-turns").textContent).toMatch(/^每人几次2李四/);
});

test("a cell is typed over by initials, walked to by arrows, and emptied by Del", async () => {
  const asked = show(DAYS);
  const grid = await screen.findByTestId("duty-grid");
  const user = userEvent.setup();
  grid.focus();
  await user.keyboard("l");
  await user.type(screen.getByTestId("duty-typed"), "s 3");
  expect(grid.textContent).toContain("2 李四　3 王芳");
  await user.keyboard("{Enter}");
  await waitFor(() =>
    expect(asked("set_duty")).toEqual([{ cohort, day: "2026-03-09", role: "值日", trainees: [102, 103] }]),
  );
  await waitFor(() => expect(document.activeElement).toBe(grid));
  fireEvent.keyDown(grid, { key: "Delete" });
  await waitFor(() => expect(asked("set_duty")[1]).toEqual({ cohort, day: "2026-03-10", role: "值日", trainees: [] }));
});

test("F4 in one cell and then in another: the two change places in one step", async () => {
  const asked = show(DAYS);
  const grid = await screen.findByTestId("duty-grid");
  grid.focus();
  const press = (...keys: string[]) => {
    for (const key of keys) fireEvent.keyDown(grid, { key });
  };
  press("F4");
  expect(screen.getByTestId("duty-held").textContent).toContain("3月9日 值日 张三");
  press("Escape", "ArrowDown", "F4", "ArrowUp", "F4");
  await waitFor(() => expect(asked("swap_duty")).toEqual([{ one: 2, other: 1 }]));
  press("F4", "F4"); // put down where it was taken up
  expect(screen.getByTestId("duty-held").textContent).toContain("先在一格按 F4");
  expect(asked("swap_duty").length).toBe(1);
});

test("of several in a cell the office says who", async () => {
  const [monday, tuesday] = DAYS;
  const asked = show([
    { ...monday, duties: [...(monday?.duties ?? []), duty(5, "2026-03-09", 2, "李四")] },
    tuesday ?? {},
  ]);
  const grid = await screen.findByTestId("duty-grid");
  grid.focus();
  for (const key of ["F4", "ArrowDown", "F4"]) fireEvent.keyDown(grid, { key });
  const user = userEvent.setup();
  await user.click(await screen.findByText("李四", { selector: ".ant-segmented-item-label" }));
  await user.click(screen.getByTestId("agree"));
  await waitFor(() => expect(asked("swap_duty")).toEqual([{ one: 5, other: 2 }]));
});

test("nobody of that name: what was typed stays, and nothing is written", async () => {
  const asked = show(DAYS);
  const grid = await screen.findByTestId("duty-grid");
  grid.focus();
  await userEvent.setup().keyboard("9{Enter}");
  expect((screen.getByTestId("duty-typed") as HTMLInputElement).value).toBe("9");
  expect(asked("set_duty")).toEqual([]);
});

test("roles, days and the span go to the office", async () => {
  const asked = show([]);
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("share-duty"));
  await user.click(await screen.findByTestId("duty-more"));
  await user.type(screen.getByTestId("duty-role-1"), "主持");
  await user.click(screen.getByTestId("agree"));
  await waitFor(() =>
    expect(asked("share_out_duty")).toEqual([
      {
        cohort,
        roles: [
          { role: "值日", people: 1 },
          { role: "主持", people: 1 },
        ],
        days: "每天",
      },
    ]),
  );
});
