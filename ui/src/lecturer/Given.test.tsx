// What lecturers give: this 学期 first, another at a click, a letter for each class, and it is noted when it goes out.

import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import dayjs from "dayjs";
import { expect, test, vi } from "vitest";
import type { LecturerLine, PaperAsked } from "../door";
import { fakeDoor } from "../door/fake";
import { FakeFrame } from "../frame/fake";
import { GivenBy, GivenByAll } from "./Given";

vi.mock("../parts/pdf", () => ({
  openPdf: async () => ({
    numPages: 1,
    getPage: async () => ({ getViewport: () => ({ width: 595, height: 842 }) }),
    loadingTask: { docId: "d1", destroy: async () => undefined },
  }),
}));

const KINDS = [
  { key: "invitation", name: "授课邀请函", format: "PDF", about: "班次" },
  { key: "lecturer-plan", name: "授课安排", format: "PDF", about: "授课人" },
  { key: "workload", name: "授课工作量统计表", format: "PDF", about: "期间" },
  { key: "leaders", name: "领导授课台账", format: "PDF", about: "期间" },
  { key: "classes-book", name: "培训班情况统计表", format: "Excel", about: "期间" },
  { key: "workload-book", name: "授课工作量统计表", format: "Excel", about: "期间" },
];
const year = dayjs().year();
const term =
  dayjs().month() < 7 ? { from: `${year}-01-01`, to: `${year}-07-31` } : { from: `${year}-08-01`, to: `${year}-12-31` };

function door() {
  return fakeDoor({
    papers: () => KINDS,
    cohorts: () => [
      { id: 3, title: "第3期中青班" },
      { id: 4, title: "第1期科干班" },
    ],
    bookings: () => ({
      years: [],
      sessions: [
        { cohort: 3, day: term.from },
        { cohort: 4, day: `${year - 1}-05-01` },
      ],
    }),
    paper: (asked: PaperAsked) => ({
      paper: asked.paper,
      name: "",
      file_name: "",
      format: "PDF",
      pages: 1,
      missing: [],
      part: "李明",
      fingerprint: "now",
      printed: null,
      base64: btoa(JSON.stringify(asked)),
    }),
    print_pdf: () => "已送到默认打印机。",
    note_printed: () => ({ edition: 1, printed_on: "2026-03-09", fingerprint: "now" }),
  });
}
const ready = () => waitFor(() => expect(screen.getByTestId("pages").dataset.ready).toBe("true"));

test("a lecturer's plan of this 学期, and a letter for each class of it; the letter printed is noted", async () => {
  const calls = door();
  const leave = vi.fn();
  render(
    <FakeFrame>
      <GivenBy of={{ id: 5, name: "李明" } as LecturerLine} onLeave={leave} />
    </FakeFrame>,
  );
  await ready();
  const asked = () => calls.filter((each) => each.name === "paper").at(-1)?.request;
  expect(asked()).toMatchObject({ paper: "lecturer-plan", lecturer: 5, ...term });
  expect(screen.queryByTestId("paper-invitation-4")).toBeNull();
  const user = userEvent.setup();
  await user.click(screen.getByTestId("paper-invitation-3"));
  await waitFor(() => expect(asked()).toMatchObject({ paper: "invitation", cohort: 3, lecturer: 5 }));
  await ready();
  await user.click(screen.getByTestId("print"));
  await waitFor(() =>
    expect(calls.find((each) => each.name === "note_printed")?.request).toEqual({
      cohort: 3,
      paper: "invitation",
      part: "李明",
      fingerprint: "now",
    }),
  );
  await user.click(screen.getByText("上年"));
  expect(await screen.findByTestId("paper-invitation-4")).toBeTruthy();
  await user.keyboard("{Escape}");
  expect(leave).toHaveBeenCalled();
});

test("the workload of all, of the year when it is asked for", async () => {
  const calls = door();
  render(
    <FakeFrame>
      <GivenByAll tools={null} />
    </FakeFrame>,
  );
  await ready();
  expect(screen.queryByTestId("paper-classes-book")).toBeNull();
  await userEvent.setup().click(screen.getByText("本年"));
  await waitFor(() =>
    expect(calls.filter((each) => each.name === "paper").at(-1)?.request).toMatchObject({
      paper: "workload",
      from: `${year}-01-01`,
      to: `${year}-12-31`,
    }),
  );
});
