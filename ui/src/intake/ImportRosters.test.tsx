// A folder of rosters: nothing is written until each doubt is answered, and what is written is what was answered.

import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { CohortId, Doubt, FileAnswered, FileCard, RosterReport, RosterRow, TraineeId, VersionTurn } from "../door";
import { useSaid } from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { FakeFrame } from "../frame/fake";
import { BLANK } from "../person/words";
import { ImportRosters } from "./ImportRosters";
import { keptOf } from "./kept";

const doubt = (line: number, field: Doubt["field"], more: Partial<Doubt> = {}): Doubt => ({
  line,
  sheet: "名单",
  row: line + 2,
  field,
  also: [],
  column: "D",
  cell: `D${line + 2}`,
  kind: "身份证号有误",
  name: "王芳",
  read: "110199850612123",
  advice: "留空",
  sure: false,
  why: "身份证号校验不符。",
  choices: ["采用建议", "改为", "不录此人", "退回单位"],
  ...more,
});
const unit = (line: number, more: Partial<Doubt> = {}) =>
  doubt(line, "单位", {
    kind: "单位名称相近",
    read: "财政局",
    advice: "改为",
    suggest: "县财政局",
    sure: true,
    choices: ["采用建议", "保留原文", "改为", "留空"],
    ...more,
  });
const person = (line: number, name: string, cleaned: RosterRow["cleaned"] = []): RosterRow => ({
  line,
  sheet: "名单",
  row: line + 2,
  entry: { ...BLANK, name, unit: "县财政局" },
  group: "",
  cleaned,
  sure: true,
});
const report = (file: string, rows: RosterRow[], doubts: Doubt[], more: Partial<RosterReport> = {}): RosterReport => ({
  file,
  fingerprint: `f00d ${file}`,
  sheets: [
    {
      name: "名单",
      header_rows: [2],
      columns: [
        { letter: "B", heading: "名字", field: "姓名" },
        { letter: "K", heading: "饮食习惯" },
      ],
      people: rows.length,
    },
  ],
  rows,
  doubts,
  refused: [],
  skipped: [],
  counts: {
    people: rows.length,
    sure: 0,
    doubtful: 0,
    doubts: doubts.length,
    refused: more.refused?.length ?? 0,
    skipped: more.skipped?.length ?? 0,
  },
  ...more,
});
const card = (file: string, verdict: FileCard["verdict"], more: Partial<FileCard> = {}): FileCard => ({
  path: `/mnt/u/${file}`,
  file,
  verdict,
  say: "",
  newer: null,
  sender: file.replace(/\..*$/, ""),
  report: null,
  earlier: null,
  turns: [],
  reply: "",
  ...more,
});

const FINANCE = card("县财政局.xlsx", "有疑问", {
  report: report(
    "县财政局.xlsx",
    [
      person(1, "邵静", [{ field: "姓名", from: "邵　静", to: "邵静" }]),
      person(2, "李四"),
      person(3, "王五"),
      person(4, "赵六"),
    ],
    [doubt(1, "身份证号"), unit(2, { also: [3] }), doubt(3, "身份证号")],
    {
      refused: [{ sheet: "名单", row: 7, cell: "B7", read: "？？", why: "姓名没写出来。" }],
      skipped: [{ sheet: "名单", row: 9, cell: "", read: "合计 4 人", why: "合计行。" }],
    },
  ),
  reply: "请核对第7行的姓名。",
});
const TOWN = card("城关镇.xls", "有疑问", {
  report: report("城关镇.xls", [person(1, "钱七"), person(2, "孙八")], [doubt(2, "身份证号"), unit(1)]),
});
const WATER = card("县水利局.csv", "可直接采用", { report: report("县水利局.csv", [person(1, "周九")], []) });
const LOCKED = card("县教育局.xlsx", "无法读取", {
  say: "「县教育局.xlsx」有打开密码。",
  reply: "请去掉打开密码后重发。",
});

