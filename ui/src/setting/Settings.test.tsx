// 设置: a refusal stands beside its field, the certificate is shown as it is typed, copies are put back with a warning.

import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import dayjs from "dayjs";
import { expect, test } from "vitest";
import { App } from "../App";
import { answers, type DayShape } from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { go, type Place } from "../frame/place";
import { SavedBar } from "../frame/SavedBar";
import { readBlocks } from "./blocks";
import { numberOf, readTenths, unknownPlaces, wordingOf, writeTenths } from "./certificate";
import { FirstStart } from "./FirstStart";
import { Settings } from "./Settings";

const SETTINGS = {
  school: { name: "中共某县委党校" },
  half_days: {
    morning: { starts: "08:30", ends: "11:30" },
    afternoon: { starts: "14:30", ends: "17:30" },
    evening: { starts: "19:00", ends: "20:30" },
  },
  certificate: {
    pattern: "党校培结字〔{年}〕{序号}号",
    digits: 4,
    wording: "{姓名}同志参加{班次}学习，准予结业。",
    border: false,
    right: 0,
    down: -15,
  },
  day_shapes: { shapes: [] as DayShape[] },
  teaching: {
    half_day: { figure: 400, authority: "没有全国规定，按方案可改" },
    heard_years: { figure: 2, authority: "没有全国规定，按方案可改" },
    theory_and_spirit: { figure: 70, authority: "2015年意见" },
    spirit: { figure: 20, authority: "2015年意见" },
    leaders: { figure: 20, authority: "工作条例第八条" },
    stale_years: { figure: 3, authority: "没有全国规定，按方案可改" },
  },
  empty: false,
};
const LETTER = { wording: "我校定于{起止}举办{班次}。", request: "请交提纲。", contact: "", phone: "" };

type Tab = "school" | "teaching" | "invitation" | "certificate" | "backup" | "who";
function show(tab: Tab, table: Parameters<typeof fakeDoor>[0] = {}) {
  const calls = fakeDoor({ settings: () => SETTINGS, invitation_form: () => LETTER, backups: () => [], ...table });
  go({ at: "setting", tab } satisfies Place);
  render(
    <QueryClientProvider client={answers}>
      <Settings />
      <SavedBar />
    </QueryClientProvider>,
  );
  return { calls, asked: (name: string) => calls.find((each) => each.name === name)?.request };
}
async function retype(field: string, text: string) {
  const user = userEvent.setup();
  const input = await screen.findByTestId(`field-${field}`);
  await user.clear(input);
  await user.type(input, text.replaceAll("{", "{{"));
  await user.tab();
}

test("a refused pattern is refused beside it, and what was typed stays", async () => {
  show("certificate", {
    set_certificate: () => new Refuse({ say: "证书编号样式里要有 {序号}。", field: "pattern" }),
  });
  await retype("pattern", "结字〔{年}〕");
  expect((await screen.findByTestId("refusal-pattern")).textContent).toBe("证书编号样式里要有 {序号}。");
  expect((screen.getByTestId("field-pattern") as HTMLInputElement).value).toBe("结字〔{年}〕");
  expect(screen.queryByTestId("refusal-wording")).toBeNull();
});

test("a time that ends before it begins is refused beside the time that was typed", async () => {
  const { asked } = show("school", {
    set_half_days: () => new Refuse({ say: "结束时间应晚于开始时间。", field: "ends" }),
  });
  await retype("afternoon_starts", "18:00");
  expect((await screen.findByTestId("refusal-afternoon_starts")).textContent).toBe("结束时间应晚于开始时间。");
  expect(asked("set_half_days")).toMatchObject({
    morning: { starts: "08:30", ends: "11:30" },
    afternoon: { starts: "18:00", ends: "17:30" },
  });
});

