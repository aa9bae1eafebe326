// A list is walked, searched and sorted without a mouse.

import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { type Column, List } from ".";

interface Row {
  id: number;
  name: string;
  hours: number | null;
}
const rows: Row[] = [
  { id: 1, name: "王芳", hours: 4 },
  { id: 2, name: "丁一", hours: null },
  { id: 3, name: "李四光", hours: 12 },
];
const columns: Column<Row>[] = [
  { key: "name", title: "姓名", of: (row) => row.name },
  { key: "hours", title: "学时", of: (row) => row.hours, figure: true },
];
const shownNames = () => [...document.querySelectorAll("tbody tr td:first-child")].map((cell) => cell.textContent);

function show(more: Partial<Parameters<typeof List<Row>>[0]> = {}) {
  const opened: number[] = [];
  render(
    <List
      name="people"
      rows={rows}
      columns={columns}
      id={(row) => row.id}
      onOpen={(row) => opened.push(row.id)}
      search="查找姓名"
      empty={{ say: "这里放人员。", button: "添加人员" }}
      {...more}
    />,
  );
  return opened;
}

test("arrows move, Enter opens, and the ends hold", async () => {
  const opened = show();
  const user = userEvent.setup();
  screen.getByTestId("rows-people").focus();
  await user.keyboard("{ArrowDown}{ArrowDown}{Enter}");
  expect(opened).toEqual([2]);
  await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}{Enter}{Home}{ArrowUp}{Enter}");
  expect(opened).toEqual([2, 3, 1]);
});

test("the search box narrows the rows, and Enter opens the first found", async () => {
  const opened = show();
  await userEvent.setup().type(screen.getByTestId("search-people"), "李{Enter}");
  expect(shownNames()).toEqual(["李四光"]);
  expect(opened).toEqual([3]);
});

test("the screen's own keys come before the list's, with the row they are pressed on", async () => {
  const taken: (string | undefined)[] = [];
  const opened = show({
    onKey: (event, row) => {
      if (!event.altKey || event.key !== "ArrowDown") return;
      event.preventDefault();
      taken.push(row?.name);
    },
  });
  const user = userEvent.setup();
  screen.getByTestId("rows-people").focus();
  await user.keyboard("{ArrowDown}{Alt>}{ArrowDown}{/Alt}{Enter}");
  expect(taken).toEqual(["王芳"]);
  expect(opened).toEqual([1]);
});

test("where the office searches, the list shows what it is given", async () => {
  const asked: string[] = [];
  show({ asked: { text: "李", onSearch: (text) => asked.push(text) } });
  expect(shownNames()).toEqual(["王芳", "丁一", "李四光"]);
  await userEvent.setup().type(screen.getByTestId("search-people"), "四");
  expect(asked).toEqual(["李四"]);
});

test("nothing found says so", async () => {
  show();
  await userEvent.setup().type(screen.getByTestId("search-people"), "赵");
  expect(screen.getByText("没有找到「赵」。")).toBeTruthy();
});

test("a header sorts up, down, then back to the office's own order; what is empty stays last", async () => {
  show();
  const header = screen.getByTestId("sort-people-hours");
  fireEvent.click(header);
  expect(shownNames()).toEqual(["王芳", "李四光", "丁一"]);
  fireEvent.click(header);
  expect(shownNames()).toEqual(["李四光", "王芳", "丁一"]);
  fireEvent.click(header);
  expect(shownNames()).toEqual(["王芳", "丁一", "李四光"]);
});

test("an empty list says what belongs here and begins it", async () => {
  let begun = 0;
  show({ rows: [], empty: { say: "这里放人员。", button: "添加人员", onBegin: () => begun++ } });
  expect(screen.getByText("这里放人员。")).toBeTruthy();
  await userEvent.setup().click(screen.getByTestId("begin"));
  expect(begun).toBe(1);
});

test("a long list draws only what is in sight", () => {
  const many = Array.from({ length: 5000 }, (_, index) => ({ id: index, name: `人${index}`, hours: index }));
  show({ rows: many });
  expect(document.querySelectorAll("tbody tr").length).toBeLessThan(120);
  expect(screen.getByText("共 5000 条")).toBeTruthy();
});

test("what an input method is still composing is not searched, and Esc then is the input method's", async () => {
  show();
  const box = screen.getByTestId("search-people") as HTMLInputElement;
  box.focus();
  fireEvent.compositionStart(box);
  fireEvent.change(box, { target: { value: "li's" } });
  expect(box.value).toBe("li's");
  expect(shownNames()).toEqual(["王芳", "丁一", "李四光"]);
  fireEvent.keyDown(box, { key: "Escape", isComposing: true });
  expect(document.activeElement).toBe(box);
  fireEvent.change(box, { target: { value: "李四" } });
  fireEvent.compositionEnd(box);
  expect(box.value).toBe("李四");
  expect(shownNames()).toEqual(["李四光"]);
});

test("each new goTo takes the keys to its row, out of a search and a header's sort", async () => {
  const list = (goTo?: { row: number }) => (
    <List name="people" rows={rows} columns={columns} id={(row) => row.id} search="" empty={{ say: "" }} goTo={goTo} />
  );
  const { rerender } = render(list());
  const user = userEvent.setup();
  await user.click(screen.getByTestId("sort-people-hours"));
  await user.click(screen.getByTestId("sort-people-hours"));
  await user.type(screen.getByTestId("search-people"), "丁一");
  rerender(list({ row: 3 }));
  expect(shownNames()).toEqual(["王芳", "丁一", "李四光"]);
  expect(document.querySelector("tr.current")?.textContent).toContain("李四光");
  expect(document.activeElement).toBe(screen.getByTestId("rows-people"));
});

test("the menu key opens the current row's menu", async () => {
  const chosen: string[] = [];
  show({ menu: (row) => [{ word: "改名", onChoose: () => chosen.push(row.name) }] });
  const user = userEvent.setup();
  const box = screen.getByTestId("rows-people");
  box.focus();
  await user.keyboard("{ArrowDown}{ArrowDown}{ContextMenu}");
  fireEvent.contextMenu(box); // what the window makes of that key
  await user.click(await screen.findByText("改名"));
  expect(chosen).toEqual(["丁一"]);
});