let class_ = 100;
/** Each test has a class of its own: answers are kept by class. */
function show(
  cards: readonly FileCard[] = [FINANCE, TOWN, WATER, LOCKED],
  table: Parameters<typeof fakeDoor>[0] = {},
  cohort = ++class_ as CohortId,
) {
  let left = 0;
  const asked = fakeDoor({
    list_files: () => ({
      files: cards.map(({ path, file }) => ({ path, file, written_at: "" })),
      passed_over: [{ file: "通知.docx", why: "是文字文档。" }],
    }),
    read_workbook: ({ file }) =>
      file === LOCKED.path ? new Refuse({ say: LOCKED.say }) : { file, fingerprint: "", sheets: [] },
    stop_reading: () => null,
    check_rosters: ({ files }: { files: string[] }) => ({
      files: cards.filter(({ path }) => files.includes(path)),
      counts: {},
    }),
    import_rosters: () => ({ said: "从 3 个文件导入 7 人" }),
    ...table,
  });
  const shown = render(
    <FakeFrame>
      <ImportRosters
        cohort={cohort}
        paths={["/mnt/u"]}
        onLeave={() => {
          left += 1;
        }}
      />
      <Bar />
    </FakeFrame>,
  );
  const of = (name: string) => asked.filter((each) => each.name === name).map((each) => each.request);
  return {
    cohort,
    of,
    shown,
    written: () => of("import_rosters") as { files: FileAnswered[]; accept_all: boolean }[],
    left: () => left,
    user: userEvent.setup(),
  };
}
const Bar = () => <span data-testid="said">{useSaid()?.say}</span>;
const button = (id: string) => screen.getByTestId(id) as HTMLButtonElement;
const read = () => screen.findByTestId("import-counts");
const text = (id: string) => screen.getByTestId(id).textContent;

test("a folder is read file by file, counted by verdict, and nothing can be written while a doubt is open", async () => {
  const { of, user, written } = show();
  expect((await read()).textContent).toBe("4 个文件✓ 1 可直接采用（1 人）？ 2 有疑问（5 处）✗ 1 无法读取1 不是名册");
  expect(of("list_files")).toEqual([{ paths: ["/mnt/u"] }]);
  expect(of("read_workbook")).toHaveLength(4);
  expect(of("check_rosters")).toHaveLength(1);
  expect(button("import-write").disabled).toBe(true);
  expect(button("doubt-0-1").getAttribute("aria-checked")).toBe("false"); // advised is not answered
  expect(text("doubt-3")).toContain("城关镇.xls › 名单 › D4「110199850612123」");
  await user.keyboard("{F9}");
  expect(written()).toEqual([]);
});

test("a verdict's figure shows only its files, and the first of them", async () => {
  const { user } = show();
  await read();
  await user.click(screen.getByTestId("only-无法读取"));
  expect(screen.getByTestId("file-0").textContent).toContain("县教育局.xlsx");
  expect(screen.queryByTestId("file-1")).toBeNull();
  expect(text("file-say")).toBe("「县教育局.xlsx」有打开密码。");
  await user.click(screen.getByTestId("only-不是名册"));
  expect(text("file-say")).toBe("通知.docx 是文字文档。");
  await user.click(screen.getByTestId("only-不是名册"));
  expect(screen.getByTestId("file-4").textContent).toContain("通知.docx");
});

test("the same for all such reaches into the other files; a value of one's own only where the same is written", async () => {
  const { user } = show();
  await read();
  await user.click(screen.getByTestId("doubt-0-1"));
  expect(text("doubt-0-alike")).toBe("其余 2 处同类同样处理");
  await user.click(screen.getByTestId("doubt-0-alike"));
  expect(text("view-doubts")).toBe("疑问 2/5");
  await user.click(screen.getByTestId("doubt-1-3"));
  const value = screen.getByTestId("doubt-1-value") as HTMLInputElement;
  expect(value.value).toBe("县财政局");
  await user.clear(value);
  expect(button("import-write").disabled).toBe(true); // 改为 what?
  await user.type(value, "市财政局");
  await user.click(screen.getByTestId("doubt-1-alike"));
  expect(text("view-doubts")).toBe("疑问 5");
  expect(text("doubt-4")).toContain("改为「市财政局」");
  expect(text("import-counts")).toContain("2 有疑问，都已答复");
});

