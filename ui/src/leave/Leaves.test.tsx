// Leave by keyboard: who by number or initials, what it costs as one types, Enter enters it; the register beside it.

import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { answers, type CohortId, type LeaveLine } from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { LeaveDialog } from "./LeaveDialog";
import { Leaves } from "./Leaves";
import { meant } from "./words";

const COHORT = 3 as CohortId;
const PEOPLE = [
  { trainee: 101, number: 1, name: "张三", unit: "县财政局", initials: "zs", left: false },
  { trainee: 102, number: 2, name: "张思", unit: "县水利局", initials: "zs", left: false },
  { trainee: 112, number: 12, name: "欧阳明月", unit: "", initials: "oymy", left: false },
];
const SAID = "总学时40，已请4，本次再请8将超过1/7（5.71），按规定应予退学";
const weighed = (exceeds: boolean) => ({
  say: exceeds ? SAID : "总学时40，已请0，本次4，还可请1.71学时（不足半天）",
  exceeds,
  period: "3月12日上午",
  length: "半天",
  signers: ["班主任"],
  sessions: [
    { session: 7, day: "2026-03-12", starts: "08:30", ends: "11:30", title: "《县情讲座》", hours: 400, say: "事假" },
  ],
  overlaps: [],
  changes: 0,
  limit: { authority: "《干部教育培训工作条例》第十五条" },
});
const LINE = {
  id: 5,
  trainee: 101,
  number: 1,
  name: "张三",
  unit: "县财政局",
  post: "副局长",
  kind: "事假",
  from: { day: "2026-03-12", half: "上午", at: null },
  to: { day: "2026-03-12", half: "下午", at: null },
  period: "3月12日上午至下午",
  length: "1天",
  hours: 800,
  reason: "开会",
  note: "",
  state: "待批",
  say: "待批，缺教务处签字",
  signatures: [
    { who: "班主任", signed_on: "2026-03-11" },
    { who: "教务处", signed_on: null },
  ],
  returned: "",
  due_back: false,
  file_name: "",
  weighed: SAID,
  exceeds: true,
  contradictions: [],
};

function door(table: Parameters<typeof fakeDoor>[0] = {}) {
  const calls = fakeDoor({
    cohort: () => ({ starts: "2026-03-09", ends: "2026-03-13" }),
    attendance: () => ({ trainees: PEOPLE }),
    badge_codes: () => [{ trainee: 102, badge: "K7M2" }],
    ask_leave: ({ to }) => weighed(to.half === "下午"),
    add_leave: () => ({ ...LINE, said: "请假：张三" }),
    leaves: () => [LINE],
    ...table,
  });
  return (name: string) => calls.filter((each) => each.name === name).at(-1)?.request;
}
function ask(table: Parameters<typeof fakeDoor>[0] = {}) {
  const asked = door(table);
  let entered: LeaveLine | undefined;
  render(
    <QueryClientProvider client={answers}>
      <LeaveDialog
        cohort={COHORT}
        from={{ day: "2026-03-12", half: "上午" }}
        onLeave={(line) => {
          entered = line;
        }}
      />
    </QueryClientProvider>,
  );
  return { asked, entered: () => entered };
}

test("a number, Enter: what it costs is said; Enter again enters it", async () => {
  const { asked, entered } = ask();
  const user = userEvent.setup();
  const who = await screen.findByTestId("field-trainee");
  await user.type(who, "1{Enter}");
  expect((who as HTMLInputElement).value).toBe("1 张三（县财政局）");
  expect((await screen.findByTestId("leave-say")).textContent).toBe(
    "总学时40，已请0，本次4，还可请1.71学时（不足半天）",
  );
  expect(screen.getByTestId("leave-signers").textContent).toBe("班主任");
  await user.type(screen.getByTestId("field-reason"), "开会{Enter}");
  await waitFor(() => expect(entered()?.id).toBe(5));
  expect(asked("add_leave")).toEqual({
    trainee: 101,
    kind: "事假",
    from: { day: "2026-03-12", half: "上午" },
    to: { day: "2026-03-12", half: "上午" },
    reason: "开会",
    note: "",
    granted: "待批",
  });
});