test("a block moved to later is saved once its end is moved too", async () => {
  const { calls } = show("school", {
    set_half_days: ({ afternoon: { starts, ends } }) =>
      starts < ends ? { said: "修改了作息时间" } : new Refuse({ say: "结束时间应晚于开始时间。", field: "ends" }),
  });
  await retype("afternoon_starts", "18:00");
  await screen.findByTestId("refusal-afternoon_starts");
  await retype("afternoon_ends", "20:00");
  await waitFor(() => expect(screen.queryByTestId("refusal-afternoon_starts")).toBeNull());
  expect(calls.filter((each) => each.name === "set_half_days").at(-1)?.request).toMatchObject({
    afternoon: { starts: "18:00", ends: "20:00" },
  });
});

test("the made-up certificate follows the typing", async () => {
  show("certificate", { set_certificate: () => ({ said: "修改了证书" }) });
  const user = userEvent.setup();
  expect((await screen.findByTestId("preview-wording")).textContent).toBe(
    "张三同志参加第3期中青年干部培训班学习，准予结业。",
  );
  await user.type(screen.getByTestId("field-wording"), "{{党龄}");
  expect(screen.getByTestId("preview-wording").textContent).toContain("准予结业。{党龄}");
  expect(screen.getByTestId("unknown-places").textContent).toContain("{党龄} 不是");
  await user.keyboard("{Escape}");
  expect(screen.queryByTestId("unknown-places")).toBeNull();
});

test("millimetres are kept in tenths and may be negative", async () => {
  const { asked } = show("certificate", { set_certificate: () => ({ said: "修改了证书" }) });
  await retype("right", "－2.5");
  await waitFor(() => expect(asked("set_certificate")).toMatchObject({ right: -25, down: -15 }));
  await retype("down", "一点");
  expect((await screen.findByTestId("refusal-down")).textContent).toContain("请填毫米数");
});

test("a rule keeps its 依据 when its figure changes; an empty figure is silent, and refused beside it", async () => {
  const { calls } = show("teaching", {
    set_teaching: ({ spirit }) =>
      spirit.figure > 100
        ? new Refuse({ say: "比例不能是200，请填写100以内的数。", field: "figure" })
        : { said: "修改了排课规则" },
  });
  const last = () => calls.filter((each) => each.name === "set_teaching").at(-1)?.request;
  await retype("half_day", "3.5");
  await waitFor(() =>
    expect(last()).toMatchObject({ half_day: { figure: 350, authority: "没有全国规定，按方案可改" } }),
  );
  await retype("heard_years", " ");
  await waitFor(() => expect(last()).toMatchObject({ heard_years: { figure: 0 } }));
  await retype("leaders-authority", "本校方案");
  await waitFor(() => expect(last()).toMatchObject({ leaders: { figure: 20, authority: "本校方案" } }));
  await retype("spirit", "200");
  expect((await screen.findByTestId("refusal-spirit")).textContent).toContain("请填写100以内的数");
});

test("the made-up letter follows the typing, and who is to be called falls back to the 班主任", async () => {
  const { asked } = show("invitation", { set_invitation_form: () => ({ said: "修改了授课邀请函的文字" }) });
  const user = userEvent.setup();
  expect((await screen.findByTestId("letter-wording")).textContent).toContain("第3期中青年干部培训班");
  await user.type(screen.getByTestId("field-wording"), "{{校名}");
  expect(screen.getByTestId("letter-wording").textContent).toContain("{校名}");
  expect(screen.getByTestId("unknown-places").textContent).toContain("{校名} 不是");
  await user.keyboard("{Escape}");
  await retype("phone", "0796-1234567");
  await waitFor(() => expect(asked("set_invitation_form")).toEqual({ ...LETTER, phone: "0796-1234567" }));
  expect(screen.getByTestId("letter-preview").textContent).toContain("王　敏");
});

