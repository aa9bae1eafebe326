// 打印与导出: what is before the eyes is what goes out, it is noted, and characters without a glyph are said first.

import { QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import dayjs from "dayjs";
import { expect, test, vi } from "vitest";
import { answers, type CohortId, type PaperAsked, type SessionLine, type TraineeId } from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { address, go, type Place, placeAt } from "../frame/place";
import { SavedBar } from "../frame/SavedBar";
import { halvesOf, nextOf } from "./half";
import { Papers } from "./Papers";
import { paperPlace, traineesOf } from "./place";

vi.mock("../parts/pdf", () => ({
  openPdf: async () => ({
    numPages: 1,
    getPage: async () => ({ getViewport: () => ({ width: 595, height: 842 }) }),
    loadingTask: { docId: "d1", destroy: async () => undefined },
  }),
}));

const cohort = 3 as CohortId;
const KINDS = [
  { key: "sign-in", name: "签到表", format: "PDF", about: "半天" },
  { key: "roster", name: "学员名册", format: "PDF", about: "班次" },
  { key: "certificate", name: "结业证书", format: "PDF", about: "班次" },
  { key: "badge", name: "胸牌", format: "PDF", about: "班次" },
  { key: "leave-slip", name: "请假条", format: "PDF", about: "请假" },
  { key: "roster-book", name: "学员名册", format: "Excel", about: "班次" },
  { key: "adjustments", name: "调课通知单", format: "PDF", about: "通知单" },
  { key: "classes", name: "培训班情况统计表", format: "Excel", about: "期间" },
];
const session = (id: number, day: string, half_day: string, starts: string, ends: string) =>
  ({
    id,
    day,
    half_day,
    starts,
    ends,
    title: `第${id}课`,
    kind: "讲授",
    venue: 7,
    rooms: id === 2 ? [8] : [],
  }) as unknown as SessionLine;
const SESSIONS = [
  session(1, "2026-03-09", "上午", "08:30", "10:00"),
  session(2, "2026-03-09", "上午", "10:10", "11:30"),
  session(3, "2026-03-09", "下午", "14:30", "17:30"),
];

const packed = (asked: PaperAsked) => btoa(encodeURIComponent(JSON.stringify(asked))); // btoa knows no Chinese

function show(
  place: Place,
  paper: (asked: PaperAsked) => object | Refuse = () => ({}),
  said: string | Refuse | Promise<string> = "已送到默认打印机。",
) {
  let printed: object | null = null;
  const calls = fakeDoor({
    papers: () => KINDS,
    papers_of: () => [
      { ...KINDS[1], printed: { edition: 1, printed_on: "2026-03-08", fingerprint: "a" }, stale: false },
      { ...KINDS[2], printed: { edition: 2, printed_on: "2026-03-08", fingerprint: "a" }, stale: true },
      { ...KINDS[5], printed: null, stale: false },
    ],
    venues: () => [
      { id: 7, name: "报告厅" },
      { id: 8, name: "201教室" },
    ],
    groups: () => ({ groups: [{ id: 31, title: "第一组", members: [] }] }),
    timetable: () => ({ sessions: SESSIONS, clashes: [] }),
    adjustment_notices: () => [
      { number: 1, issued_on: "2026-03-10", changes: [{}, {}] },
      { number: 2, issued_on: "2026-03-13", changes: [{}] },
    ],
    paper: (asked: PaperAsked) => {
      const given = paper(asked);
      if (given instanceof Refuse) return given;
      const kind = KINDS.find((each) => each.key === asked.paper);
      return {
        paper: asked.paper,
        name: kind?.name,
        file_name: `第3期中青班_${kind?.name}`,
        format: kind?.format,
        pages: 1,
        missing: [],
        part: "3月9日上午",
        fingerprint: "now",
        printed,
        base64: packed(asked),
        ...given,
      };
    },
    note_printed: () => {
      printed = { edition: 1, printed_on: "2026-03-09", fingerprint: "now" };
      return printed;
    },
    print_pdf: () => said,
    save_as: () => "C:\\名册.xlsx",
    badge_codes: () => [{ trainee: 7, number: 3, name: "王五" }],
  });
  go(place);
  render(
    <QueryClientProvider client={answers}>
      <Papers cohort={cohort} />
    </QueryClientProvider>,
  );
  return calls;
}
// The first that is shown loads much.
const ready = () => waitFor(() => expect(screen.getByTestId("pages").dataset.ready).toBe("true"), { timeout: 5000 });
const lastAsked = (calls: { name: string; request: unknown }[]) =>
  calls.filter((each) => each.name === "paper").at(-1)?.request as PaperAsked;

test("the first Enter prints what is shown, the print is noted, and the state says so", async () => {
  const calls = show(paperPlace(cohort));
  await ready();
  expect(screen.getByTestId("state-sign-in").textContent).toBe("未印");
  await userEvent.setup().keyboard("{Enter}");
  await waitFor(() => expect(screen.getByTestId("state-sign-in").textContent).toBe("第1版 3月9日"));
  expect(calls.find((each) => each.name === "print_pdf")?.request).toMatchObject({
    name: "第3期中青班_签到表",
    base64: packed(lastAsked(calls)),
  });
  expect(calls.find((each) => each.name === "note_printed")?.request).toEqual({
    cohort,
    paper: "sign-in",
    part: "3月9日上午",
    fingerprint: "now",
  });
});

// What `src-tauri/src/print_window.rs` and `system.rs` say.
test.each([
  ["已送到默认打印机。", true],
  ["已打开打印窗口：请在打印对话框中选好打印机，再点“打印”。对话框没有出现时，请在那个窗口里按 Ctrl+P。", true],
  ["已在 PDF 阅读器中打开，请在那里打印（Ctrl+P）。", false],
])("said %s, the edition is noted: %s", async (said, noted) => {
  const calls = show(paperPlace(cohort), undefined, said);
  render(<SavedBar />);
  await ready();
  const user = userEvent.setup();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(screen.getByTestId("said").textContent).toBe(said));
  const notes = () => calls.filter((each) => each.name === "note_printed").length;
  expect(notes()).toBe(noted ? 1 : 0);
  expect(screen.queryByTestId("printed-in-reader") === null).toBe(noted);
  if (noted) return;
  expect(screen.getByTestId("state-sign-in").textContent).toBe("未印");
  await user.click(screen.getByTestId("printed-in-reader"));
  await waitFor(() => expect(screen.getByTestId("state-sign-in").textContent).toBe("第1版 3月9日"));
  expect(notes()).toBe(1);
  expect(screen.queryByTestId("printed-in-reader")).toBeNull();
});

