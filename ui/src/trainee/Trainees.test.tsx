// The roster: corrected field by field, put in order by keys, left and come back to.

import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import {
  answers,
  type CohortId,
  type Operation,
  type OperationId,
  type SortPeople,
  type TraineeId,
  type TraineeLine,
  useSaid,
} from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { FakeFrame } from "../frame/fake";
import { BLANK } from "../person/words";
import { moved } from "../unit/order";
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
    by_hand: false,
    study_group: null,
    group: null,
    locked: false,
    change: null,
    substitution: "",
    ...more,
  }) as unknown as TraineeLine;

function show(table: Parameters<typeof fakeDoor>[0] = {}, start = [line(1, "张三"), line(2, "李四"), line(3, "王芳")]) {
  let lines = start;
  const history: Partial<Operation>[] = [];
  const number = (ids: readonly number[], hand: number | null) => {
    lines = ids.map((id, place) => {
      const line = lines.find((each) => each.id === id) as TraineeLine;
      return { ...line, number: place + 1, by_hand: line.by_hand || id === hand };
    });
  };
  const sorted = table.sort_people ?? (() => ({ unsure: [], said: "" }));
  const calls = fakeDoor({
    cohort: () => ({ title: "第3期中青班" }),
    history: () => [...history],
    trainees: () => lines,
    units: () => [
      { id: 1, name: "县财政局", nature: "政府", standard_order: 1, people: 3, closed_on: null },
      { id: 2, name: "县教育局", nature: "政府", standard_order: 2, people: 0, closed_on: null },
    ],
    person: () => ({ person: { in_service: "在职大学", post_since: null, rank_since: "2021-06" } }),
    groups: () => ({ groups: [], without: [], wishes: [], uneven: [] }),
    roster_changes: () => ({ frozen_on: null, lines: [] }),
    sources: () => [],
    role_words: () => ({ committee: ["班长"], branch: ["支部书记"], group: ["组长"] }),
    word_lists: () => ({ ethnicities: [], political: [], education: [], ranks: [] }),
    place_trainee: ({ trainee, number: to }: { trainee: TraineeId; number: number | null }) => {
      const ids = lines.map((each) => each.id);
      if (to !== null) number(moved(ids, trainee, to - 1), trainee);
      return { said: "手工" };
    },
    ...table,
    sort_people: (request: SortPeople) => {
      const said = `「第3期中青班」按${request.by}排序`;
      history.unshift({ id: (calls.length + 1) as OperationId, said, undone: false, is_undo: false });
      return sorted(request);
    },
  });
  render(
    <FakeFrame>
      <Trainees cohort={cohort} />
      <Heard />
    </FakeFrame>,
  );
  const of = (name: string) => calls.filter((each) => each.name === name).map((each) => each.request);
  return { of, calls, history };
}
const Heard = () => <output data-testid="heard">{useSaid()?.say}</output>;
const names = () =>
  [...document.querySelectorAll("[data-testid^=row-trainees-]")].map((row) => row.children[1]?.textContent);
const rows = () => screen.findByTestId("rows-trainees");

test("Alt+↓ moves a trainee at once; a run of moves is one place given by hand", async () => {
  const { of } = show();
  const user = userEvent.setup();
  (await rows()).focus();
  await user.keyboard("{ArrowDown}{Alt>}{ArrowDown}{ArrowDown}{/Alt}");
  expect(names()).toEqual(["李四", "王芳", "张三"]);
  expect(of("place_trainee")).toEqual([]);
  await waitFor(() => expect(of("place_trainee")).toEqual([{ trainee: 1, number: 3 }]));
  await waitFor(() => expect(screen.getByTestId("by-hand-1")).toBeTruthy());
  expect(names()).toEqual(["李四", "王芳", "张三"]);
  expect(screen.getByTestId("rows-trainees").querySelector("tr.current")?.textContent).toContain("张三");
});

