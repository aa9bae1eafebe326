// 帮助: one text in the program and in the file beside it, reachable by every way, with this PC's own folders.

import { readFileSync, writeFileSync } from "node:fs";
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { answers } from "../door";
import { fakeDoor } from "../door/fake";
import { Frame } from "../frame/Frame";
import { go, placeAt } from "../frame/place";
import { SECTIONS } from "./sections";
import { manual, wrap } from "./text";

const FILE = "../src-tauri/windows/使用说明.txt";

function show(table: Parameters<typeof fakeDoor>[0] = {}) {
  const calls = fakeDoor({
    cohorts: () => [],
    places: () => ({ books: "班务.db", copies: "备份" }),
    who: () => "王敏",
    ...table,
  });
  render(
    <QueryClientProvider client={answers}>
      <Frame school="中共某某县委党校" />
    </QueryClientProvider>,
  );
  return calls;
}

test("the file beside the program says what the page says (BANWU_WRITE=1 writes it)", () => {
  if (process.env.BANWU_WRITE) writeFileSync(FILE, manual());
  expect(readFileSync(FILE, "utf8")).toBe(manual());
});

test("Notepad of any age shows it: byte order mark, Windows' line ends, no line wider than the screen", () => {
  const text = manual();
  expect(text.startsWith("\uFEFF班务通")).toBe(true);
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  const wide = text.split("\r\n").filter((line) => [...line].length > 76);
  expect(wide).toEqual([]);
});

test("nothing is lost in wrapping, and no line begins with a comma or ends with an opening quote", () => {
  const plain = (text: string) => text.replace(/\s/g, "");
  for (const { body } of SECTIONS) {
    for (const piece of body) {
      for (const line of typeof piece === "string" ? [piece] : "steps" in piece ? piece.steps : []) {
        expect(plain(wrap(line, "  ").join("\n"))).toBe(plain(line));
      }
    }
  }
  for (const line of manual().split("\r\n")) expect(line.trim()).not.toMatch(/^[，。、；：？！）》”]|[“（《]$/);
});

test("a path or a file's name is never broken in two", () => {
  const text = manual();
  for (const whole of ["MicrosoftEdgeWebView2RuntimeInstallerX64.exe", "%LOCALAPPDATA%\\Programs\\Banwu"]) {
    expect(text).toContain(whole);
  }
});

test("the sections the office needs are there, each once", () => {
  const keys = SECTIONS.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of "install webview2 data stick move portable upgrade remove two print selftest keys".split(" ")) {
    expect(keys).toContain(key);
  }
});

test("F1, then one click, opens the whole manual and closes the panel", async () => {
  show();
  const user = userEvent.setup();
  await user.keyboard("{F1}");
  await user.click(await screen.findByTestId("whole-help"));
  expect(placeAt(window.location.hash)).toEqual({ at: "help" });
  expect((await screen.findByTestId("help-move")).textContent).toContain("双击U盘上那个 .banwu 文件");
});

test("Ctrl+K finds a section by a word of its title", async () => {
  show({ search: () => [] });
  const user = userEvent.setup();
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByTestId("palette-input"), "换电脑");
  await waitFor(() => expect(screen.getByTestId("palette-0").textContent).toBe("换电脑帮助"));
  await user.keyboard("{Enter}");
  expect(placeAt(window.location.hash)).toEqual({ at: "help", section: "move" });
});

test("the data of this PC are shown where they are", async () => {
  go({ at: "help", section: "data" });
  const books = "C:\\Users\\王敏\\AppData\\Roaming\\Banwu\\banwu.db";
  const copies = "C:\\Users\\王敏\\AppData\\Roaming\\Banwu\\备份";
  const calls = show({ places: () => ({ books, copies }), reveal: () => null });
  const [first, second] = (await screen.findByTestId("this-pc")).querySelectorAll("b");
  expect([first?.textContent, second?.textContent]).toEqual([books, copies]);
  await userEvent.setup().click(screen.getByTestId("show-data"));
  await waitFor(() => expect(calls.find((each) => each.name === "reveal")?.request).toEqual({ path: books }));
});