test("while the system's dialog is on its way, a second Enter prints nothing", async () => {
  let dialog: (said: string) => void = () => undefined;
  const calls = show(paperPlace(cohort), undefined, new Promise<string>((resolve) => (dialog = resolve)));
  await ready();
  await userEvent.setup().keyboard("{Enter}{Enter}");
  await act(async () => dialog("已打开打印窗口。"));
  await waitFor(() => expect(screen.getByTestId("state-sign-in").textContent).toBe("第1版 3月9日"));
  expect(calls.filter((each) => each.name === "print_pdf")).toHaveLength(1);
  await userEvent.setup().keyboard("{Enter}");
  await waitFor(() => expect(calls.filter((each) => each.name === "print_pdf")).toHaveLength(2));
});

test("a paper that could not be printed is not noted, and the reason is said", async () => {
  const calls = show(paperPlace(cohort), undefined, new Refuse({ say: "这台电脑上没有可用的打印机，没有打印。" }));
  render(<SavedBar />);
  await ready();
  await userEvent.setup().keyboard("{Enter}");
  await waitFor(() => expect(screen.getByTestId("said").textContent).toContain("没有打印"));
  expect(calls.some((each) => each.name === "note_printed")).toBe(false);
  expect(screen.queryByTestId("printed-in-reader")).toBeNull();
});

