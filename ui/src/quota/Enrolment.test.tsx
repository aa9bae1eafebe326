// 名额与报名: figures that open to names, places typed like a spreadsheet, a share proposed before it is taken.

import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { CohortId, Finding, FindingKind, QuotaLine, RosterCheck } from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { FakeFrame } from "../frame/fake";
import { Enrolment } from "./Enrolment";

const cohort = 3 as CohortId;
const line = (unit: number, name: string, places: number, enrolled: number) =>
  ({
    ...{ unit, name, places, weight: 1, note: "", enrolled, people: 10 * unit, trained: 1 },
    ...{ missing: Math.max(0, places - enrolled), over: Math.max(0, enrolled - places) },
  }) as QuotaLine;
const KINDS: FindingKind[] = ["缺", "未报", "超", "重复", "在训冲突", "近年已训", "资格存疑", "级别未写明", "信息不全"];
const finding = (kind: FindingKind, say: string, more: Partial<Finding> = {}) =>
  ({
    ...{ kind, say, ground: "依据", unit: 1, unit_name: "县财政局", trainee: null, name: "", other: null },
    ...{ cohort: null, people: 1 },
    ...more,
  }) as Finding;

function show(table: Parameters<typeof fakeDoor>[0] = {}) {
  let lines = [line(1, "县财政局", 3, 1), line(2, "县教育局", 2, 2), line(3, "城关镇", 0, 0)];
  const findings = [
    finding("缺", "县财政局名额3人，已报1人，缺2人", { people: 2 }),
    finding("重复", "张三与张 三可能是同一人", { trainee: 11 as never, other: 12 as never }),
  ];
  const check: RosterCheck = {
    ...{ title: "第3期中青班", places: 5, enrolled: 3, findings, reminder: "各单位：…" },
    figures: KINDS.map((kind) => {
      const mine = findings.filter((each) => each.kind === kind);
      return { kind, people: mine.reduce((sum, each) => sum + each.people, 0), units: mine.length };
    }),
    reminders: [{ unit: 1 as never, name: "县财政局", text: "县财政局：还缺2人。" }],
  };
  const calls = fakeDoor({
    quotas: () => {
      const places = lines.reduce((sum, each) => sum + each.places, 0);
      return { lines, places, enrolled: 3, missing: 2, over: 0, without_unit: 0, planned: 6, difference: 0, years: 2 };
    },
    roster_check: () => check,
    eligibility: () => ({
      cohort,
      youngest: null,
      oldest: 45,
      lowest: "",
      highest: "",
      tags: "",
      years: 2,
      same_name: false,
    }),
    word_lists: () => ({ levels: ["乡科级副职"] }),
    set_quotas: ({ lines: typed }: { lines: QuotaLine[] }) => {
      lines = lines.map((each) => ({ ...each, ...typed.find((one) => one.unit === each.unit) }));
      return { said: "名额" };
    },
    ...table,
  });
  render(
    <FakeFrame>
      <Enrolment cohort={cohort} />
    </FakeFrame>,
  );
  const of = (name: string) => calls.filter((each) => each.name === name).map((each) => each.request);
  return { of, user: userEvent.setup() };
}
const places = (of: (name: string) => unknown[]) =>
  (of("set_quotas") as { lines: { places: number }[] }[]).map(({ lines }) => lines.map((each) => each.places));

test("the first figure that is not none stands open; another opens to its names, which lead to the trainee", async () => {
  const { user } = show();
  const found = await screen.findByTestId("findings-缺");
  expect(found.textContent).toContain("缺2人");
  expect(screen.getByTestId("figure-近年已训").textContent).toBe("近两年已训 0");
  await user.click(screen.getByTestId("figure-重复"));
  await user.click(within(screen.getByTestId("findings-重复")).getByTestId("finding-11"));
  expect(window.location.hash).toBe("#/cohort?cohort=3&tab=trainee&trainee=11");
});

test("a figure of none says so", async () => {
  const { user } = show();
  await user.click(await screen.findByTestId("figure-超"));
  expect(screen.getByTestId("empty").textContent).toBe("没有超名额的单位。");
});

test("digits typed on a row are its places, Enter goes down, and the running total stands against the plan", async () => {
  const { of, user } = show();
  (await screen.findByTestId("rows-quotas")).focus();
  expect(screen.getByTestId("quotas-sum").textContent).toContain("名额合计 5 人，2 个单位；计划 6 人，还可分 1 人");
  await user.keyboard("{ArrowDown}4{Enter}");
  await waitFor(() => expect(places(of)).toEqual([[4, 2, 0]]));
  await waitFor(() => expect(screen.getByTestId("quotas-sum").textContent).toContain("正好"));
  await waitFor(() => expect(document.querySelector("tr.current")?.textContent).toContain("县教育局"));
  await user.keyboard("1２{Enter}");
  await waitFor(() => expect(places(of)[1]).toEqual([4, 12, 0]));
});

test("Esc leaves a cell as it was, what is no number stays to be mended, Tab goes on to the weight", async () => {
  const { of, user } = show();
  await user.click(await screen.findByTestId("places-1"));
  await user.keyboard("9{Escape}");
  expect(screen.getByTestId("places-1").textContent).toBe("3");
  await user.click(screen.getByTestId("places-1"));
  await user.keyboard("三{Enter}");
  expect(screen.getByTestId("edit-places-1").className).toContain("wrong");
  expect(of("set_quotas")).toEqual([]);
  await user.clear(screen.getByTestId("edit-places-1"));
  await user.keyboard("3{Tab}5{Enter}");
  await waitFor(() => expect(of("set_quotas")).toHaveLength(1));
  expect(of("set_quotas")[0]).toMatchObject({ lines: [{ unit: 1, places: 3, weight: 5 }, {}, {}] });
});

