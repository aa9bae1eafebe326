// People are found by the office, corrected beside the list; units are put in order by hand.

import { QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { answers, type PersonLine, type UnitLine } from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { People } from "./People";
import { BLANK } from "./words";

const person = (id: number, name: string, unit_name: string, more: Partial<PersonLine> = {}) =>
  ({ ...BLANK, id, name, unit: 1, unit_name, classes: 0, hours: 0, titles: "", ...more }) as unknown as PersonLine;
const PEOPLE = [
  person(1, "张三", "县财政局", { phone: "13900001234", classes: 2, hours: 4250, titles: "第3期中青班、第1期科干班" }),
  person(2, "李四", "县教育局"),
];
const unit = (id: number, name: string, people = 0, more: Partial<UnitLine> = {}) =>
  ({
    ...{ id, name, nature: "政府", standard_order: id, people, aliases: [], former: [], tree_line: id, depth: 0 },
    ...{ parent: null, overseer: null, sector: "", area: "", tags: "", closed_on: null, successor: null },
    ...more,
  }) as unknown as UnitLine;

function show(table: Parameters<typeof fakeDoor>[0] = {}) {
  let units = [unit(1, "县委办公室"), unit(2, "县财政局", 3), unit(3, "县教育局"), unit(4, "城关镇")];
  const calls = fakeDoor({
    people: ({ text }: { text?: string }) =>
      PEOPLE.filter((each) => !text || `${each.name}${each.unit_name}${each.phone}`.includes(text)),
    units: () => units,
    person: ({ person: id }: { person: number }) => {
      const line = PEOPLE.find((each) => each.id === id) as PersonLine;
      const { unit_name, classes, hours, titles, ...person } = line;
      const each = { cohort: 1, title: titles, starts: "2026-03-09", ends: "2026-03-13", unit: unit_name, post: "" };
      const more = { rank: "", role: "", hours, decision: null, serial: null, changes: [], left: "" };
      const of = Array.from({ length: classes }, (_, index) => ({ ...each, ...more, trainee: index }));
      return { person, unit_name, tags: [], classes: of, hours };
    },
    sources: () => [],
    word_lists: () => ({ ethnicities: [], political: [], education: [], ranks: [], tags: ["后备干部"] }),
    order_units: ({ units: ids }: { units: number[] }) => {
      units = ids.map((id) => units.find((each) => each.id === id) as UnitLine);
      return { said: "调整了单位顺序" };
    },
    save_person: () => ({ said: "修改了张三的信息" }),
    add_unit: () => ({ said: "新增单位" }),
    save_unit: () => ({ said: "修改了单位" }),
    ...table,
  });
  render(
    <QueryClientProvider client={answers}>
      <People />
    </QueryClientProvider>,
  );
  return { of: (name: string) => calls.filter((each) => each.name === name).map((each) => each.request) };
}
const shown = (list: string, column: number) =>
  [...document.querySelectorAll(`[data-testid^=row-${list}-]`)].map((row) => row.children[column]?.textContent);

async function showUnits(table: Parameters<typeof fakeDoor>[0] = {}) {
  const it = show(table);
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("view-units"));
  const rows = await screen.findByTestId("rows-units");
  return { ...it, user, rows };
}

test("the office is asked for what is typed, once the typing rests", async () => {
  const { of } = show();
  const user = userEvent.setup();
  await user.type(await screen.findByTestId("search-people"), "1234");
  await waitFor(() => expect(shown("people", 0)).toEqual(["张三"]));
  expect(of("people")).toEqual([{}, { text: "1234" }]);
});

test("a field saves when left; the classes and hours stand below", async () => {
  const { of } = show();
  const user = userEvent.setup();
  await user.dblClick(await screen.findByText("张三"));
  expect((await screen.findByTestId("person-classes")).textContent).toBe("参加 2 个班，实到 42.5 学时：");
  await user.type(screen.getByTestId("field-birth"), "1985.3");
  await user.tab();
  await waitFor(() => expect(of("save_person")).toHaveLength(1));
  expect(of("save_person")[0]).toMatchObject({
    person: 1,
    entry: { name: "张三", unit: "县财政局", phone: "13900001234", birth: "1985-03" },
  });
});