test("papers of the class say their edition, and what went stale is red; those of a period are elsewhere", async () => {
  show(paperPlace(cohort));
  await ready();
  expect(screen.getByTestId("state-roster").textContent).toBe("第1版 3月8日");
  expect(screen.getByTestId("state-certificate").textContent).toBe("已过期");
  expect(screen.getByTestId("state-certificate").className).toBe("red");
  expect(screen.queryByTestId("paper-classes")).toBeNull();
  expect(screen.queryByTestId("paper-leave-slip")).toBeNull();
});

test("characters without a glyph are named before printing", async () => {
  show(paperPlace(cohort), () => ({ missing: [{ text: "王𬀩", character: "𬀩", code_point: "U+2C029" }] }));
  expect((await screen.findByTestId("missing-glyphs")).textContent).toContain(
    "以下姓名有字库里没有的字：王𬀩（「𬀩」U+2C029）",
  );
});

test("rows on a page and the first number are options of the sign-in sheet, and make it anew", async () => {
  const calls = show(paperPlace(cohort));
  await ready();
  const user = userEvent.setup();
  await user.type(screen.getByTestId("field-rows"), "20{Enter}");
  await user.type(screen.getByTestId("field-first"), "21{Enter}");
  await waitFor(() => expect(lastAsked(calls)).toMatchObject({ rows_per_page: 20, first_number: 21 }));
  await user.click(screen.getByTestId("paper-roster"));
  expect(screen.queryByTestId("field-rows")).toBeNull();
  await user.click(screen.getByTestId("option-phones"));
  await waitFor(() => expect(lastAsked(calls)).toMatchObject({ paper: "roster", phones: true }));
  expect(lastAsked(calls).rows_per_page).toBeUndefined();
});

test("a sign-in sheet may be of one room, or of one group", async () => {
  const calls = show(paperPlace(cohort, { session: 1 as SessionLine["id"] }));
  await ready();
  const user = userEvent.setup();
  const choose = async (option: string, word: string) => {
    await user.click(screen.getByRole("combobox", { name: option }));
    await user.click(await screen.findByTitle(word));
  };
  await choose("会场", "201教室");
  await waitFor(() => expect(lastAsked(calls)).toMatchObject({ room: 8 }));
  await choose("小组", "只印第一组");
  await waitFor(() => expect(lastAsked(calls)).toMatchObject({ room: 8, group: 31 }));
  await choose("会场", "全部会场印在一起");
  await waitFor(() => expect(lastAsked(calls)).toMatchObject({ room: undefined, group: 31 }));
});

test("a workbook is said in words and saved; saving is noted too", async () => {
  const calls = show(paperPlace(cohort, { paper: "roster-book" }));
  await screen.findByTestId("contents");
  const user = userEvent.setup();
  await user.click(screen.getByTestId("option-id-numbers"));
  await waitFor(() => expect(lastAsked(calls)).toMatchObject({ paper: "roster-book", id_numbers: true }));
  await ready();
  expect(screen.queryByTestId("print")).toBeNull();
  expect(screen.getByTestId("state-roster-book").textContent).toBe("未导出");
  await user.keyboard("{Enter}");
  await screen.findByTestId("reveal");
  expect(calls.filter((each) => each.name === "note_printed")).toHaveLength(1);
});

test("a refusal stands where the pages would, and nothing goes out", async () => {
  show(paperPlace(cohort), () => new Refuse({ say: "「第3期中青班」名册里还没有学员。" }));
  expect((await screen.findByTestId("paper-refused")).textContent).toBe("「第3期中青班」名册里还没有学员。");
  expect((screen.getByTestId("print") as HTMLButtonElement).disabled).toBe(true);
});

