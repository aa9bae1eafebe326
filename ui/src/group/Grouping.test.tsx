// Groups are formed, put right by hand with pointer and keys, repaired, and led; offices are filled and left.

import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { CohortId, Groups, Member, TraineeLine } from "../door";
import { fakeDoor } from "../door/fake";
import { FakeFrame } from "../frame/fake";
import { Grouping } from "./Grouping";
import { rolesOf, usualGroups, withoutRole, withRole } from "./words";

const cohort = 3 as CohortId;
const member = (trainee: number, name: string, more: Partial<Member> = {}) =>
  ({
    ...{ trainee, number: trainee, name, sex: "男", unit: "县财政局", post: "", rank: "", role: "" },
    ...{ leads: false, locked: false },
    ...more,
  }) as Member;
const group = (id: number, members: Member[], more = {}) =>
  ({
    ...{ id, cohort, number: id, place: "", title: `第${"一二三"[id - 1]}组`, members },
    ...{ men: members.length, women: 0, units: [], levels: [], ...more },
  }) as unknown as Groups["groups"][number];

const TWO = (): Groups => ({
  groups: [
    group(1, [member(1, "张三", { role: "组长", leads: true }), member(2, "李四")]),
    group(2, [member(3, "王芳"), member(4, "赵六", { locked: true })]),
  ],
  without: [],
  wishes: [],
  uneven: [],
});

function show(groups: Groups, table: Parameters<typeof fakeDoor>[0] = {}) {
  const calls = fakeDoor({
    groups: () => groups,
    move_to_group: () => ({ said: "编入" }),
    lock_in_group: () => ({ said: "固定" }),
    set_role: () => ({ said: "任组长" }),
    form_groups: () => ({ said: "分成" }),
    ...table,
  });
  render(
    <FakeFrame>
      <Grouping cohort={cohort} />
    </FakeFrame>,
  );
  const of = (name: string) => calls.filter((each) => each.name === name).map((each) => each.request);
  return { of, user: userEvent.setup() };
}
const namesIn = (number: number | string) =>
  [...screen.getByTestId(`group-${number}`).querySelectorAll(".member .name")].map((each) => each.textContent);

test("words of a role are read, added and taken away", () => {
  expect(rolesOf("班长、组长")).toEqual(["班长", "组长"]);
  expect(withRole("班长", "组长")).toBe("班长、组长");
  expect(withRole("组长", "组长")).toBe("组长");
  expect(withoutRole("班长、组长", "组长")).toBe("班长");
  expect([6, 24, 48, 50].map(usualGroups)).toEqual([2, 2, 4, 4]);
});

test("a class without groups says how to begin, with the usual number of groups", async () => {
  const { of, user } = show({ groups: [], without: [member(1, "张三"), member(2, "李四")], wishes: [], uneven: [] });
  await user.click(await screen.findByTestId("begin"));
  await waitFor(() => expect(of("form_groups")).toEqual([{ cohort, groups: 2 }]));
});

test("a class without trainees leads to the roster", async () => {
  const { user } = show({ groups: [], without: [], wishes: [], uneven: [] });
  await user.click(await screen.findByTestId("begin"));
  expect(window.location.hash).toBe("#/cohort?cohort=3&tab=trainee");
});

test("Alt+→ moves a name at once; a run of moves there and back is written as where it ended", async () => {
  const { of, user } = show(TWO());
  (await screen.findByTestId("groups-board")).focus();
  await user.keyboard("{ArrowDown}{ArrowDown}{Alt>}{ArrowRight}{/Alt}");
  expect(namesIn(1)).toEqual(["张三"]);
  expect(namesIn(2)).toEqual(["王芳", "赵六", "李四"]);
  expect(of("move_to_group")).toEqual([]);
  await waitFor(() => expect(of("move_to_group")).toEqual([{ trainee: 2, group: 2 }]));
});

test("moves of two people are two steps", async () => {
  const { of, user } = show(TWO());
  (await screen.findByTestId("groups-board")).focus();
  await user.keyboard("{ArrowDown}{ArrowDown}{Alt>}{ArrowRight}{/Alt}{ArrowUp}{Alt>}{ArrowLeft}{/Alt}");
  await waitFor(() =>
    expect(of("move_to_group")).toEqual([
      { trainee: 2, group: 2 },
      { trainee: 4, group: 1 },
    ]),
  );
});

test("a name is dragged to another group; a press without moving is none", async () => {
  const { of } = show(TWO());
  await screen.findByTestId("groups-board");
  fireEvent.pointerDown(screen.getByTestId("member-2"), { button: 0, clientX: 10, clientY: 10 });
  fireEvent.pointerUp(window);
  vi.spyOn(document, "elementFromPoint").mockReturnValue(screen.getByTestId("group-2"));
  fireEvent.pointerDown(screen.getByTestId("member-2"), { button: 0, clientX: 10, clientY: 10 });
  fireEvent.pointerMove(window, { clientX: 300, clientY: 10 });
  fireEvent.pointerMove(window, { clientX: 310, clientY: 10 });
  fireEvent.pointerUp(window);
  await waitFor(() => expect(of("move_to_group")).toEqual([{ trainee: 2, group: 2 }]));
});

