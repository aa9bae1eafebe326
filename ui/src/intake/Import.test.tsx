// The doubts of a file: nothing is written until each is answered, and what is written is what was answered.

import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { CohortId, Doubt, RosterReport } from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { FakeFrame } from "../frame/fake";
import { BLANK } from "../person/words";
import { Import } from "./Import";

const doubt = (row: number, field: Doubt["field"], more: Partial<Doubt>): Doubt => ({
  row,
  field,
  also: [],
  column: "D",
  cell: `D${row}`,
  kind: "身份证号有误",
  name: "王芳",
  read: "110199850612123",
  advice: "留空",
  why: "身份证号校验不符。",
  choices: ["采用建议", "改为", "不录此人"],
  ...more,
});
const person = (row: number, name: string, cleaned: RosterReport["rows"][number]["cleaned"] = []) => ({
  row,
  entry: { ...BLANK, name, unit: "县财政局" },
  rank: "",
  group: "",
  cleaned,
  sure: true,
});

const DOUBTS: Doubt[] = [
  doubt(3, "身份证号", {}),
  doubt(4, "单位", {
    kind: "单位名称相近",
    also: [5],
    read: "财政局",
    advice: "改为",
    suggest: "县财政局",
    choices: ["采用建议", "保留原文", "改为", "留空"],
  }),
  doubt(5, "身份证号", {}),
  doubt(6, "身份证号", {}),
];

function show({ doubts = DOUBTS, write = () => ({ said: "导入名册 4 人", added: 4, trainees: [] }) as unknown } = {}) {
  let left = false;
  const report: RosterReport = {
    file: "县财政局.xlsx",
    fingerprint: "f00d",
    sheet: "名单",
    other_sheets: ["备份"],
    header_rows: [2],
    columns: [
      { letter: "B", heading: "名字", field: "姓名" },
      { letter: "K", heading: "饮食习惯" },
    ],
    rows: [
      person(3, "邵静", [{ field: "姓名", from: "邵　静", to: "邵静" }]),
      person(4, "李四"),
      person(5, "王五"),
      person(6, "赵六"),
    ],
    doubts,
    refused: [{ row: 7, cell: "B7", read: "？？", why: "姓名没写出来。" }],
    skipped: [{ row: 9, cell: "", read: "合计 4 人", why: "合计行。" }],
    counts: { people: 4, sure: 0, doubtful: 4, doubts: doubts.length, refused: 1, skipped: 1 },
  };
  const calls = fakeDoor({ check_roster: () => report, import_roster: write });
  render(
    <FakeFrame>
      <Import
        cohort={3 as CohortId}
        file="/mnt/u/县财政局.xlsx"
        onLeave={() => {
          left = true;
        }}
        onPick={() => undefined}
      />
    </FakeFrame>,
  );
  return {
    written: () => calls.filter((each) => each.name === "import_roster").map((each) => each.request),
    left: () => left,
  };
}
const button = (id: string) => screen.getByTestId(id) as HTMLButtonElement;

test("the head counts, names what was not read, and nothing can be written while a doubt is open", async () => {
  const { written } = show();
  const user = userEvent.setup();
  expect((await screen.findByTestId("import-counts")).textContent).toBe(
    "可直接采用 0 人疑问 4 处不能录入 1 行跳过 1 行",
  );
  expect(screen.getByTestId("import-columns").textContent).toContain("没有读的栏目：K「饮食习惯」");
  expect(button("import-write").disabled).toBe(true);
  expect(button("doubt-0-1").getAttribute("aria-checked")).toBe("false"); // advised is not answered
  await user.keyboard("{F9}");
  expect(written()).toEqual([]);
});

