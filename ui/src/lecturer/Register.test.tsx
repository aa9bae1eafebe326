// The registers: an entry saves field by field beside the list, a refusal stands where it belongs, new ones follow
// one another.

import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ComponentType } from "react";
import { expect, test } from "vitest";
import type { LecturerId } from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { FakeFrame } from "../frame/fake";
import { go, type Place } from "../frame/place";
import { Venues } from "../venue/Venues";
import { Lecturers } from "./Lecturers";

const LECTURER = {
  id: 5,
  name: "李明",
  unit: "县委宣传部",
  post: "部长",
  title: "",
  honours: "",
  category: "领导干部",
  office: "",
  fee_class: "",
  phone: "",
  note: "",
};
const TOPIC = {
  id: 7,
  name: "县情讲座",
  teaching_unit: "履职能力",
  kind: "讲授",
  hours: 400,
  lecturer: 5,
  elective: false,
  state: "上架",
  updated_on: null,
  note: "",
};
const TOPIC_LINE = {
  ...TOPIC,
  lecturer_name: "李明",
  taught_by: [5],
  taught_by_names: "李明",
  sessions: 2,
  last_given: null,
  years_old: null,
  stale: false,
};

function show(Screen: ComponentType, place: Place, table: Parameters<typeof fakeDoor>[0] = {}) {
  const calls = fakeDoor({
    lecturers: () => [{ ...LECTURER, sessions: 3, hours: 1200, topics: "县情讲座", teaches: [7], times: "" }],
    topics: () => [TOPIC_LINE],
    venues: () => [{ id: 9, name: "报告厅", capacity: 0, place: "", equipment: "", note: "", sessions: 0, times: "" }],
    ...table,
  });
  go(place);
  render(
    <FakeFrame>
      <Screen />
    </FakeFrame>,
  );
  return (name: string) => calls.filter((each) => each.name === name).map((each) => each.request);
}

test("one found by Ctrl+K is open already, and each field saves the whole when it is left", async () => {
  const asked = show(
    Lecturers,
    { at: "lecturer", lecturer: 5 as LecturerId },
    { save_lecturer: () => ({ said: "修改了授课人「李明」" }) },
  );
  const user = userEvent.setup();
  await user.type(await screen.findByTestId("field-title"), "副教授");
  await user.tab();
  await waitFor(() => expect(asked("save_lecturer")).toEqual([{ ...LECTURER, title: "副教授" }]));
});

test("one who teaches is not removed; why not stands in the form", async () => {
  show(
    Lecturers,
    { at: "lecturer" },
    { remove_lecturer: () => new Refuse({ say: "授课人「李明」有3个课次，不能删除。" }) },
  );
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("rows-lecturers"));
  await user.keyboard("{ArrowDown}{Delete}");
  expect((await screen.findByTestId("refusal-remove")).textContent).toBe("授课人「李明」有3个课次，不能删除。");
  (document.activeElement as HTMLElement).blur(); // the cursor nowhere: Esc closes the form all the same
  await user.keyboard("{Escape}");
  expect(screen.queryByTestId("panel-lecturers")).toBeNull();
});

test("found by Ctrl+K a second time, it is open again", async () => {
  show(Lecturers, { at: "lecturer", tab: "topic" });
  await screen.findByTestId("list-topics");
  for (let time = 0; time < 2; time++) {
    act(() => go({ at: "lecturer", tab: "topic", topic: 7 }));
    expect(await screen.findByTestId("panel-topics")).toBeTruthy();
    await userEvent.setup().keyboard("{Escape}");
    expect(screen.queryByTestId("panel-topics")).toBeNull();
  }
});

test("a number that is none is refused beside its field, and stays as it was typed", async () => {
  const asked = show(Venues, { at: "venue" }, { add_venue: ({ name }) => ({ said: `新增场地「${name}」` }) });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("new-venues"));
  await user.type(screen.getByTestId("field-name"), "203教室");
  await user.type(screen.getByTestId("field-capacity"), "六十{Enter}");
  expect((await screen.findByTestId("refusal-capacity")).textContent).toBe("请填数字。");
  expect((screen.getByTestId("field-capacity") as HTMLInputElement).value).toBe("六十");
  expect(asked("add_venue")).toEqual([]);
  await user.clear(screen.getByTestId("field-capacity"));
  await user.type(screen.getByTestId("field-capacity"), "60{Enter}");
  await screen.findByText("已新增 1 个");
});

test("new ones follow one another by Enter; a refused one stays as it was typed", async () => {
  const asked = show(
    Venues,
    { at: "venue" },
    {
      add_venue: ({ name }) =>
        name === "报告厅"
          ? new Refuse({ say: "已经有场地「报告厅」了。", field: "name" })
          : { said: `新增场地「${name}」` },
    },
  );
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("new-venues"));
  await user.type(screen.getByTestId("field-name"), "报告厅{Enter}");
  expect((await screen.findByTestId("refusal-name")).textContent).toBe("已经有场地「报告厅」了。");
  await user.clear(screen.getByTestId("field-name"));
  await user.type(screen.getByTestId("field-name"), "203教室");
  await user.type(screen.getByTestId("field-capacity"), "60{Enter}");
  await screen.findByText("已新增 1 个");
  expect(asked("add_venue").at(-1)).toEqual({ name: "203教室", capacity: 60, place: "", equipment: "", note: "" });
  expect((screen.getByTestId("field-name") as HTMLInputElement).value).toBe("");
});

test("topics are the other view, with hours in hundredths", async () => {
  const asked = show(Lecturers, { at: "lecturer", tab: "topic" }, { save_topic: () => ({ said: "修改了专题" }) });
  const user = userEvent.setup();
  await user.click(await screen.findByTestId("open-topics-7"));
  const hours = screen.getByTestId("field-hours");
  expect((hours as HTMLInputElement).value).toBe("4");
  await user.clear(hours);
  await user.type(hours, "2.5");
  await user.tab();
  await waitFor(() => expect(asked("save_topic")).toEqual([{ ...TOPIC, hours: 250 }]));
});
