// 设置: a refusal stands beside its field, the certificate is shown as it is typed, copies are put back with a warning.

import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import dayjs from "dayjs";
import { expect, test } from "vitest";
import { answers } from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { go, type Place } from "../frame/place";
import { SavedBar } from "../frame/SavedBar";
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
  empty: false,
};

function show(tab: "school" | "certificate" | "backup", table: Parameters<typeof fakeDoor>[0] = {}) {
  const calls = fakeDoor({ settings: () => SETTINGS, backups: () => [], ...table });
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

test("a copy is put back only after the warning, and where the old data went is said", async () => {
  const { asked, calls } = show("backup", {
    backups: () => [{ file: "D:\\备份\\班务备份_2026-03-08_221000_恢复前.db", at: "2026-03-08T22:10:00", kib: 1600 }],
    restore: () => ({ file: "D:\\备份\\班务备份_2026-03-09_090000_恢复前.db", at: "", rows: 9, kib: 9 }),
  });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("restore-0"));
  expect(screen.getByTestId("copy-0").textContent).toContain("恢复前1.6 MB");
  expect(screen.getByTestId("restore-dialog").textContent).toContain("不能用 Ctrl+Z");
  expect(calls.some((each) => each.name === "restore")).toBe(false);
  await user.click(screen.getByTestId("agree"));
  await waitFor(() => expect(screen.getByTestId("said").textContent).toContain("恢复前的数据备份在 D:\\备份"));
  expect(asked("restore")).toEqual({ file: "D:\\备份\\班务备份_2026-03-08_221000_恢复前.db" });
});

test("a stick that is not there is refused beside the folder", async () => {
  const { asked } = show("backup", { backup: () => new Refuse({ say: "不能写入 E:\\班务备份。" }) });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("backup-folder"));
  expect((await screen.findByTestId("refusal-folder")).textContent).toContain("请填写U盘上的文件夹");
  await user.type(screen.getByTestId("field-folder"), "E:\\班务备份");
  await user.click(screen.getByTestId("backup-folder"));
  await waitFor(() => expect(screen.getByTestId("refusal-folder").textContent).toBe("不能写入 E:\\班务备份。"));
  expect(asked("backup")).toEqual({ folder: "E:\\班务备份" });
});

test.each([
  [{ sound: true, faults: [], rows: { cohort: 3, person: 150 } }, "✓ 数据完好，共 153 条记录。"],
  [{ sound: false, faults: ["第3页损坏"], rows: {} }, "第3页损坏"],
])("a check that found %j says so in words", async (found, words) => {
  show("backup", { check: () => found });
  await userEvent.setup().click(await screen.findByTestId("check-books"));
  expect((await screen.findByTestId("check-found")).textContent).toContain(words);
});

test("the first start asks for the name, and a refusal stands beside it", async () => {
  const calls = fakeDoor({
    set_school: () => new Refuse({ say: "请填写学校名称。", field: "name" }),
    load_sample: () => ({ said: "载入示例数据" }),
  });
  render(<FirstStart />);
  const user = userEvent.setup();
  await user.click(screen.getByTestId("begin-school"));
  expect((await screen.findByTestId("refusal-name")).textContent).toBe("请填写学校名称。");
  await user.click(screen.getByTestId("load-sample"));
  await waitFor(() => expect(calls.find((each) => each.name === "load_sample")?.request).toEqual({}));
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