test("a further shape of the day begins as the usual one; its blocks are typed on a line", async () => {
  const shape = { name: "夏季作息", morning: [SETTINGS.half_days.morning], afternoon: [], evening: [] };
  const { asked } = show("school", {
    settings: () => ({ ...SETTINGS, day_shapes: { shapes: [shape] } }),
    set_day_shapes: () => ({ said: "修改了季节作息" }),
  });
  await retype("morning-0", "8:30-10:00，1020到1150");
  await waitFor(() =>
    expect(asked("set_day_shapes")).toEqual({
      shapes: [
        {
          ...shape,
          morning: [
            { starts: "08:30", ends: "10:00" },
            { starts: "10:20", ends: "11:50" },
          ],
        },
      ],
    }),
  );
  await retype("afternoon-0", "两点半");
  expect((await screen.findByTestId("refusal-afternoon-0")).textContent).toContain("请写成");
});

test.each([
  ["08:30–10:00、10:20–11:50", 2],
  ["8:30 - 10:00 10.20—11.50", 2],
  ["８：３０～１０：００", 1],
  ["", 0],
  ["8:30", undefined],
  ["8:30-10:00-11:00", undefined],
  ["上午", undefined],
])("the blocks of 「%s」 are %s", (text, count) => {
  expect(readBlocks(text)?.length).toBe(count);
});

const COPY = "E:\\班务备份\\班务备份_2026-03-08_221000.banwu";
const described = (file: string, given: object = {}) => ({
  file,
  at: "2026-03-08T22:10:00",
  school: "中共某县委党校",
  cohorts: 3,
  trainees: 150,
  last: "2026-03-08 21:55　点名：县情讲座",
  kib: 1600,
  ...given,
});
/** A door that knows one copy and what the books hold. */
const withCopy = (given: object = {}): Parameters<typeof fakeDoor>[0] => ({
  backup_described: ({ file }) => described(file, given),
  check: () => ({ sound: true, faults: [], rows: { cohort: 4, trainee: 188, mark: 9000 } }),
  history: () => [{ id: 9, at: "2026-03-09 08:31:12", said: "", label: "新建班次" }],
  restore: () => ({ file: "D:\\备份\\班务备份_2026-03-09_090000_恢复前.banwu", at: "", rows: 9, kib: 9 }),
});

test.each(["banwu", "db"])("a copy that ends in .%s is put back only after what it holds is shown", async (ending) => {
  const file = `D:\\备份\\班务备份_2026-03-08_221000_恢复前.${ending}`;
  const { asked, calls } = show("backup", {
    backups: () => [{ file, at: "2026-03-08T22:10:00", kib: 1600 }],
    ...withCopy(),
  });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("restore-0"));
  expect(screen.getByTestId("copy-0").textContent).toContain("恢复前1.6 MB");
  expect((await screen.findByTestId("copy-班次")).textContent).toBe("3 个");
  expect(screen.getByTestId("copy-学员").textContent).toBe("150 人次");
  expect(screen.getByTestId("copy-最后一条操作").textContent).toBe("2026-03-08 21:55　点名：县情讲座");
  await waitFor(() => expect(screen.getByTestId("now-班次").textContent).toBe("4 个"));
  expect(screen.getByTestId("now-学员").textContent).toBe("188 人次");
  expect(screen.getByTestId("now-最后一条操作").textContent).toBe("2026-03-09 08:31　新建班次");
  expect(screen.queryByTestId("other-school")).toBeNull();
  expect(screen.getByTestId("restore-dialog").textContent).toContain("不能用 Ctrl+Z");
  expect(calls.some((each) => each.name === "restore")).toBe(false);
  await user.click(screen.getByTestId("agree"));
  await waitFor(() => expect(screen.getByTestId("said").textContent).toContain("恢复前的数据备份在 D:\\备份"));
  expect(asked("restore")).toEqual({ file });
});

test("a copy of another school is said to be one", async () => {
  show("backup", { pick_files: () => [COPY], ...withCopy({ school: "中共邻县县委党校" }) });
  await userEvent.setup().click(await screen.findByTestId("restore-other"));
  expect((await screen.findByTestId("other-school")).textContent).toContain("学校名称不同");
});