test("moves of two trainees are two steps, in the order they were made", async () => {
  const { of } = show();
  const user = userEvent.setup();
  (await rows()).focus();
  await user.keyboard("{ArrowDown}{Alt>}{ArrowDown}{/Alt}{ArrowDown}{Alt>}{ArrowUp}{ArrowUp}{/Alt}");
  expect(names()).toEqual(["王芳", "李四", "张三"]);
  const both = [
    { trainee: 1, number: 2 },
    { trainee: 3, number: 1 },
  ];
  await waitFor(() => expect(of("place_trainee")).toEqual(both));
  await waitFor(() => expect(names()).toEqual(["王芳", "李四", "张三"]));
});

test("a trainee is dragged by the grip, out of a header's sort into the roster's order", async () => {
  const { of } = show();
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("sort-trainees-name"));
  await user.click(screen.getByTestId("sort-trainees-name"));
  expect(names()).not.toEqual(["张三", "李四", "王芳"]);
  fireEvent.pointerDown(screen.getByTestId("grip-3"));
  await waitFor(() => expect(names()).toEqual(["张三", "李四", "王芳"]));
  vi.spyOn(document, "elementFromPoint").mockReturnValue(screen.getByTestId("row-trainees-1"));
  fireEvent.pointerMove(window, { clientX: 300, clientY: 300 });
  fireEvent.pointerUp(window);
  expect(names()).toEqual(["王芳", "张三", "李四"]);
  await waitFor(() => expect(of("place_trainee")).toEqual([{ trainee: 3, number: 1 }]));
});

test("sorted from the menu; a move not yet written goes first, and the line says by what and how many by hand", async () => {
  const { of, calls } = show();
  const user = userEvent.setup();
  await waitFor(() => expect(screen.getByTestId("sorted-by").textContent).toBe("还没有排过序"));
  (await rows()).focus();
  await user.keyboard("{ArrowDown}{Alt>}{ArrowDown}{/Alt}");
  await user.click(screen.getByTestId("sort-people"));
  await user.click(await screen.findByTestId("sort-by-姓氏笔画"));
  await waitFor(() => expect(of("sort_people")).toEqual([{ cohort, by: "姓氏笔画" }]));
  const written = calls.map((each) => each.name).filter((name) => ["place_trainee", "sort_people"].includes(name));
  expect(written).toEqual(["place_trainee", "sort_people"]);
  await waitFor(() => expect(screen.getByTestId("sorted-by").textContent).toBe("按姓氏笔画排序，1 人手工"));
});

test("what the history says of the last sorting counts, not what was undone or is another class's", async () => {
  const said = "「第3期中青班」按";
  show({
    history: () => [
      { id: 9, said: `撤销：${said}职级排序`, undone: false, is_undo: true },
      { id: 8, said: `${said}职级排序`, undone: true, is_undo: false },
      { id: 7, said: "「中青班」按姓氏笔画排序", undone: false, is_undo: false },
      { id: 6, said: `${said}姓名笔画排序，2人待核对`, undone: false, is_undo: false },
      { id: 5, said: `${said}职级排序`, undone: false, is_undo: false },
    ],
  });
  await waitFor(() => expect(screen.getByTestId("sorted-by").textContent).toBe("按姓名笔画排序"));
});

test("a sorting that changes nothing says so, and still counts", async () => {
  show({ history: () => [] });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("sort-people"));
  await user.click(await screen.findByTestId("sort-by-单位顺序"));
  await waitFor(() => expect(screen.getByTestId("sorted-by").textContent).toBe("按单位顺序排序"));
  expect(screen.getByTestId("heard").textContent).toBe("名册已经是按单位顺序排的，没有变化。");
});