test("too much leave is said in red before anything is written; signed already, it is granted at once", async () => {
  const { asked, entered } = ask();
  const user = userEvent.setup();
  await user.type(await screen.findByTestId("field-trainee"), "欧阳{Enter}");
  await user.click(screen.getByTestId("leave-to").querySelectorAll("label")[1] as Element);
  await waitFor(() => expect(screen.getByTestId("leave-say").textContent).toBe(SAID));
  expect(screen.getByTestId("leave-say").className).toContain("red");
  await user.click(screen.getByTestId("grant-now"));
  await waitFor(() => expect(entered()).toBeDefined());
  expect(asked("add_leave")).toMatchObject({ trainee: 112, granted: "已签齐" });
});

test("two of one sound are chosen by the arrows, and a refusal stands in the dialog", async () => {
  const { asked } = ask({
    add_leave: () => new Refuse({ say: "请假的时间不在班期内。", field: "from" }),
  });
  const user = userEvent.setup();
  await user.type(await screen.findByTestId("field-trainee"), "zs");
  expect(screen.getByTestId("found").textContent).toBe("1 张三2 张思");
  await user.keyboard("{ArrowDown}{Enter}");
  await screen.findByTestId("leave-say");
  await user.click(screen.getByTestId("agree"));
  await screen.findByText("请假的时间不在班期内。");
  expect(asked("add_leave")).toMatchObject({ trainee: 102 });
});

test("whom a piece of typing means", () => {
  const people = PEOPLE.map((each) => ({ ...each, badge: each.trainee === 102 ? "K7M2" : "" }));
  const names = (typed: string) => meant(typed, people).map(({ name }) => name);
  expect(names("12")).toEqual(["欧阳明月"]);
  expect(names("１")).toEqual(["张三"]);
  expect(names("张思")).toEqual(["张思"]);
  expect(names("张")).toEqual(["张三", "张思"]);
  expect(names("oy")).toEqual(["欧阳明月"]);
  expect(names("k7m2")).toEqual(["张思"]);
  expect(names("9")).toEqual([]);
  expect(names("")).toEqual([]);
});

test("what was refused is typed where it stands, after Enter too", async () => {
  const asked = door({
    decide_leave: ({ why }) =>
      why === "" ? new Refuse({ say: "请填写不批的原因。", field: "why" }) : { said: "不批：张三" },
  });
  render(
    <QueryClientProvider client={answers}>
      <Leaves cohort={COHORT} tools={null} />
    </QueryClientProvider>,
  );
  const user = userEvent.setup();
  await user.dblClick(await screen.findByTestId("row-leaves-5"));
  await user.click(await screen.findByTestId("refuse-leave"));
  await user.type(await screen.findByTestId("field-why"), "{Enter}");
  await screen.findByText("请填写不批的原因。");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("field-why")));
  await user.keyboard("考试{Enter}");
  await waitFor(() => expect(asked("decide_leave")).toEqual({ leave: 5, decision: "不批", why: "考试" }));
});

test("the register: what waits, who has signed; the last signature and 不批 with its reason", async () => {
  const asked = door({ sign_leave: () => ({ said: "准假：张三" }), decide_leave: () => ({ said: "不批：张三" }) });
  render(
    <QueryClientProvider client={answers}>
      <Leaves cohort={COHORT} tools={null} />
    </QueryClientProvider>,
  );
  const user = userEvent.setup();
  expect((await screen.findByTestId("leave-state-5")).textContent).toBe("待批，缺教务处签字；批准即超限");
  await user.dblClick(screen.getByTestId("row-leaves-5"));
  await screen.findByText("✓ 班主任（3月11日）");
  await user.click(screen.getByTestId("sign-教务处"));
  expect(asked("sign_leave")).toEqual({ leave: 5, signer: "教务处" });
  await user.click(screen.getByTestId("refuse-leave"));
  await user.type(await screen.findByTestId("field-why"), "考试{Enter}");
  await waitFor(() => expect(asked("decide_leave")).toEqual({ leave: 5, decision: "不批", why: "考试" }));
});