test("numbers typed one after another are written in their turn, none lost", async () => {
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  const seen: number[][] = [];
  const { user } = show({
    set_quotas: async ({ lines }: { lines: { places: number }[] }) => {
      seen.push(lines.map((each) => each.places));
      await gate;
      return { said: "名额" };
    },
  });
  (await screen.findByTestId("rows-quotas")).focus();
  await user.keyboard("{ArrowDown}1{Enter}7{Enter}");
  expect(screen.getByTestId("places-2").textContent).toBe("7");
  expect(seen).toEqual([[1, 2, 0]]);
  open();
  await waitFor(() => expect(seen[1]).toEqual([1, 7, 0]));
});

test("a refusal stands above, and what was there before stands again", async () => {
  const { user } = show({ set_quotas: () => new Refuse({ say: "县财政局的名额不能超过10000人。" }) });
  (await screen.findByTestId("rows-quotas")).focus();
  await user.keyboard("{ArrowDown}99999{Enter}");
  expect((await screen.findByTestId("refusal-quotas")).textContent).toContain("不能超过");
  expect(screen.getByTestId("places-1").textContent).toBe("3");
});

test("shares are shown before they are taken, and taken with what else stands in the lines", async () => {
  const shared = {
    lines: [
      { unit: 1, name: "县财政局", weight: 9, places: 1 },
      { unit: 3, name: "城关镇", weight: 29, places: 5 },
    ],
    total: 6,
  };
  const { of, user } = show({ share_quotas: () => shared });
  await user.click(await screen.findByTestId("fill-places"));
  await user.click(await screen.findByTestId("share"));
  expect((await screen.findByTestId("share-3")).textContent).toBe("城关镇295");
  expect(of("share_quotas")).toEqual([{ cohort, total: 6, weights: [], exclude_trained: true }]);
  expect(of("set_quotas")).toEqual([]);
  await user.click(screen.getByTestId("agree"));
  await waitFor(() => expect(places(of)).toEqual([[1, 0, 5]]));
});

test("the places of the last class are copied; another may be chosen", async () => {
  const { of, user } = show({ cohorts: () => [], copy_quotas: () => ({ said: "照抄" }) });
  await user.click(await screen.findByTestId("fill-places"));
  await user.click(await screen.findByTestId("copy"));
  await user.click(await screen.findByTestId("agree"));
  await waitFor(() => expect(of("copy_quotas")).toEqual([{ cohort }]));
});

test("reminders are copied, one or all, with the deadline in them", async () => {
  const { of, user } = show();
  const copied: string[] = [];
  document.execCommand = vi.fn(() => {
    copied.push((document.body.lastElementChild as HTMLTextAreaElement).value);
    return true;
  }) as never;
  await user.click(await screen.findByTestId("view-reminders"));
  await user.click(screen.getByTestId("copy-reminder-1"));
  await user.click(screen.getByTestId("copy-all"));
  expect(copied).toEqual(["县财政局：还缺2人。", "各单位：…"]);
  await user.type(screen.getByTestId("field-deadline"), "2026-3-6{Enter}");
  await waitFor(() => expect(of("roster_check")).toContainEqual({ cohort, deadline: "2026-03-06" }));
});

test("a registration form for each unit with places goes into a folder", async () => {
  const { of, user } = show({
    pick_folder: () => "/mnt/u/报名表",
    registration_forms: () => [
      { unit: 1, unit_name: "县财政局", file_name: "报名表_县财政局.xlsx", base64: "eA==" },
      { unit: 2, unit_name: "县教育局", file_name: "报名表_县教育局.xlsx", base64: "eQ==" },
    ],
    save_into: ({ folder, name }: { folder: string; name: string }) => `${folder}/${name}`,
  });
  await user.click(await screen.findByTestId("forms"));
  await user.click(await screen.findByTestId("agree"));
  await waitFor(() => expect(of("save_into")).toHaveLength(2));
  expect(of("registration_forms")).toEqual([{ cohort, units: [1, 2] }]);
  await waitFor(() => expect(screen.queryByTestId("forms-dialog")).toBeNull());
});

test("whom the class is for is saved as it is filled in", async () => {
  const { of, user } = show({ set_eligibility: () => ({ said: "参训条件" }) });
  await user.click(await screen.findByTestId("view-conditions"));
  await user.type(await screen.findByTestId("field-youngest"), "25");
  await act(() => user.tab());
  await waitFor(() => expect(of("set_eligibility")).toMatchObject([{ cohort, youngest: 25, oldest: 45, years: 2 }]));
});

test("the files a roster came from are listed, each to be had again as it was sent", async () => {
  const { of, user } = show({
    intakes: () => [{ id: 7, unit: "城关镇", file: "城关镇.xls", people: 12, taken_at: "2026-03-02 08:31:12" }],
    sent_file: () => ({ file_name: "城关镇.xls", base64: "eA==" }),
    save_as: () => "/mnt/u/城关镇.xls",
  });
  await user.click(await screen.findByTestId("view-files"));
  expect((await screen.findByTestId("intakes")).textContent).toContain("城关镇，12 人，3月2日 08:31导入");
  await user.click(screen.getByTestId("sent-file-7"));
  await waitFor(() => expect(of("save_as")).toEqual([{ name: "城关镇.xls", base64: "eA==" }]));
  expect(of("sent_file")).toEqual([{ intake: 7 }]);
});