test("F9 sends exactly what was answered, of the files that can be taken, in one change", async () => {
  const { cohort, user, written, left } = show([FINANCE, TOWN, WATER, LOCKED].map((it) => ({ ...it })));
  await read();
  await user.click(screen.getByTestId("doubts"));
  await user.keyboard("{Home}3{Enter}"); // 邵静 is not entered; the unit as advised
  await user.keyboard("3="); // 王五 neither, nor the other of the kind
  expect(text("import-write")).toContain("写入名册 4 人");
  await user.keyboard("{F9}");
  expect(written()).toEqual([]); // the other unit is still open, and the keys are there
  await user.keyboard("2{F9}");
  const blank = (line: number) => ({ line, field: "身份证号", choice: "不录此人" });
  await waitFor(() => expect(written()).toHaveLength(1));
  expect(written()[0]).toEqual({
    cohort,
    files: [
      {
        file: FINANCE.path,
        fingerprint: "f00d 县财政局.xlsx",
        answers: [blank(1), { line: 2, field: "单位", choice: "采用建议" }, blank(3)],
        rulings: [],
      },
      {
        file: TOWN.path,
        fingerprint: "f00d 城关镇.xls",
        answers: [blank(2), { line: 1, field: "单位", choice: "保留原文" }],
        rulings: [],
      },
      { file: WATER.path, fingerprint: "f00d 县水利局.csv", answers: [], rulings: [] },
    ],
    accept_all: false,
  });
  // A row that could not be entered is still to be told to its unit.
  await user.click(await screen.findByTestId("leave-import"));
  expect(left()).toBe(1);
  expect(keptOf(cohort)).toBeUndefined();
});

test("the sure ones at once, or all advice", async () => {
  const { user, written, left } = show([TOWN, WATER]);
  await read();
  await user.click(screen.getByTestId("accept-sure"));
  expect(text("view-doubts")).toBe("疑问 1/2");
  await user.click(screen.getByTestId("accept-all"));
  await user.click(screen.getByTestId("import-write"));
  // A cell that is left blank is still to be told to its unit.
  expect((await screen.findByTestId("make-slips")).textContent).toContain("1 个文件");
  await user.click(screen.getByTestId("leave-import"));
  expect(left()).toBe(1);
  expect(written()[0]?.files[0]?.answers.map(({ choice }) => choice)).toEqual(["采用建议", "采用建议"]);
});

test("cancelled while reading: it stops at once, and late answers count for nothing", async () => {
  let answer: (() => void) | undefined;
  const { of, user } = show([FINANCE, TOWN], {
    read_workbook: () =>
      new Promise<object>((done) => {
        answer = () => done({});
      }),
  });
  await screen.findByText("正在读取 0/2：县财政局.xlsx");
  await user.click(screen.getByTestId("cancel-work"));
  expect(text("empty")).toContain("读取已取消，什么也没有写入");
  expect(of("stop_reading")).toHaveLength(1);
  await act(async () => answer?.());
  expect(of("read_workbook")).toHaveLength(1);
  expect(of("check_rosters")).toEqual([]);
});

test("answers are kept for the class, and said to be", async () => {
  const { cohort, user, shown, left } = show();
  await read();
  await user.click(screen.getByTestId("doubt-0-1"));
  await user.keyboard("{Escape}");
  expect(left()).toBe(1);
  expect(text("said")).toContain("1 处答复已保留");
  shown.unmount();
  show(undefined, {}, cohort);
  await read();
  expect(text("view-doubts")).toBe("疑问 4/5");
});

test("the people show what was cleaned and where it stood, what the answers make of them, and what was left out", async () => {
  const { user } = show();
  await read();
  await user.click(screen.getByTestId("doubt-2-3"));
  await user.click(screen.getByTestId("doubt-1-2"));
  await user.click(screen.getByTestId("file-0"));
  await user.click(screen.getByTestId("view-people"));
  expect(text("import-columns")).toContain("没有读的栏目：K「饮食习惯」");
  expect(screen.getByTestId("cleaned-1-姓名").title).toBe("名单 › B3 原文「邵␣静」，改为「邵静」");
  expect(within(screen.getByTestId("row-roster-preview-3")).getByText("不录")).toBeTruthy();
  expect(within(screen.getByTestId("row-roster-preview-2")).getByText("财政局")).toBeTruthy();
  await user.click(screen.getByTestId("view-left-out"));
  expect(text("row-left-out-0")).toBe("名单 › B7不能录入？？姓名没写出来。");
  expect(text("row-left-out-1")).toContain("合计行。");
});