test("a file that is no copy is refused in words, and cannot be put back", async () => {
  const { calls } = show("backup", {
    pick_files: () => [COPY],
    ...withCopy(),
    backup_described: () => new Refuse({ say: "「照片.banwu」不是班务通的数据文件。" }),
  });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("restore-other"));
  expect((await screen.findByTestId("refusal-copy")).textContent).toContain("不是班务通的数据文件");
  expect((screen.getByTestId("agree") as HTMLButtonElement).disabled).toBe(true);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("leave")));
  expect(calls.find((each) => each.name === "pick_files")?.request).toMatchObject({ extensions: ["banwu", "db"] });
  await user.keyboard("{Enter}");
  expect(calls.some((each) => each.name === "restore")).toBe(false);
});

test("a stick that is not there is refused beside the folder", async () => {
  const { asked } = show("backup", { backup: () => new Refuse({ say: "不能写入 E:\\班务备份。" }) });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("backup-folder"));
  expect((await screen.findByTestId("refusal-folder")).textContent).toContain("请选择或填写U盘上的文件夹");
  await user.type(screen.getByTestId("field-folder"), "E:\\班务备份");
  await user.click(screen.getByTestId("backup-folder"));
  await waitFor(() => expect(screen.getByTestId("refusal-folder").textContent).toBe("不能写入 E:\\班务备份。"));
  expect(asked("backup")).toEqual({ folder: "E:\\班务备份" });
});

test("a folder chosen in the system's dialog is remembered by this PC; a cancelled dialog changes nothing", async () => {
  let chosen: string | null = "F:\\班务";
  const { asked } = show("backup", {
    pick_folder: () => chosen,
    backup: () => ({ file: "F:\\班务\\班务备份_2026-03-09_083112.banwu", at: "", rows: 9, kib: 9 }),
  });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("choose-folder"));
  const typed = () => (screen.getByTestId("field-folder") as HTMLInputElement).value;
  await waitFor(() => expect(typed()).toBe("F:\\班务"));
  chosen = null;
  await user.click(screen.getByTestId("choose-folder"));
  await user.click(screen.getByTestId("backup-folder"));
  await waitFor(() => expect(screen.getByTestId("said").textContent).toContain("已备份到 F:\\班务"));
  expect(asked("backup")).toEqual({ folder: "F:\\班务" });
  cleanup();
  show("backup");
  await screen.findByTestId("choose-folder");
  expect(typed()).toBe("F:\\班务");
});

test("who signs is kept on this PC, said when it counts, and refused beside it", async () => {
  let kept = "Administrator";
  const { asked } = show("who", {
    who: () => kept,
    set_who: ({ name }) => {
      if (name === "") return new Refuse({ say: "请填写操作人姓名。", field: "name" });
      kept = name;
      return null;
    },
  });
  await retype("name", "王敏");
  await waitFor(() => expect(screen.getByTestId("said").textContent).toContain("关闭班务通再打开"));
  expect(asked("set_who")).toEqual({ name: "王敏" });
  await waitFor(() => expect((screen.getByTestId("field-name") as HTMLInputElement).value).toBe("王敏"));
  await userEvent.setup().clear(screen.getByTestId("field-name"));
  await userEvent.setup().tab();
  expect((await screen.findByTestId("refusal-name")).textContent).toBe("请填写操作人姓名。");
  expect(kept).toBe("王敏");
});

test.each([
  [{ sound: true, faults: [], rows: { cohort: 3, person: 150 } }, "✓ 数据完好，共 153 条记录。"],
  [{ sound: false, faults: ["第3页损坏"], rows: {} }, "第3页损坏"],
])("a check that found %j says so in words", async (found, words) => {
  show("backup", { check: () => found });
  await userEvent.setup().click(await screen.findByTestId("check-books"));
  expect((await screen.findByTestId("check-found")).textContent).toContain(words);
});

function showFirstStart(table: Parameters<typeof fakeDoor>[0]) {
  const calls = fakeDoor(table);
  render(
    <QueryClientProvider client={answers}>
      <FirstStart />
    </QueryClientProvider>,
  );
  return calls;
}