test("a refusal stands beside its field and what was typed stays", async () => {
  show({ save_person: () => new Refuse({ say: "请填写姓名。", field: "name" }) });
  const user = userEvent.setup();
  await user.dblClick(await screen.findByText("李四"));
  await user.clear(await screen.findByTestId("field-name"));
  await user.tab();
  expect((await screen.findByTestId("refusal-name")).textContent).toBe("请填写姓名。");
});

const RIGHT = "110199198503120020";
const said = (more: object) => ({
  verdict: "正确",
  says: "校验正确：女，1985.03出生，41岁。",
  number: RIGHT,
  person: null,
  name: null,
  ...more,
});

test.each([
  ["nobody's", {}, "校验正确：女，1985.03出生，41岁。"],
  ["his own", { person: 2, name: "李四" }, "校验正确：女，1985.03出生，41岁。"],
  ["another's", { person: 9, name: "周静" }, /41岁。这个号码已登记在周静名下，请核对。$/],
])(
  "an ID number that is %s: left, it tells what it knows, and is saved without waiting for that",
  async (_, more, says) => {
    let tell = () => {};
    const { of } = show({
      check_id_number: () => new Promise((resolve) => (tell = () => resolve(said(more)))),
    });
    const user = userEvent.setup();
    await user.dblClick(await screen.findByText("李四"));
    await user.type(await screen.findByTestId("field-id_number"), RIGHT);
    expect(of("check_id_number")).toEqual([]);
    await user.tab();
    await waitFor(() => expect(of("save_person")).toHaveLength(1));
    expect(screen.queryByTestId("id-said")).toBeNull();
    await waitFor(() => expect(of("check_id_number")).toEqual([{ text: RIGHT }]));
    tell();
    const text = (await screen.findByTestId("id-said")).textContent;
    if (typeof says === "string") expect(text).toBe(says);
    else expect(text).toMatch(says);
  },
);

test("a number the office refuses to save is said to be another's once", async () => {
  const say = "这个身份证号已登记在周静（县财政局）名下，请核对。";
  show({
    save_person: () => new Refuse({ say, field: "id_number" }),
    check_id_number: () => said({ person: 9, name: "周静" }),
  });
  const user = userEvent.setup();
  await user.dblClick(await screen.findByText("李四"));
  await user.type(await screen.findByTestId("field-id_number"), RIGHT);
  await user.tab();
  await waitFor(() => expect(screen.getByTestId("refusal-id_number").textContent).toBe(say));
  expect((await screen.findByTestId("id-said")).textContent).toBe("校验正确：女，1985.03出生，41岁。");
});

test("an old ID number: the office's words stand beside it, and that of today is one click", async () => {
  const says = "是15位旧身份证号，升为18位应是110199198503120020。";
  const { of } = show({
    check_id_number: ({ text }: { text: string }) => (text === RIGHT ? said({}) : said({ verdict: "15位旧号", says })),
  });
  const user = userEvent.setup();
  await user.dblClick(await screen.findByText("李四"));
  await user.type(await screen.findByTestId("field-id_number"), "110199850312002");
  await user.tab();
  await waitFor(() => expect(screen.getByTestId("refusal-id_number").textContent).toBe(says));
  expect(of("save_person")).toEqual([]);
  await user.click(await screen.findByTestId("take-id"));
  await waitFor(() => expect(of("save_person")).toMatchObject([{ entry: { id_number: RIGHT } }]));
  expect((screen.getByTestId("field-id_number") as HTMLInputElement).value).toMatch(/^110199.{8}0020$/);
  expect(screen.queryByTestId("refusal-id_number")).toBeNull();
});