test("the space bar locks, Del takes out, and who leads anew takes it from who did", async () => {
  const { of, user } = show(TWO());
  (await screen.findByTestId("groups-board")).focus();
  await user.keyboard("{ArrowDown}{ArrowDown} ");
  await waitFor(() => expect(of("lock_in_group")).toEqual([{ trainee: 2, locked: true }]));
  await user.pointer({ keys: "[MouseRight]", target: screen.getByTestId("member-2") });
  await user.click(await screen.findByText("设为组长"));
  await waitFor(() =>
    expect(of("set_role")).toEqual([
      { trainee: 1, role: "" },
      { trainee: 2, role: "组长" },
    ]),
  );
  screen.getByTestId("groups-board").focus();
  await user.keyboard("{Delete}");
  await waitFor(() => expect(of("move_to_group")).toEqual([{ trainee: 2, group: null }]));
});

test("what is uneven and what was wished and is not so stand above; the repair says who moves", async () => {
  const groups = TWO();
  groups.uneven = ["第一组没有组长"];
  groups.wishes = [{ id: 5, say: "张三与李四不同组", kept: false } as unknown as Groups["wishes"][number]];
  const { user } = show(groups, {
    repair_groups: () => ({ said: "调整", say: "李四由第一组调到第二组，共调整1人", moves: [], groups }),
  });
  expect((await screen.findByTestId("uneven")).textContent).toBe("第一组没有组长；没有做到：张三与李四不同组。");
  await user.click(screen.getByTestId("repair-groups"));
  expect((await screen.findByTestId("repaired")).textContent).toContain("李四由第一组调到第二组");
});

test("a wish names two people and is taken back", async () => {
  const groups = TWO();
  groups.wishes = [{ id: 5, say: "张三与李四不同组", kept: true } as unknown as Groups["wishes"][number]];
  const { of, user } = show(groups, {
    add_group_wish: () => ({ said: "分组要求" }),
    remove_group_wish: () => ({ said: "取消分组要求" }),
  });
  await user.pointer({ keys: "[MouseRight]", target: await screen.findByTestId("member-3") });
  await user.click(await screen.findByText("与谁同组、不同组…"));
  await user.click(await screen.findByTestId("add-wish"));
  expect((await screen.findByTestId("refusal-other")).textContent).toBe("请选择另一个人。");
  fireEvent.mouseDown(screen.getByTestId("field-other").querySelector("input") as Element);
  await user.click(await screen.findByText("4 赵六（县财政局）", { selector: ".ant-select-item-option-content" }));
  await user.click(screen.getByText("不同组"));
  await user.click(screen.getByTestId("add-wish"));
  await waitFor(() => expect(of("add_group_wish")).toEqual([{ one: 3, other: 4, together: false }]));
  await user.click(screen.getByTestId("remove-wish-5"));
  await waitFor(() => expect(of("remove_group_wish")).toEqual([{ wish: 5 }]));
});

test("who is sought is lit and stood on", async () => {
  const { user } = show(TWO());
  await user.type(await screen.findByTestId("search-groups"), "王");
  expect(screen.getByTestId("member-3").className).toContain("lit");
  expect(screen.getByTestId("member-3").className).toContain("current");
  expect(screen.getByTestId("member-1").className).not.toContain("lit");
});

test("an office nobody holds is 待定; it is given to somebody and left again", async () => {
  const line = (id: number, name: string, role: string) =>
    ({ id, name, unit: "县财政局", role, left_on: null, study_group: null }) as unknown as TraineeLine;
  const holder = { trainee: 1, name: "张三", unit: "县财政局", post: "" };
  const { of, user } = show(TWO(), {
    trainees: () => [line(1, "张三", "班长、组长"), line(2, "李四", "")],
    officers: () => ({
      committee: [
        { word: "班长", holders: [holder] },
        { word: "学习委员", holders: [] },
      ],
      branch: [{ word: "支部书记", holders: [] }],
      groups: [],
      others: [],
    }),
  });
  await user.click(await screen.findByTestId("view-officers"));
  await user.click(await screen.findByTestId("leave-office-班长-1"));
  await waitFor(() => expect(of("set_role")).toEqual([{ trainee: 1, role: "组长" }]));
  fireEvent.mouseDown(screen.getByTestId("choose-学习委员").querySelector("input") as Element);
  await user.click(await screen.findByText("李四（县财政局）", { selector: ".ant-select-item-option-content" }));
  await waitFor(() => expect(of("set_role")[1]).toEqual({ trainee: 2, role: "学习委员" }));
});