test("the first start asks for the name, and a refusal stands beside it", async () => {
  const calls = showFirstStart({
    set_school: () => new Refuse({ say: "请填写学校名称。", field: "name" }),
    load_sample: () => ({ said: "载入示例数据" }),
  });
  const user = userEvent.setup();
  await user.click(screen.getByTestId("begin-school"));
  expect((await screen.findByTestId("refusal-name")).textContent).toBe("请填写学校名称。");
  await user.click(screen.getByTestId("load-sample"));
  await waitFor(() => expect(calls.find((each) => each.name === "load_sample")?.request).toEqual({}));
});

test("another PC's copy is put back at the first start, before any name is asked for", async () => {
  const calls = showFirstStart({
    settings: () => ({ ...SETTINGS, school: { name: "" }, empty: true }),
    pick_files: () => [COPY],
    ...withCopy(),
    check: () => ({ sound: true, faults: [], rows: {} }),
    history: () => [],
  });
  const user = userEvent.setup();
  await user.click(screen.getByTestId("restore-first"));
  expect((await screen.findByTestId("copy-学校")).textContent).toBe("中共某县委党校");
  await waitFor(() => expect(screen.getByTestId("now-学校").textContent).toBe("（没有填写）"));
  expect(screen.queryByTestId("other-school")).toBeNull();
  await user.click(screen.getByTestId("agree"));
  await waitFor(() => expect(calls.find((each) => each.name === "restore")?.request).toEqual({ file: COPY }));
});

const doubleClicked = (handed: string | null) => {
  const calls = fakeDoor({
    opened: () => ({ ok: true }),
    handed_over: () => handed,
    settings: () => ({ ...SETTINGS, school: { name: "" }, empty: true }),
    ...withCopy(),
  });
  render(
    <QueryClientProvider client={answers}>
      <App />
    </QueryClientProvider>,
  );
  return calls;
};

test("a copy that was double-clicked is described first, and can be left alone", async () => {
  const calls = doubleClicked(COPY);
  expect((await screen.findByTestId("copy-学员")).textContent).toBe("150 人次");
  expect(calls.find((each) => each.name === "backup_described")?.request).toEqual({ file: COPY });
  const leave = screen.getByTestId("leave");
  expect(leave.textContent).toBe("不恢复");
  await userEvent.setup().click(leave);
  await waitFor(() => expect(screen.queryByTestId("restore-dialog")).toBeNull());
  expect(calls.some((each) => each.name === "restore")).toBe(false);
});

test("a start without a file asks nothing", async () => {
  const calls = doubleClicked(null);
  await screen.findByTestId("first-start");
  await waitFor(() => expect(calls.some((each) => each.name === "handed_over")).toBe(true));
  expect(screen.queryByTestId("restore-dialog")).toBeNull();
});

const year = dayjs().year();
test.each([
  ["某党校培结字〔{年}〕{序号}号", 4, `某党校培结字〔${year}〕0012号`],
  ["{年}-{序号}", 0, `${year}-12`],
])("the pattern %s with %i digits makes %s", (pattern, digits, number) => {
  expect(numberOf(pattern, digits)).toBe(number);
});

test.each([
  ["{姓名}（{单位}）", "张三（县财政局）", []],
  ["{姓名}{党龄}{", "张三{党龄}{", ["{党龄}"]],
])("the wording %s comes out as %s", (wording, text, unknown) => {
  expect(wordingOf(wording)).toBe(text);
  expect(unknownPlaces(wording)).toEqual(unknown);
});

test.each([
  ["1.5", 15],
  ["-1.5", -15],
  ["－２", -20],
  ["+3 mm", 30],
  ["0", 0],
  ["1.55", undefined],
  ["", undefined],
  ["右移1", undefined],
])("%s is %s tenths of a millimetre", (text, tenths) => {
  expect(readTenths(text)).toBe(tenths);
  if (tenths !== undefined) expect(readTenths(writeTenths(tenths))).toBe(tenths);
});
