// A class is made with its name and days alone, and filled in field by field.

import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { answers, type CohortId, type CohortLine } from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { placeAt } from "../frame/place";
import { Cohorts } from "./Cohorts";
import { Overview } from "./Overview";
import { sayHours, saySpan } from "./words";

const line = {
  id: 7,
  name: "中青年干部培训班",
  number: 3,
  title: "第3期中青年干部培训班",
  category: "主体班",
  starts: "2026-03-09",
  ends: "2026-03-20",
  place: "",
  head_teacher: "",
  host: "",
  planned: 0,
  note: "",
  stage: "在办",
  days: 12,
  trainees: 48,
  sessions: 20,
  hours: 7850,
  rolls: 3,
  rolls_due: 2,
  completed: 0,
  certificates: 0,
} as unknown as CohortLine;

function show(screen: React.ReactNode) {
  render(<QueryClientProvider client={answers}>{screen}</QueryClientProvider>);
}

test("an empty office is told what belongs here; a name and Enter make a class and open it", async () => {
  const calls = fakeDoor({ cohorts: () => [], create_cohort: () => ({ ...line, said: "新建班次" }) });
  show(<Cohorts />);
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("begin"));
  await user.type(screen.getByTestId("field-name"), "中青年干部培训班{Enter}");
  await waitFor(() => expect(placeAt(window.location.hash)).toEqual({ at: "cohort", cohort: 7, tab: "overview" }));
  const made = calls.find((each) => each.name === "create_cohort")?.request as CohortLine;
  expect(made).toMatchObject({ name: "中青年干部培训班", number: null, category: "主体班", planned: 0 });
  expect(new Date(made.starts).getDay()).toBe(1);
  expect(made.starts < made.ends).toBe(true);
});

test("a class without a name is refused beside the name", async () => {
  fakeDoor({ cohorts: () => [line], create_cohort: () => new Refuse({ say: "请填写班次名称。", field: "name" }) });
  show(<Cohorts />);
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("new-cohort"));
  await user.click(screen.getByTestId("agree"));
  expect((await screen.findByTestId("refusal-name")).textContent).toBe("请填写班次名称。");
});

test("the stages narrow the list, and rolls that are due are said", async () => {
  const over = { ...line, id: 8 as CohortId, title: "第2期科级干部进修班", stage: "已结束", rolls_due: 0 };
  fakeDoor({ cohorts: () => [line, over] });
  show(<Cohorts />);
  const user = userEvent.setup();
  expect((await screen.findByTestId("row-cohorts-7")).textContent).toContain("欠 2");
  await user.click(screen.getByText("已结束", { selector: ".ant-segmented-item-label" }));
  expect(screen.queryByTestId("row-cohorts-7")).toBeNull();
  expect(screen.getByTestId("row-cohorts-8")).toBeTruthy();
});

test("each field of the overview is saved with the rest as it stands", async () => {
  let saved = line;
  const calls = fakeDoor({
    cohort: () => saved,
    save_cohort: (request) => {
      saved = { ...saved, ...request };
      return { ...saved, said: "修改了班次" };
    },
  });
  show(<Overview cohort={7 as CohortId} />);
  const user = userEvent.setup();
  await user.type(await screen.findByTestId("field-head_teacher"), "王敏");
  await user.tab();
  await user.type(screen.getByTestId("field-planned"), "50");
  await user.tab();
  await waitFor(() => expect(calls.filter((each) => each.name === "save_cohort")).toHaveLength(2));
  expect(calls.filter((each) => each.name === "save_cohort")[1]?.request).toEqual({
    id: 7,
    name: "中青年干部培训班",
    number: 3,
    category: "主体班",
    starts: "2026-03-09",
    ends: "2026-03-20",
    place: "",
    head_teacher: "王敏",
    host: "",
    planned: 50,
    note: "",
  });
});

test.each([
  ["2025-03-09", "2025-03-20", "2025年3月9日–3月20日"],
  ["2025-12-30", "2026-01-02", "2025年12月30日–2026年1月2日"],
  ["2025-03-09", "2025-03-09", "2025年3月9日"],
])("the span %s to %s is said %s", (starts, ends, said) => {
  expect(saySpan(starts, ends)).toBe(said);
});

test.each([
  [400, "4"],
  [250, "2.5"],
  [25, "0.25"],
])("%i hundredths are %s", (hours, said) => {
  expect(sayHours(hours)).toBe(said);
});
