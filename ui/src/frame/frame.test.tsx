// The frame: addresses, keys, and the bar at the bottom.

import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { answers, type CohortId, tell } from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { Frame } from "./Frame";
import { above, address, type Place, placeAt } from "./place";

const three = 3 as CohortId;

test.each<[Place, string]>([
  [{ at: "workbench" }, "#/workbench"],
  [{ at: "cohort", cohort: three, tab: "timetable" }, "#/cohort?cohort=3&tab=timetable"],
  [{ at: "cohort", cohort: three, tab: "rollcall", session: 41 }, "#/cohort?cohort=3&tab=rollcall&session=41"],
])("a place has an address and the address leads back", (place, hash) => {
  expect(address(place)).toBe(hash);
  expect(placeAt(hash)).toEqual(place);
});

test("an empty address is the workbench, and Esc climbs one level at a time", () => {
  expect(placeAt("")).toEqual({ at: "workbench" });
  expect(above({ at: "cohort", cohort: three, tab: "rollcall", session: 41 })).toEqual({
    at: "cohort",
    cohort: three,
    tab: "rollcall",
  });
  expect(above({ at: "cohort", cohort: three, tab: "rollcall" })).toEqual({ at: "cohorts" });
  expect(above({ at: "cohorts" })).toEqual({ at: "workbench" });
});

function show() {
  render(
    <QueryClientProvider client={answers}>
      <Frame school="中共某某县委党校" />
      <input data-testid="elsewhere" />
    </QueryClientProvider>,
  );
}

test("Ctrl+Z undoes and Ctrl+Y redoes, but not while text is being typed", async () => {
  const calls = fakeDoor({
    cohorts: () => [],
    undo: () => ({ said: "已撤销：改名" }),
    redo: () => ({ said: "已恢复：改名" }),
  });
  show();
  const user = userEvent.setup();
  await user.keyboard("{Control>}z{/Control}");
  await waitFor(() => expect(screen.getByTestId("said").textContent).toBe("已撤销：改名"));
  await user.keyboard("{Control>}y{/Control}");
  await waitFor(() => expect(screen.getByTestId("said").textContent).toBe("已恢复：改名"));
  const before = calls.filter((each) => each.name === "undo").length;
  await user.type(screen.getByTestId("elsewhere"), "字{Control>}z{/Control}");
  expect(calls.filter((each) => each.name === "undo").length).toBe(before);
});

test("a change is said at the bottom, and its undo is one click; a refusal is said in its place", async () => {
  fakeDoor({
    cohorts: () => [],
    set_school: () => ({ said: "学校名称改为「某某区委党校」" }),
    undo: () => new Refuse({ say: "没有可以撤销的操作。" }),
  });
  show();
  expect(screen.queryByTestId("undo")).toBeNull();
  await act(() => tell("set_school", { name: "某某区委党校" }));
  expect(screen.getByTestId("said").textContent).toBe("学校名称改为「某某区委党校」");
  await userEvent.setup().click(screen.getByTestId("undo"));
  await waitFor(() => expect(screen.getByTestId("said").textContent).toBe("没有可以撤销的操作。"));
});

test("Ctrl+K finds a class by a few characters and goes there", async () => {
  const hit = (id: number, name: string) => ({ found: "班次", id, name, about: "2026-03-09", cohort: id });
  const all = [hit(3, "第3期中青年干部培训班"), hit(4, "科级干部任职培训班")];
  fakeDoor({ search: ({ text }) => all.filter((each) => each.name.includes(text)) });
  show();
  const user = userEvent.setup();
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByTestId("palette-input"), "中青");
  await waitFor(() => expect(screen.getByTestId("palette-0").textContent).toContain("第3期中青年干部培训班"));
  await user.keyboard("{Enter}");
  expect(placeAt(window.location.hash)).toEqual({ at: "cohort", cohort: 3, tab: "overview" });
});

/** Ctrl+K over answers that come when they are let go. */
async function searching() {
  const asked: { text: string; answer: (names: readonly string[]) => void }[] = [];
  fakeDoor({
    cohorts: () => [],
    search: ({ text }) =>
      new Promise((resolve) => {
        const hit = (name: string, index: number) => ({ found: "人员", id: index + 1, name, about: "", cohort: null });
        asked.push({ text, answer: (names) => resolve(names.map(hit)) });
      }),
  });
  show();
  const user = userEvent.setup();
  await user.keyboard("{Control>}k{/Control}");
  const input = (await screen.findByTestId("palette-input")) as HTMLInputElement;
  const answer = (text: string, ...names: string[]) =>
    act(async () => asked.findLast((each) => each.text === text)?.answer(names));
  return { asked, user, input, answer, list: () => document.querySelector(".palette ul") as HTMLElement };
}