const turn = (what: VersionTurn["turn"], trainee: number | null, more: Partial<VersionTurn>): VersionTurn => ({
  turn: what,
  line: 1,
  trainee: trainee as TraineeId | null,
  name: "张三",
  comes: "",
  altered: [],
  touches: [],
  say: "",
  asked: true,
  advice: "按新表",
  choices: ["按新表", "保持原样"],
  ...more,
});
const INSTEAD: Partial<VersionTurn> = {
  comes: "李四",
  touches: ["第2组组长", "考勤5次"],
  advice: "按换人办理",
  choices: ["按换人办理", "退出", "保持原样"],
};
const NEXT = card("县水利局.xlsx", "有疑问", {
  earlier: { file: "水利局报名.xls", taken_at: "2026-03-02 09:00:00" },
  report: report("县水利局.xlsx", [person(1, "李四"), person(2, "王五")], []),
  turns: [
    turn("换人", 7, INSTEAD),
    turn("退出", 8, { name: "赵六", advice: "退出", choices: ["退出", "保持原样"] }),
    turn("修改", 9, {
      name: "王五",
      asked: false,
      altered: [{ field: "手机", was: "13800000001", now: "13900000009" }],
    }),
    turn("新增", null, { name: "钱七", asked: false, choices: ["按新表"] }),
  ],
});

test("a next list: what is asked must be answered, with the letter of 换人; what is not is taken, unless one says no", async () => {
  const { user, written } = show([NEXT]);
  await read();
  expect(text("turns-of-0")).toBe(
    "县水利局 · 与 3月2日的「水利局报名.xls」相比：换人 1 人，退出 1 人，改手机 1 人，新增 1 人",
  );
  expect(text("turn-0")).toContain("张三 → 李四");
  expect(text("turn-0")).toContain("涉及：第2组组长、考勤5次");
  expect(text("turn-2")).toContain("手机 13800000001 → 13900000009");
  expect(button("turn-2-1").getAttribute("aria-checked")).toBe("true");
  expect(text("view-turns")).toBe("与上一份比较 2/4");
  expect(button("import-write").disabled).toBe(true);
  await user.click(screen.getByTestId("turns"));
  await user.keyboard("{Home}1水函〔2026〕3号{Enter}"); // then on to the next that is open
  await user.keyboard("2");
  await user.click(screen.getByTestId("turn-2-2"));
  await user.keyboard("{F9}");
  await waitFor(() => expect(written()).toHaveLength(1));
  expect(written()[0]?.files[0]?.rulings).toEqual([
    { trainee: 7, ruling: "按换人办理", letter: "水函〔2026〕3号" },
    { trainee: 8, ruling: "保持原样", letter: "" },
    { trainee: 9, ruling: "保持原样", letter: "" },
  ]);
});

test("= decides the other turns of the kind as the last one was", async () => {
  const gone = [7, 8, 9].map((trainee) => turn("退出", trainee, { advice: "退出", choices: ["退出", "保持原样"] }));
  const { user, written } = show([{ ...NEXT, turns: [...gone, turn("换人", 6, INSTEAD)] }]);
  await read();
  await user.click(screen.getByTestId("turns"));
  await user.keyboard("{Home}2=");
  expect(text("view-turns")).toBe("与上一份比较 1/4"); // 换人 is another kind
  await user.keyboard("{End}3{F9}");
  await waitFor(() => expect(written()).toHaveLength(1));
  expect(written()[0]?.files[0]?.rulings.map(({ ruling }) => ruling)).toEqual(Array(4).fill("保持原样"));
});

test("of two lists the newer is taken; the clerk may choose the other, or leave a file for later", async () => {
  const old = card("县水利局 旧.xls", "有更新的一份", {
    say: "同一单位还有更新的一份：县水利局.csv。",
    sender: "县水利局",
    newer: WATER.path,
    report: WATER.report,
  });
  const cards = [FINANCE, old, WATER];
  const { of, user } = show(cards);
  await read();
  expect(text("import-write")).toContain("写入名册 5 人"); // nobody of the old list
  await user.click(screen.getByTestId("file-1"));
  expect(text("take-this")).toBe("改用这一份");
  await user.click(screen.getByTestId("take-this"));
  await waitFor(() => expect(of("check_rosters")).toHaveLength(2));
  expect(of("check_rosters")[1]).toMatchObject({ files: [FINANCE.path, old.path] });
  await waitFor(() => expect(text("file-2")).toContain("暂不导入"));
  await user.click(screen.getByTestId("file-0"));
  await user.click(screen.getByTestId("view-people"));
  await user.click(screen.getByTestId("set-aside"));
  await waitFor(() => expect(of("check_rosters")[2]).toMatchObject({ files: [old.path] }));
});