test("another screen names the session and the trainees", async () => {
  const calls = show(paperPlace(cohort, { session: 3 as SessionLine["id"] }));
  await ready();
  expect(lastAsked(calls).session).toBe(3);
  await userEvent.setup().click(screen.getByTestId("which-before"));
  await waitFor(() => expect(lastAsked(calls).session).toBe(1));
});

test("the last 调课通知单 is shown, and any before it a click away", async () => {
  const calls = show(paperPlace(cohort, { paper: "adjustments" }));
  await ready();
  expect(lastAsked(calls).notice).toBeUndefined();
  expect((await screen.findByTestId("which")).textContent).toContain("第2号　3月13日，1 处");
  await userEvent.setup().click(screen.getByTestId("which-before"));
  await waitFor(() => expect(lastAsked(calls)).toMatchObject({ paper: "adjustments", notice: 1, session: undefined }));
});

test("another paper asked for while here is shown", async () => {
  const calls = show(paperPlace(cohort));
  await ready();
  await act(async () => go(paperPlace(cohort, { paper: "roster" })));
  await waitFor(() => expect(lastAsked(calls).paper).toBe("roster"));
});

test("certificates of those chosen, or of all again", async () => {
  const calls = show(paperPlace(cohort, { paper: "certificate", trainees: [7, 9] as TraineeId[] }));
  await ready();
  expect(lastAsked(calls).trainees).toEqual([7, 9]);
  await userEvent.setup().click(screen.getByTestId("all-trainees"));
  await waitFor(() => expect(lastAsked(calls).trainees).toEqual([]));
});

test("badges are of a size, a title, a group and a few people; size and title are as the last time", async () => {
  window.localStorage.clear();
  const calls = show(paperPlace(cohort, { paper: "badge" }));
  await ready();
  expect(lastAsked(calls).card).toEqual({ width: 90, height: 54, title: "学员证" });
  const user = userEvent.setup();
  const choose = async (field: string, option: string) => {
    await user.click(screen.getByTestId(field));
    await user.click(await screen.findByTitle(option));
  };
  await choose("field-card-size", "其他尺寸");
  await user.clear(screen.getByTestId("field-card-width"));
  await user.type(screen.getByTestId("field-card-width"), "86{Enter}");
  await user.clear(screen.getByTestId("field-card-title"));
  await user.type(screen.getByTestId("field-card-title"), "代表证{Enter}");
  await choose("option-group", "只印第一组");
  await choose("field-card-people", "3 王五");
  await user.click(screen.getByTestId("option-by-group"));
  const card = { width: 86, height: 54, title: "代表证" };
  await waitFor(() => expect(lastAsked(calls)).toMatchObject({ card, group: 31, trainees: [7], by_group: true }));
  expect(JSON.parse(window.localStorage.getItem("badge-card") ?? "")).toEqual(card);
});

test.each([[[7, 9]], [[7]], [[]]])("trainees %j travel in the address", (trainees) => {
  const there = placeAt(address(paperPlace(cohort, { trainees: trainees as TraineeId[] })));
  expect(there.at === "cohort" && traineesOf(there.trainees)).toEqual(trainees);
});

test.each([
  ["2026-03-08 09:00", 1],
  ["2026-03-09 11:29", 1],
  ["2026-03-09 11:30", 3],
  ["2026-03-20 09:00", 3],
])("at %s the sheet wanted is that of session %i", (now, session) => {
  expect(nextOf(halvesOf(SESSIONS), dayjs(now))?.session).toBe(session);
});

test("a half day is one entry, whatever its sessions", () => {
  expect(halvesOf(SESSIONS).map((half) => [half.say, half.sessions])).toEqual([
    ["3月9日 周一 上午　《第1课》《第2课》", [1, 2]],
    ["3月9日 周一 下午　《第3课》", [3]],
  ]);
});
