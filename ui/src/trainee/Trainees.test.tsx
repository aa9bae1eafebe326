// The roster: corrected field by field, put in order by keys, left and come back to.

import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { CohortId, TraineeLine } from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { FakeFrame } from "../frame/fake";
import { BLANK } from "../person/words";
import { Trainees } from "./Trainees";

const cohort = 3 as CohortId;
const line = (id: number, name: string, more: Partial<TraineeLine> = {}) =>
  ({
    ...BLANK,
    id,
    person: 100 + id,
    number: id,
    name,
    unit: "县财政局",
    role: "",
    joined: null,
    left_on: null,
    left_why: "",
    ...more,
  }) as TraineeLine;

function show(table: Parameters<typeof fakeDoor>[0] = {}, start = [line(1, "张三"), line(2, "李四"), line(3, "王芳")]) {
  let lines = start;
  const calls = fakeDoor({
    trainees: () => lines,
    units: () => [
      { id: 1, name: "县财政局", nature: "政府", standard_order: 1, people: 3 },
      { id: 2, name: "县教育局", nature: "政府", standard_order: 2, people: 0 },
    ],
    renumber: ({ trainees }: { trainees: number[] }) => {
      lines = trainees.map((id, place) => ({
        ...(lines.find((each) => each.id === id) as TraineeLine),
        number: place + 1,
      }));
      return { said: "调整了学员顺序" };
    },
    ...table,
  });
  render(
    <FakeFrame>
      <Trainees cohort={cohort} />
    </FakeFrame>,
  );
  return { of: (name: string) => calls.filter((each) => each.name === name).map((each) => each.request) };
}
const names = () =>
  [...document.querySelectorAll("[data-testid^=row-trainees-]")].map((row) => row.children[1]?.textContent);
const rows = () => screen.findByTestId("rows-trainees");

test("Alt+↓ moves a trainee at once; several moves are written together", async () => {
  const { of } = show();
  const user = userEvent.setup();
  (await rows()).focus();
  await user.keyboard("{ArrowDown}{Alt>}{ArrowDown}{ArrowDown}{/Alt}");
  expect(names()).toEqual(["李四", "王芳", "张三"]);
  expect(of("renumber")).toEqual([]);
  await waitFor(() => expect(of("renumber")).toEqual([{ cohort, trainees: [2, 3, 1] }]));
  expect(names()).toEqual(["李四", "王芳", "张三"]);
});

test("by the order of units, in one step", async () => {
  const { of } = show();
  await userEvent.setup().click(await screen.findByTestId("renumber"));
  expect(of("renumber")).toEqual([{ cohort, trainees: [] }]);
});

test("F2 opens the form; a field saves when left, with everything else as it was", async () => {
  const { of } = show({ save_trainee: () => ({ said: "修改了学员李四的信息" }) });
  const user = userEvent.setup();
  (await rows()).focus();
  await user.keyboard("{ArrowDown}{ArrowDown}{F2}");
  const post = await screen.findByTestId("field-post");
  await user.type(post, "股长");
  await user.tab();
  await waitFor(() =>
    expect(of("save_trainee")).toEqual([
      {
        trainee: 2,
        entry: { ...BLANK, name: "李四", unit: "县财政局", post: "股长" },
        role: "",
        joined: null,
      },
    ]),
  );
});

test.each([
  ["11019919850312002", "身份证号应为 18 位，这里是 17 位。"],
  ["110199198503120021", /校验不符/],
])("the ID number %s is refused beside its field and not sent", async (typed, say) => {
  const { of } = show();
  const user = userEvent.setup();
  await user.dblClick(await screen.findByText("张三"));
  await user.type(await screen.findByTestId("field-id_number"), typed);
  await user.tab();
  const refusal = (await screen.findByTestId("refusal-id_number")).textContent;
  if (typeof say === "string") expect(refusal).toBe(say);
  else expect(refusal).toMatch(say);
  expect(of("save_trainee")).toEqual([]);
});

test("the office's refusal stands beside the field it names", async () => {
  const say = "这个身份证号已登记在王敏（县教育局）名下，请核对。";
  show({ save_trainee: () => new Refuse({ say, field: "id_number" }) });
  const user = userEvent.setup();
  await user.dblClick(await screen.findByText("张三"));
  await user.type(await screen.findByTestId("field-name"), "丰");
  await user.tab();
  expect((await screen.findByTestId("refusal-id_number")).textContent).toBe(say);
});

