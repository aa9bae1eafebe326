// From decisions to numbers: decided by keys, issued after being told that numbers are for good, made void with a reason.

import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { answers, type Certificate, type CohortId, type CompletionLine } from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { Certificates } from "./Certificates";

const cohort = 3 as CohortId;
const tally = {
  expected: 10,
  came: 9,
  late: 0,
  left_early: 0,
  absent: 1,
  private_leave: 0,
  sick_leave: 0,
  duty_leave: 0,
  expected_hours: 4000,
  came_hours: 3600,
  leave_hours: 0,
};
const line = (number: number, name: string, more: Partial<CompletionLine> = {}) =>
  ({
    trainee: 10 + number,
    number,
    name,
    unit: "县财政局",
    tally,
    rate: { part: 9, whole: 10 },
    suggestion: { decision: "准予结业", why: "" },
    decision: null,
    reason: "",
    serial: null,
    ...more,
  }) as CompletionLine;
const certificate = (id: number, number: number, more: Partial<Certificate> = {}) =>
  ({
    id,
    cohort,
    trainee: 10 + id,
    year: 2026,
    number,
    serial: `党校培结字〔2026〕${String(number).padStart(4, "0")}号`,
    issued_on: "2026-03-20",
    name: "张三",
    unit: "县财政局",
    title: "第3期中青班",
    void_why: null,
    voided_on: null,
    ...more,
  }) as Certificate;

const SUGGESTED = line(2, "李四", { suggestion: { decision: "暂缓结业", why: "旷课1次" } });

function show({
  lines = [line(1, "张三"), SUGGESTED],
  certificates = [] as Certificate[],
  rolls_missing = 0,
  more = {},
} = {}) {
  const calls = fakeDoor({
    completion: () => ({ cohort, lines, rolls_missing }),
    certificates: ({ cohort: of }: { cohort: CohortId }) =>
      of === cohort
        ? certificates
        : [certificate(90, 46, { void_why: "姓名有误" }), certificate(91, 99, { year: 2025 })],
    cohort: () => ({ id: cohort, ends: "2026-03-20" }),
    next_serials: () => ({ first: "党校培结字〔2026〕0047号", last: "党校培结字〔2026〕0047号" }),
    decide_completion: () => ({ said: "结业审核" }),
    issue_certificates: () => ({ said: "发证1张" }),
    void_certificate: () => ({ said: "作废证书" }),
    ...more,
  });
  render(
    <QueryClientProvider client={answers}>
      <Certificates cohort={cohort} />
    </QueryClientProvider>,
  );
  return { of: (name: string) => calls.filter((each) => each.name === name).map((each) => each.request) };
}

test("all suggestions in one operation, with their reasons, and only where nothing is decided", async () => {
  const { of } = show({
    lines: [line(1, "张三"), SUGGESTED, line(3, "王芳", { decision: "不予结业", reason: "退学" })],
  });
  await userEvent.setup().click(await screen.findByTestId("accept-suggestions"));
  expect(of("decide_completion")).toEqual([
    {
      cohort,
      decisions: [
        { trainee: 11, decision: "准予结业", reason: "" },
        { trainee: 12, decision: "暂缓结业", reason: "旷课1次" },
      ],
    },
  ]);
});

test("on a row, 1 grants at once; 2 asks for the reason, the rule's own standing ready; 0 takes back", async () => {
  const { of } = show();
  const user = userEvent.setup();
  (await screen.findByTestId("rows-completion")).focus();
  await user.keyboard("{ArrowDown}1");
  await user.keyboard("{ArrowDown}2");
  expect((screen.getByTestId("field-reason") as HTMLInputElement).value).toBe("旷课1次");
  await user.type(screen.getByTestId("field-reason"), "，待补课{Enter}");
  await waitFor(() => expect(of("decide_completion")).toHaveLength(2));
  await waitFor(() => expect(screen.queryByTestId("reason-dialog")).toBeNull());
  await user.keyboard("0"); // the rows have the keys again
  await waitFor(() => expect(of("decide_completion")).toHaveLength(3));
  expect(of("decide_completion")).toEqual([
    { cohort, decisions: [{ trainee: 11, decision: "准予结业", reason: "" }] },
    { cohort, decisions: [{ trainee: 12, decision: "暂缓结业", reason: "旷课1次，待补课" }] },
    { cohort, decisions: [{ trainee: 12, decision: null, reason: "" }] },
  ]);
});

test("a refusal stands beside the reason", async () => {
  show({ more: { decide_completion: () => new Refuse({ say: "张三：不予结业要写明原因。", field: "reason" }) } });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("decide-1-不予"));
  await user.click(screen.getByTestId("agree"));
  expect((await screen.findByTestId("refusal-reason")).textContent).toBe("张三：不予结业要写明原因。");
});

test("several ticked are decided together", async () => {
  const { of } = show();
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("choose-all-completion"));
  screen.getByTestId("rows-completion").focus();
  await user.keyboard("1");
  expect(of("decide_completion")).toEqual([
    {
      cohort,
      decisions: [
        { trainee: 11, decision: "准予结业", reason: "" },
        { trainee: 12, decision: "准予结业", reason: "" },
      ],
    },
  ]);
});

test("a line says when the suggestions rest on too few rolls", async () => {
  show({ rolls_missing: 3 });
  expect((await screen.findByTestId("rolls-missing")).textContent).toContain("还有 3 个课次没有点名");
});

test("before issuing: the numbers over all classes of that year, and that they are for good", async () => {
  const granted = line(1, "张三", { decision: "准予结业" });
  const { of } = show({ lines: [granted, SUGGESTED, line(3, "王芳", { decision: "准予结业", serial: "已有" })] });
  const user = userEvent.setup();
  const issue = await screen.findByTestId("issue");
  expect(issue.textContent).toContain("发证（1 人）");
  await user.click(issue);
  await waitFor(() => expect(screen.getByTestId("next-serials").textContent).toBe("党校培结字〔2026〕0047号"));
  expect(screen.getByTestId("issue-dialog").textContent).toContain("不能撤销");
  expect(of("issue_certificates")).toEqual([]);
  await user.click(screen.getByTestId("agree"));
  await waitFor(() => expect(of("issue_certificates")).toEqual([{ cohort, trainees: [11], issued_on: "2026-03-20" }]));
});

test("just issued, they stand chosen in the register, ready to print", async () => {
  show({ lines: [line(1, "张三", { decision: "准予结业" })], certificates: [certificate(1, 47), certificate(2, 40)] });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("issue"));
  await user.click(await screen.findByTestId("agree"));
  await user.click(await screen.findByText("打印所选（1 张）"));
  expect(window.location.hash).toContain("tab=paper&paper=certificate&trainees=11");
});

test("one is made void with its reason; a void one is not printed", async () => {
  const { of } = show({
    certificates: [certificate(1, 47), certificate(2, 48, { void_why: "姓名有误", voided_on: "2026-03-21" })],
  });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("view-register"));
  expect((await screen.findByTestId("row-certificates-2")).textContent).toContain("3月21日作废：姓名有误");
  await user.click(screen.getByTestId("choose-all-certificates"));
  expect(screen.getByTestId("print-chosen").textContent).toContain("1 张");
  await user.click(screen.getByTestId("void"));
  await user.type(screen.getByTestId("field-why"), "单位有误");
  await user.click(screen.getByTestId("agree"));
  await waitFor(() => expect(of("void_certificate")).toEqual([{ certificate: 1, why: "单位有误" }]));
});