test("whose place is not certain is listed with the reason, leads to the row, and is gone once undone", async () => {
  const unsure = [
    { trainee: 3, name: "王芳", why: "职务「会计」未识别" },
    { trainee: 99, name: "不在册", why: "已删除" },
  ];
  const { history } = show({ sort_people: () => ({ unsure, said: "「第3期中青班」按职级排序，2人待核对" }) });
  const user = userEvent.setup();
  await user.type(await screen.findByTestId("search-trainees"), "张三");
  await user.click(screen.getByTestId("sort-people"));
  await user.click(await screen.findByTestId("sort-by-职级"));
  const list = await screen.findByTestId("unsure");
  expect(list.textContent).toContain("1 人的位置请核对");
  expect(list.textContent).toContain("职务「会计」未识别");
  await user.click(screen.getByTestId("unsure-3"));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("rows-trainees")));
  expect(document.querySelector("tr.current")?.textContent).toContain("王芳");
  history.length = 0; // undone
  await act(() => answers.invalidateQueries());
  await waitFor(() => expect(screen.queryByTestId("unsure")).toBeNull());
});

test("the list of the uncertain is closed by its button, and the keys go back to the rows", async () => {
  show({
    sort_people: () => ({ unsure: [{ trainee: 3, name: "王芳", why: "没有单位" }], said: "「第3期中青班」按职级排序" }),
  });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("sort-people"));
  await user.click(await screen.findByTestId("sort-by-职级"));
  await screen.findByTestId("unsure");
  await user.click(screen.getByTestId("close-unsure"));
  expect(screen.queryByTestId("unsure")).toBeNull();
  expect(document.activeElement).toBe(screen.getByTestId("rows-trainees"));
});

test("a place given by hand is marked, let go from the row's menu, or all at once", async () => {
  const { of } = show({}, [line(1, "张三", { by_hand: true }), line(2, "李四"), line(3, "王芳", { by_hand: true })]);
  const user = userEvent.setup();
  expect((await screen.findByTestId("by-hand-1")).title).toContain("手工");
  expect(screen.queryByTestId("by-hand-2")).toBeNull();
  await user.pointer({ keys: "[MouseRight]", target: screen.getByTestId("row-trainees-1") });
  await user.click(await screen.findByText("取消手工位置"));
  await waitFor(() => expect(of("place_trainee")).toEqual([{ trainee: 1, number: null }]));
  await user.click(screen.getByTestId("sort-people"));
  await user.click(await screen.findByTestId("sort-afresh"));
  await waitFor(() => expect(of("sort_people")).toEqual([{ cohort, by: "单位顺序", afresh: true }]));
});

test("the place is typed, too", async () => {
  const { of } = show();
  const user = userEvent.setup();
  await user.pointer({ keys: "[MouseRight]", target: await screen.findByTestId("row-trainees-3") });
  await user.click(await screen.findByText("排到第几位…"));
  const field = await screen.findByTestId("field-number");
  await user.clear(field);
  await user.type(field, "1");
  await user.click(screen.getByTestId("agree"));
  await waitFor(() => expect(of("place_trainee")).toEqual([{ trainee: 3, number: 1 }]));
  await waitFor(() => expect(names()).toEqual(["王芳", "张三", "李四"]));
});