test("Ctrl+K: while the next answer is on its way, the old one stays and is dim; nothing is said to be missing", async () => {
  const { user, input, answer, list } = await searching();
  await user.type(input, "q"); // in no command's name
  expect(list().textContent).toBe("");
  await answer("q", "王敏", "韦明");
  await waitFor(() => expect(list().textContent).toContain("韦明"));
  expect(list().className).toBe("");
  await user.type(input, "angm");
  expect(list().textContent).toContain("韦明");
  expect(list().className).toBe("stale");
  await answer("qangm", "王敏");
  await waitFor(() => expect(list().className).toBe(""));
  expect(list().textContent).not.toContain("韦明");
  await user.type(input, "x");
  await answer("qangmx");
  await waitFor(() => expect(list().textContent).toContain("没有找到「qangmx」"));
});

test("Ctrl+K: Enter before the answer waits for it and takes its first", async () => {
  const { user, input, answer } = await searching();
  await user.type(input, "w");
  await answer("w", "韦明");
  await screen.findByText("韦明");
  await user.type(input, "ang{Enter}");
  expect(placeAt(window.location.hash)).toEqual({ at: "workbench" });
  await answer("wang", "王敏", "王芳");
  await waitFor(() => expect(placeAt(window.location.hash)).toMatchObject({ at: "person", find: "王敏" }));
});

test("Ctrl+K: half-typed pinyin of an input method is not searched", async () => {
  const { asked, input } = await searching();
  fireEvent.compositionStart(input);
  fireEvent.change(input, { target: { value: "wang'min" } });
  expect(input.value).toBe("wang'min");
  fireEvent.change(input, { target: { value: "王敏" } });
  fireEvent.compositionEnd(input);
  await waitFor(() => expect(asked.map((each) => each.text)).toEqual(["王敏"]));
});

test.each([
  ["王", "王敏", "王", ""],
  ["wm", "王敏", undefined, "拼音"],
  ["1234", "王敏", undefined, "尾号"],
  ["002x", "王敏", undefined, "尾号"],
  ["MIN", "Mina·阿敏", "Min", ""],
])("Ctrl+K %s finds %s: %s in bold, by %s", async (text, name, bold, by) => {
  const { user, input, answer } = await searching();
  await user.type(input, text);
  await answer(text, name);
  await waitFor(() => expect(screen.getByTestId("palette-0").textContent).toContain(name));
  const hit = screen.getByTestId("palette-0");
  expect(hit.querySelector("b")?.textContent).toBe(bold);
  expect(hit.querySelector(".by")?.textContent ?? "").toBe(by);
});

test.each([
  ["zs", { name: "王张三", mark: [1, 3] }, "王张三", "张三"],
  ["z", { name: "魏𠅤张", mark: [2, 3] }, "魏𠅤张", "张"],
  ["财政", { name: "县财政和国资局", through: "财政局", mark: [0, 2] }, "财政局 › 县财政和国资局", "财政"],
])("Ctrl+K %s: what was sought is in bold where the office says", async (text, hit, word, bold) => {
  fakeDoor({
    cohorts: () => [],
    search: () => [{ found: "人员", id: 1, about: "", cohort: null, through: null, ...hit }],
  });
  show();
  const user = userEvent.setup();
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByTestId("palette-input"), text);
  await waitFor(() => expect(screen.getByTestId("palette-0").textContent).toContain(word));
  expect(screen.getByTestId("palette-0").querySelector("b")?.textContent).toBe(bold);
});

test("F1 opens this screen's help", async () => {
  fakeDoor({ cohorts: () => [] });
  show();
  await userEvent.setup().keyboard("{F1}");
  expect(await screen.findByText("处处可用的键")).toBeTruthy();
});

test("who signs stands at the top right, and what belongs to this PC is behind it", async () => {
  fakeDoor({ cohorts: () => [], who: () => "王敏" });
  show();
  const user = userEvent.setup();
  expect((await screen.findByTestId("who")).textContent).toBe("王敏");
  await user.click(screen.getByTestId("who"));
  await user.click(await screen.findByText("换操作人"));
  expect(placeAt(window.location.hash)).toEqual({ at: "setting", tab: "who" });
});

test("a window that does not know who signs shows no name", async () => {
  const calls = fakeDoor({ cohorts: () => [] });
  show();
  await waitFor(() => expect(calls.some((each) => each.name === "who")).toBe(true));
  expect(screen.queryByTestId("who")).toBeNull();
});
