// A register from Excel: what it would change is shown, and only what was shown is written.

import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { EntryFate, EntrySeen, RegisterReport } from "../door";
import { fakeDoor } from "../door/fake";
import { FakeFrame } from "../frame/fake";
import { RegisterImport } from "./RegisterImport";

const entry = (row: number, fate: EntryFate, name: string, changes: string[] = []): EntrySeen => ({
  row,
  fate,
  name,
  changes,
});

function open(entries: EntrySeen[], more: Partial<RegisterReport> = {}) {
  const report: RegisterReport = {
    register: "授课人",
    file: "师资.xlsx",
    fingerprint: "f00d",
    sheet: "师资库",
    entries,
    doubts: [],
    absent: [],
    entered: [],
    unknown: [],
    ...more,
  };
  const calls = fakeDoor({
    check_register: () => report,
    import_register: () => ({ said: "从「师资.xlsx」导入授课人：新增1名" }),
  });
  const onLeave = vi.fn();
  render(
    <FakeFrame>
      <RegisterImport register="授课人" file="/u/师资.xlsx" heads="姓名、单位" onLeave={onLeave} />
    </FakeFrame>,
  );
  return { calls, onLeave, user: userEvent.setup() };
}

test("shows what becomes of every row, what cannot be told and what is not read, and writes just that file", async () => {
  const { calls, onLeave, user } = open(
    [
      entry(4, "新增", "王芳", ["单位：县委党校"]),
      entry(5, "修改", "李明", ["职务：（空） → 局长"]),
      entry(6, "看不懂", "李明"),
      entry(7, "不变", "赵新"),
    ],
    {
      doubts: [{ row: 6, cell: "B6", read: "李明", why: "与第5行是同一个授课人，这一行没有采用。" }],
      entered: ["专题《县情》"],
      absent: ["周远"],
      unknown: ["开户行"],
    },
  );
  await screen.findByText("职务：（空） → 局长");
  expect(screen.getByTestId("register-counts").textContent).toBe("新增 1 名修改 1 名看不懂 1 名不变 1 名");
  expect(screen.getByText("B6「李明」与第5行是同一个授课人，这一行没有采用。")).toBeTruthy();
  expect(screen.getByTestId("register-unknown").textContent).toContain("开户行");
  expect(screen.getByText(/将登记 专题《县情》/)).toBeTruthy();
  expect(screen.getByText(/文件里没有的 1 个保留： 周远/)).toBeTruthy();
  expect(calls.some((call) => call.name === "import_register")).toBe(false);
  await user.keyboard("{F9}");
  await waitFor(() => expect(onLeave).toHaveBeenCalled());
  expect(calls.find((call) => call.name === "import_register")?.request).toEqual({
    register: "授课人",
    file: "/u/师资.xlsx",
    fingerprint: "f00d",
  });
});

test("what is in the register already is not written once more", async () => {
  const { calls, user } = open([entry(4, "不变", "王芳")]);
  const button = await screen.findByTestId("register-write");
  await waitFor(() => expect(button.getAttribute("title")).toBe("文件和现在的授课人一样，没有要写入的"));
  await user.keyboard("{F9}");
  expect(calls.some((call) => call.name === "import_register")).toBe(false);
});