test("answered one by one, for the whole kind, and with a value of one's own", async () => {
  const { written, left } = show();
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("doubt-0-1"));
  await user.click(screen.getByTestId("doubt-0-alike"));
  expect(button("doubt-3-1").getAttribute("aria-checked")).toBe("true");
  expect(screen.getByTestId("view-doubts").textContent).toBe("疑问 1/4");
  await user.click(screen.getByTestId("doubt-1-3"));
  const value = screen.getByTestId("doubt-1-value") as HTMLInputElement;
  expect(value.value).toBe("县财政局");
  await user.clear(value);
  expect(button("import-write").disabled).toBe(true); // 改为 what?
  await user.type(value, "市财政局{Enter}");
  await user.click(screen.getByTestId("import-write"));
  const blank = (row: number) => ({ row, field: "身份证号", choice: "采用建议" });
  expect(written()).toEqual([
    {
      cohort: 3,
      file: "/mnt/u/县财政局.xlsx",
      fingerprint: "f00d",
      answers: [blank(3), { row: 4, field: "单位", choice: "改为", value: "市财政局" }, blank(5), blank(6)],
      accept_all: false,
    },
  ]);
  await waitFor(() => expect(left()).toBe(true));
});

test("by keys: Enter takes the advice, a figure chooses, = does the others of the kind, F9 writes", async () => {
  const { written } = show();
  const user = userEvent.setup();
  await screen.findByTestId("doubts");
  await user.keyboard("3{ArrowUp}{ArrowUp}"); // leave the first one out …
  expect(button("import-write").textContent).toContain("写入名册 3 人");
  await user.keyboard("="); // … and the others of its kind
  expect(button("import-write").textContent).toContain("写入名册 1 人");
  await user.keyboard("{F9}");
  expect(written()).toEqual([]); // the unit is still open
  await user.keyboard("{ArrowDown}{Enter}{F9}");
  await waitFor(() => expect(written()).toHaveLength(1));
  expect((written()[0] as { answers: { choice: string }[] }).answers.map((each) => each.choice)).toEqual([
    "不录此人",
    "采用建议",
    "不录此人",
    "不录此人",
  ]);
});

test("all advice at once", async () => {
  const { written } = show();
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("accept-all"));
  await user.click(screen.getByTestId("import-write"));
  expect((written()[0] as { answers: { choice: string }[] }).answers.map((each) => each.choice)).toEqual(
    Array(4).fill("采用建议"),
  );
});

test("a refusal stands at its doubt and in the bar; the answers stay", async () => {
  const say = "第5行王五的身份证号「123」：身份证号应为18位，这里是3位。";
  const { left } = show({ write: () => new Refuse({ say, field: "身份证号", row: 5 }) });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("accept-all"));
  await user.click(screen.getByTestId("import-write"));
  expect((await screen.findByTestId("doubt-2-refused")).textContent).toBe(say);
  expect(screen.getByTestId("import-refused").textContent).toBe(say);
  expect(button("doubt-2-1").getAttribute("aria-checked")).toBe("true");
  expect(left()).toBe(false);
});

test("the rows show what was cleaned, what the answers make of them, and what was left out and why", async () => {
  show();
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("doubt-3-3"));
  await user.click(screen.getByTestId("doubt-1-2"));
  await user.click(screen.getByTestId("view-people"));
  expect(screen.getByTestId("cleaned-3-姓名").title).toBe("原文「邵␣静」，改为「邵静」");
  expect(within(screen.getByTestId("row-roster-preview-6")).getByText("不录")).toBeTruthy();
  expect(within(screen.getByTestId("row-roster-preview-5")).getByText("财政局")).toBeTruthy();
  await user.click(screen.getByTestId("view-left-out"));
  expect(screen.getByTestId("row-left-out-7").textContent).toBe("7不能录入B7？？姓名没写出来。");
  expect(screen.getByTestId("row-left-out-9").textContent).toContain("合计行。");
});

test("Esc goes back and writes nothing", async () => {
  const { written, left } = show({ doubts: [] });
  const user = userEvent.setup();
  await screen.findByTestId("view-people");
  await user.keyboard("{Escape}");
  expect(left()).toBe(true);
  expect(written()).toEqual([]);
});