test("a form of another class is taken in when the clerk says so", async () => {
  const elsewhere = card("县水利局 上期.xls", "是别的班的报名表", { report: WATER.report });
  const { of, user } = show([FINANCE, elsewhere]);
  await read();
  await user.click(screen.getByTestId("file-1"));
  await user.click(screen.getByTestId("take-this"));
  await waitFor(() => expect(of("check_rosters")[1]).toMatchObject({ anyway: [elsewhere.path] }));
});

test("a file left for later is still to be done when the others are written", async () => {
  const { cohort, user, written, left } = show([FINANCE, WATER]);
  await read();
  await user.click(screen.getByTestId("doubt-0-1"));
  await user.keyboard("{Alt>}3{/Alt}"); // the people of that file
  await user.click(screen.getByTestId("set-aside"));
  await waitFor(() => expect(text("import-write")).toContain("写入名册 1 人"));
  await user.keyboard("{F9}");
  await waitFor(() => expect(left()).toBe(1));
  expect(written()[0]?.files.map(({ file }) => file)).toEqual([WATER.path]);
  expect(keptOf(cohort)).toMatchObject({ paths: [FINANCE.path], aside: [] });
  expect(keptOf(cohort)?.answers.size).toBe(1);
});

test("F6 goes to the files and back; Enter there opens what is asked of a file", async () => {
  const { user } = show();
  await read();
  await user.keyboard("{F6}");
  expect(document.activeElement).toBe(screen.getByTestId("files"));
  await user.keyboard("{ArrowDown}{Enter}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("doubts")));
  expect(screen.getByTestId("doubt-3").className).toContain("current");
});

test("a refusal stands at its doubt, in the file it names, until that is answered; the answers stay", async () => {
  const say = "「城关镇.xls」第3行邵静的身份证号：应为18位，这里是3位。";
  const report_ = report("城关镇.xls", [person(1, "邵静")], [doubt(1, "身份证号")]);
  const { user, left } = show([FINANCE, { ...TOWN, report: report_ }], {
    import_rosters: () => new Refuse({ say, field: "身份证号", row: 3 }),
  });
  await read();
  await user.click(screen.getByTestId("accept-all"));
  await user.click(screen.getByTestId("import-write"));
  expect((await screen.findByTestId("doubt-3-refused")).textContent).toBe(say);
  expect(text("import-refused")).toBe(say);
  expect(button("doubt-3-1").getAttribute("aria-checked")).toBe("true");
  expect(left()).toBe(0);
  await user.click(screen.getByTestId("doubt-3-3"));
  expect(screen.queryByTestId("import-refused")).toBeNull();
});

test("rows go back to their unit: in 退件单 written into one folder, and in words to be pasted", async () => {
  const { of, user } = show(undefined, {
    return_slips: () => [{ file: FINANCE.path, file_name: "县财政局 退件.xlsx", cells: 3, base64: "AAAA" }],
    pick_folder: () => "/mnt/u/退件",
    save_into: ({ folder, name }) => `${folder}/${name}`,
  });
  await read();
  await user.click(screen.getByTestId("doubt-3-4")); // 城关镇: back to the unit
  await user.click(screen.getByTestId("view-replies"));
  expect(text("make-slips")).toContain("2 个文件");
  expect(text("reply-0")).toContain("请核对第7行的姓名。");
  expect(text("reply-1")).toContain("请去掉打开密码后重发。");
  await user.click(screen.getByTestId("make-slips"));
  expect((await screen.findByTestId("slips-written")).textContent).toContain("1 份退件单已存到 /mnt/u/退件，标出 3 处");
  expect((of("return_slips")[0] as { files: FileAnswered[] }).files[1]?.answers).toEqual([
    { line: 2, field: "身份证号", choice: "退回单位" },
  ]);
  expect(of("save_into")).toEqual([{ folder: "/mnt/u/退件", name: "县财政局 退件.xlsx", base64: "AAAA" }]);
});

test("nothing that can be read: what was dropped is named", async () => {
  show([]);
  expect((await screen.findByTestId("empty")).textContent).toContain("通知.docx 是文字文档。");
});

test("Esc goes back and writes nothing", async () => {
  const { user, written, left } = show([WATER]);
  await read();
  await user.keyboard("{Escape}");
  expect(left()).toBe(1);
  expect(written()).toEqual([]);
});