test("other fields are saved while a wrong ID number stands in its own", async () => {
  const { of } = show({ check_id_number: () => said({ verdict: "位数不对", says: "少一位。", number: null }) });
  const user = userEvent.setup();
  await user.dblClick(await screen.findByText("李四"));
  await user.type(await screen.findByTestId("field-id_number"), "11019919850312002");
  await user.type(screen.getByTestId("field-post"), "股长");
  await user.tab();
  await waitFor(() => expect(of("save_person")).toMatchObject([{ entry: { post: "股长", id_number: null } }]));
  expect(screen.getByTestId("refusal-id_number").textContent).toBe("少一位。");
});

test("a tag is given from a month on, ended and taken away", async () => {
  const { of } = show({
    person: () => ({
      ...{ person: PEOPLE[1], unit_name: "县教育局", classes: [], hours: 0 },
      tags: [{ id: 9, person: 2, tag: "村干部", since: "2020-01", until: null }],
    }),
    tag_person: () => ({ said: "标签" }),
    untag_person: () => ({ said: "标签" }),
  });
  const user = userEvent.setup();
  await user.dblClick(await screen.findByText("李四"));
  expect((await screen.findByTestId("tag-9")).textContent).toContain("村干部2020.01—");
  await user.type(screen.getByTestId("field-tag"), "后备干部{Enter}");
  await user.type(screen.getByTestId("field-since"), "2024.3");
  await user.tab();
  await user.click(await screen.findByTestId("add-tag"));
  await waitFor(() => expect(of("tag_person")).toEqual([{ person: 2, tag: "后备干部", since: "2024-03" }]));
  await user.click(screen.getByText("到此为止"));
  await waitFor(() => expect(of("tag_person")[1]).toMatchObject({ person: 2, tag: "村干部", since: "2020-01" }));
  await user.click(screen.getByTestId("untag-9"));
  await waitFor(() => expect(of("untag_person")).toEqual([{ tag: 9 }]));
});

test("two records of one person become one; what comes of both is said before", async () => {
  const { of } = show({ merge_people: () => ({ said: "合并" }) });
  const user = userEvent.setup();
  await user.dblClick(await screen.findByText("张三"));
  await user.click(await screen.findByTestId("merge-person"));
  const box = screen.getByTestId("field-into").querySelector("input") as HTMLInputElement;
  fireEvent.mouseDown(box);
  fireEvent.change(box, { target: { value: "李" } });
  await user.click(await screen.findByText("李四（县教育局）", { selector: ".ant-select-item-option-content" }));
  expect(screen.getByTestId("merge-people-says").textContent).toContain("2 个班的经历和学时");
  await user.click(screen.getByTestId("agree"));
  await waitFor(() => expect(of("merge_people")).toEqual([{ from: 1, into: 2 }]));
});

test("pairs that look like one person are made one, or told apart", async () => {
  const pair = (one: number, other: number) => ({
    ...{ one: person(one, "王敏", "县财政局"), other: person(other, "王敏", "县教育局"), why: "同名，手机相同" },
  });
  const { of } = show({
    likely_same: () => [pair(1, 2), pair(3, 4)],
    merge_people: () => ({ said: "合并" }),
    not_same: () => ({ said: "不是同一人" }),
  });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("view-likely"));
  await user.click(await screen.findByTestId("keep-2"));
  await waitFor(() => expect(of("merge_people")).toEqual([{ from: 1, into: 2 }]));
  await user.click(screen.getByTestId("not-same-3-4"));
  await waitFor(() => expect(of("not_same")).toEqual([{ one: 3, other: 4 }]));
});

test("Alt+↑ moves a unit up; a run of moves is one operation", async () => {
  const { of, user, rows } = await showUnits();
  rows.focus();
  await user.keyboard("{End}{Alt>}{ArrowUp}{ArrowUp}{/Alt}");
  expect(shown("units", 2)).toEqual(["县委办公室", "城关镇", "县财政局", "县教育局"]);
  expect(shown("units", 1)).toEqual(["1", "2", "3", "4"]);
  await waitFor(() => expect(of("order_units")).toEqual([{ units: [1, 4, 2, 3] }]));
});