test("pinyin finds trainees, as the office reads their names; characters need nobody to be asked", async () => {
  const { of } = show({ people: ({ text }: { text: string }) => (text === "zs" ? [{ id: 101 }, { id: 999 }] : []) });
  const user = userEvent.setup();
  await user.type(await screen.findByTestId("search-trainees"), "zs");
  await waitFor(() => expect(names()).toEqual(["张三"]));
  await user.clear(screen.getByTestId("search-trainees"));
  await user.type(screen.getByTestId("search-trainees"), "李");
  expect(names()).toEqual(["李四"]);
  expect(of("people")).toEqual([{ text: "zs" }]);
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
        entry: {
          ...{ ...BLANK, name: "李四", unit: "县财政局", post: "股长" },
          ...{ in_service: "在职大学", rank_since: "2021-06" }, // of the person, not of the line
        },
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

test("换人: who comes, from the same unit unless said otherwise, by which letter and from which day", async () => {
  const { of } = show({ replace_trainee: () => ({ said: "张三换为赵六" }) });
  const user = userEvent.setup();
  await user.pointer({ keys: "[MouseRight]", target: await screen.findByTestId("row-trainees-1") });
  await user.click(await screen.findByText("换人…"));
  await user.click(await screen.findByTestId("agree"));
  expect((await screen.findByTestId("refusal-name")).textContent).toBe("请填写来的人的姓名。");
  await user.type(screen.getByTestId("field-name"), "赵六");
  await user.type(screen.getByTestId("field-letter"), "财函〔2026〕3号");
  await user.clear(screen.getByTestId("field-on"));
  await user.type(screen.getByTestId("field-on"), "2026-03-09{Enter}"); // and it agrees
  await waitFor(() => expect(of("replace_trainee")).toHaveLength(1));
  expect(of("replace_trainee")[0]).toEqual({
    ...{ trainee: 1, on: "2026-03-09", letter: "财函〔2026〕3号", why: "" },
    entry: { ...BLANK, name: "赵六", unit: "县财政局" },
  });
});

test("a roster is settled on a day; what changed since is marked, told and leads to its line", async () => {
  let frozen_on: string | null = null;
  const lines = [{ trainee: 3, change: "新增", name: "王芳", unit: "", say: "★新增 王芳（县财政局）" }];
  const { of } = show(
    {
      roster_changes: () => ({ frozen_on, lines: frozen_on ? lines : [] }),
      freeze_roster: () => {
        frozen_on = "2026-03-05";
        return { said: "名册定稿" };
      },
      unfreeze_roster: () => ({ said: "取消定稿" }),
    },
    [line(1, "张三"), line(2, "李四"), line(3, "王芳", { change: "新增" })],
  );
  const user = userEvent.setup();
  expect((await screen.findByTestId("row-trainees-3")).textContent).toContain("★新增");
  await user.click(await screen.findByTestId("freeze"));
  await user.click(await screen.findByTestId("agree"));
  await waitFor(() => expect(of("freeze_roster")).toHaveLength(1));
  await waitFor(() => expect(screen.getByTestId("frozen").textContent).toBe("3月5日定稿，此后新增 1"));
  await user.click(screen.getByTestId("frozen"));
  await user.click(await screen.findByText("看变动"));
  await user.click(await screen.findByTestId("changed-3"));
  await waitFor(() => expect(document.querySelector("tr.current")?.textContent).toContain("王芳"));
  await user.click(screen.getByTestId("close-changes"));
  expect(screen.queryByTestId("roster-changes")).toBeNull();
  await user.click(screen.getByTestId("frozen"));
  await user.click(await screen.findByTestId("unfreeze"));
  await waitFor(() => expect(of("unfreeze_roster")).toEqual([{ cohort }]));
});

test("columns nobody needs take no room; with groups and ranks they are there", async () => {
  show({}, [line(1, "张三", { group: 2, rank: "一级主任科员" })]);
  await screen.findByTestId("rows-trainees");
  expect(screen.getByTestId("sort-trainees-rank")).toBeTruthy();
  expect(screen.getByTestId("sort-trainees-group")).toBeTruthy();
  expect(screen.queryByTestId("sort-trainees-change")).toBeNull();
});

test("an address opens one trainee", async () => {
  window.location.hash = "#/cohort?cohort=3&tab=trainee&trainee=2";
  show();
  expect((await screen.findByTestId("trainee-panel")).textContent).toContain("李四");
  expect(window.location.hash).toBe("#/cohort?cohort=3&tab=trainee");
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

test("an empty roster says how to begin, and the button picks files to check", async () => {
  const { of } = show(
    {
      pick_files: () => ["/mnt/u/名册.xlsx", "/mnt/u/通知.doc"],
      list_files: () => new Refuse({ say: "「名册.xlsx」打不开。" }),
    },
    [],
  );
  await userEvent.setup().click(await screen.findByTestId("begin"));
  expect((await screen.findByTestId("check-refused")).textContent).toContain("打不开");
  expect(of("list_files")).toEqual([{ paths: ["/mnt/u/名册.xlsx", "/mnt/u/通知.doc"] }]);
});