test("somebody new: sent by Enter, then the form is empty for the next", async () => {
  const { of } = show({ enrol: () => ({ said: "赵六加入" }) });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("new-trainee"));
  await user.type(screen.getByTestId("field-name"), "赵六");
  await user.type(screen.getByTestId("field-unit"), "教育");
  await user.keyboard("{Enter}{Enter}"); // the first takes the unit
  await waitFor(() =>
    expect(of("enrol")).toEqual([{ cohort, entry: { ...BLANK, name: "赵六", unit: "县教育局" }, joined: undefined }]),
  );
  await screen.findByText("已录入 1 人");
  expect((screen.getByTestId("field-name") as HTMLInputElement).value).toBe("");
  expect(document.activeElement).toBe(screen.getByTestId("field-name"));
});

test.each([
  ["id_number", "11019919850312002", "身份证号应为 18 位，这里是 17 位。"],
  ["birth", "三月", "请填年月，例如 1985.03。"],
])("somebody new with a wrong %s is not sent, and what was typed stays", async (field, typed, say) => {
  const { of } = show({ enrol: () => ({ said: "加入" }) });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("new-trainee"));
  await user.type(screen.getByTestId(`field-${field}`), typed);
  await user.type(screen.getByTestId("field-name"), "赵六{Enter}");
  expect((await screen.findByTestId(`refusal-${field}`)).textContent).toBe(say);
  expect(of("enrol")).toEqual([]);
  await user.click(screen.getByTestId(`field-${field}`));
  expect((screen.getByTestId(`field-${field}`) as HTMLInputElement).value).toBe(typed);
});

test("Esc closes the form wherever the keys are, an open list of choices first", async () => {
  show();
  const user = userEvent.setup();
  await user.dblClick(await screen.findByText("张三"));
  await user.click(screen.getByTestId("field-unit"));
  await user.keyboard("{Escape}");
  expect(screen.queryByTestId("trainee-panel")).toBeTruthy();
  (document.activeElement as HTMLElement).blur();
  await user.keyboard("{Escape}");
  expect(screen.queryByTestId("trainee-panel")).toBeNull();
  expect(document.activeElement).toBe(await rows());
});

test("leaving asks for the day and the reason; coming back does not", async () => {
  const left = line(2, "李四", { left_on: "2026-03-11", left_why: "单位抽调" });
  const { of } = show({ trainee_leaves: () => ({ said: "退出" }) }, [line(1, "张三"), left]);
  const user = userEvent.setup();
  await user.dblClick(await screen.findByText("张三"));
  await user.click(await screen.findByTestId("trainee-leaves"));
  await user.type(screen.getByTestId("field-why"), "生病");
  await user.click(screen.getByTestId("agree"));
  await waitFor(() => expect(of("trainee_leaves")).toHaveLength(1));
  expect(of("trainee_leaves")[0]).toMatchObject({ trainee: 1, why: "生病" });
  await user.dblClick(screen.getByText("李四"));
  await user.click(await screen.findByTestId("trainee-back"));
  expect(of("trainee_leaves")[1]).toEqual({ trainee: 2, on: null, why: "" });
});

test.each([
  ["print-trainees", "paper=roster"],
  ["excel-trainees", "paper=roster-book"],
])("%s leads to %s", async (button, paper) => {
  show();
  await userEvent.setup().click(await screen.findByTestId(button));
  expect(window.location.hash.split("&")).toContain(paper);
});

test("an ID number is masked until it is pressed", async () => {
  show({}, [line(1, "张三", { id_number: "11019919850312002X" })]);
  const user = userEvent.setup();
  const cell = await screen.findByTestId("masked-id");
  expect(cell.textContent).toBe("110199********002X");
  await user.click(cell);
  expect(cell.textContent).toBe("11019919850312002X");
});

test("an empty roster says how to begin, and the button picks a file to check", async () => {
  const { of } = show(
    {
      pick_files: () => ["/mnt/u/名册.xlsx"],
      check_roster: () => new Refuse({ say: "「名册.xlsx」有打开密码。请让对方去掉密码后重发。" }),
    },
    [],
  );
  await userEvent.setup().click(await screen.findByTestId("begin"));
  expect((await screen.findByTestId("check-refused")).textContent).toContain("有打开密码");
  expect(of("check_roster")).toEqual([{ cohort, file: "/mnt/u/名册.xlsx" }]);
});