test("a unit is dragged to its place; Esc lets it go back", async () => {
  const { of } = await showUnits();
  const over = vi.spyOn(document, "elementFromPoint");
  const pass = (id: number) => {
    over.mockReturnValue(screen.getByTestId(`row-units-${id}`));
    fireEvent.pointerMove(window, { clientX: 300, clientY: 300 });
  };
  fireEvent.pointerDown(screen.getByTestId("grip-1"));
  pass(3);
  expect(shown("units", 2)).toEqual(["县财政局", "县教育局", "县委办公室", "城关镇"]);
  fireEvent.keyDown(window, { key: "Escape" });
  expect(shown("units", 2)).toEqual(["县委办公室", "县财政局", "县教育局", "城关镇"]);
  fireEvent.pointerDown(screen.getByTestId("grip-1"));
  pass(2);
  fireEvent.pointerUp(window);
  await waitFor(() => expect(of("order_units")).toEqual([{ units: [2, 1, 3, 4] }]));
});

test("the place is typed; what it is is saved whole; one with people is not removed", async () => {
  const { of, user } = await showUnits();
  await user.dblClick(screen.getByText("县财政局"));
  const place = screen.getByTestId("field-standard_order");
  await user.clear(place);
  await user.type(place, "4{Enter}");
  await waitFor(() => expect(of("order_units")).toEqual([{ units: [1, 3, 4, 2] }]));
  await user.type(screen.getByTestId("field-sector"), "财经{Enter}");
  await waitFor(() =>
    expect(of("save_unit")).toMatchObject([{ id: 2, name: "县财政局", nature: "政府", sector: "财经", parent: null }]),
  );
  expect((screen.getByTestId("remove-unit") as HTMLButtonElement).disabled).toBe(true);
});

test("a new unit; a name that is taken is refused beside it", async () => {
  const { user } = await showUnits({
    add_unit: () => new Refuse({ say: "已经有单位「县财政局」了。请直接使用，或换一个名称。", field: "name" }),
  });
  await user.click(screen.getByTestId("new-unit"));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("field-name")));
  await user.keyboard("县财政局{Enter}");
  expect((await screen.findByTestId("refusal-name")).textContent).toContain("已经有单位");
});

test("a name that was wrong is put right; one that a 机构改革 changed has a day, and it is said what comes of it", async () => {
  const { of, user } = await showUnits({ rename_unit: () => ({ said: "更名" }) });
  await user.dblClick(screen.getByText("县财政局"));
  await user.click(screen.getByTestId("rename-unit"));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("field-name")));
  await user.clear(screen.getByTestId("field-name"));
  await user.type(screen.getByTestId("field-name"), "县财政和国资局");
  expect(screen.getByTestId("rename-says").textContent).toContain("名册上仍是「县财政局」");
  await user.click(screen.getByText("原来的名称写错了"));
  expect(screen.getByTestId("rename-says").textContent).toContain("以前的名册再打印时也用「县财政和国资局」");
  await user.click(screen.getByTestId("agree"));
  await waitFor(() => expect(of("rename_unit")).toEqual([{ unit: 2, name: "县财政和国资局", on: null }]));
});

test("two units become one: what goes where is said before", async () => {
  const { of, user } = await showUnits({ merge_units: () => ({ said: "合并" }) });
  await user.dblClick(screen.getByText("县财政局"));
  await user.click(screen.getByTestId("merge-unit"));
  await user.click(await screen.findByTestId("agree"));
  expect((await screen.findByTestId("refusal-into")).textContent).toBe("请选择合并到哪个单位。");
  fireEvent.mouseDown(screen.getByTestId("field-into").querySelector("input") as Element);
  await user.click(await screen.findByText("县教育局", { selector: ".ant-select-item-option-content" }));
  expect(screen.getByTestId("merge-says").textContent).toContain(
    "它的 3 人，各班的名册、名额和收到的文件，都转到「县教育局」",
  );
  await user.click(screen.getByTestId("agree"));
  await waitFor(() => expect(of("merge_units")).toEqual([{ from: 2, into: 3, on: null }]));
});

test("other names are added and taken away beside the unit", async () => {
  const { of, user } = await showUnits({
    units: () => [unit(1, "县财政局", 0, { aliases: [{ id: 7, name: "财政局" }] as never })],
    add_unit_name: () => ({ said: "又称" }),
    remove_unit_name: () => ({ said: "不再有别名" }),
  });
  await user.dblClick(screen.getByText("县财政局"));
  await user.type(screen.getByTestId("field-alias"), "某县财政局{Enter}");
  await waitFor(() => expect(of("add_unit_name")).toEqual([{ unit: 1, name: "某县财政局" }]));
  await user.click(screen.getByTestId("remove-name-7"));
  await waitFor(() => expect(of("remove_unit_name")).toEqual([{ name: 7 }]));
});

test("in the tree Alt+→ puts a unit under the one above it, Alt+← takes it out; closed ones are shown when asked for", async () => {
  const tree = [
    unit(1, "县教育局"),
    unit(3, "教师进修学校", 0, { tree_line: 3 }),
    unit(2, "县一中", 0, { tree_line: 2, depth: 1, parent: 1 as never }),
    unit(4, "县物价局", 0, { tree_line: 4, closed_on: "2025-03-01" }),
  ];
  const { of, user, rows } = await showUnits({ units: () => tree });
  expect(screen.queryByText("县物价局")).toBeNull();
  await user.click(screen.getByTestId("show-closed"));
  expect(screen.getByText("县物价局")).toBeTruthy();
  await user.click(screen.getByTestId("show-closed"));
  await user.click(screen.getByTestId("units-by-tree"));
  expect(shown("units", 1)).toEqual(["县教育局", "└ 县一中", "教师进修学校"]);
  rows.focus();
  await user.keyboard("{End}{Alt>}{ArrowRight}{/Alt}{ArrowUp}{Alt>}{ArrowLeft}{/Alt}");
  await waitFor(() =>
    expect(of("save_unit")).toMatchObject([
      { id: 3, parent: 1 },
      { id: 2, parent: null },
    ]),
  );
});

test("a workbook of units: what it would change is shown, then written in one step", async () => {
  const report = {
    ...{ file: "单位名录.xlsx", fingerprint: "f1", sheet: "单位", absent: ["县物价局"], reordered: true },
    units: [
      { row: 2, name: "县委办公室", fate: "不变", changes: [] },
      { row: 3, name: "县审计局", fate: "新增", changes: [] },
    ],
    doubts: [{ row: 3, cell: "B3", read: "机关", why: "不是登记的性质，记为其他。" }],
  };
  const { of, user } = await showUnits({
    pick_files: () => ["/mnt/u/单位名录.xlsx"],
    check_units: () => report,
    import_units: () => ({ said: "导入单位" }),
  });
  await user.click(screen.getByTestId("import-units"));
  expect((await screen.findByTestId("row-units-seen-3")).textContent).toContain("B3「机关」不是登记的性质，记为其他。");
  expect(screen.getByTestId("units-counts").textContent).toContain("新增 1 个");
  expect(of("import_units")).toEqual([]);
  await user.keyboard("{F9}");
  await waitFor(() => expect(of("import_units")).toEqual([{ file: "/mnt/u/单位名录.xlsx", fingerprint: "f1" }]));
  await screen.findByTestId("rows-units");
});

test("the register of units is saved as a workbook", async () => {
  const { of, user } = await showUnits({
    paper: () => ({ file_name: "单位名录.xlsx", base64: "eA==" }),
    save_as: () => "/mnt/u/单位名录.xlsx",
  });
  await user.click(screen.getByTestId("excel-units"));
  await waitFor(() => expect(of("save_as")).toEqual([{ name: "单位名录.xlsx", base64: "eA==" }]));
  expect(of("paper")).toMatchObject([{ paper: "units-book" }]);
});
