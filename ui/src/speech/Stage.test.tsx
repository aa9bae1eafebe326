// The projector's screen by keys: whom it calls is the office's, the keys are the page's.

import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import type { CohortId } from "../door";
import { fakeDoor, Refuse } from "../door/fake";
import { FakeFrame } from "../frame/fake";
import { Stage } from "./Stage";

const cohort = 3 as CohortId;
const session = {
  ...{ id: 7, cohort, title: "分组研讨", kind: "研讨", day: "2026-03-09", half_day: "上午" },
  ...{ starts: "08:30", ends: "11:30" },
};
const person = (number: number, name: string, initials: string, more = {}) => ({
  ...{ trainee: 100 + number, number, name, initials, unit: "县财政局", post: "干部", group: "第一组" },
  ...{ stratum: "", here: true, mark: "出勤", times: 0, ...more },
});
const PEOPLE = [
  person(1, "张三", "zs"),
  person(2, "李四光", "lsg"),
  person(3, "王芳", "wf", { here: false, mark: "病假" }),
  person(12, "赵松", "zs"),
];

/** An office that calls one after the other. */
function show(refuses = false) {
  window.location.hash = `#/cohort?cohort=3&tab=rollcall&part=stage&session=7`;
  const spoken: object[] = [];
  const calls = fakeDoor({
    timetable: () => ({ sessions: [session] }),
    speakers: ({ by }) => ({
      session,
      people: PEOPLE,
      strata: by === "按小组" ? ["第一组", "第二组"].map((word) => ({ word, here: 2, waiting: 2 })) : [],
      here: 3,
      waiting: 3 - spoken.length,
      last: spoken.at(-1) ?? null,
    }),
    call_to_speak: ({ choose }) => {
      if (refuses) return new Refuse({ say: "没有在场的学员可以点名。" });
      const one = PEOPLE.find(({ trainee }) => trainee === choose) ?? PEOPLE[spoken.length];
      const position = spoken.length + 1;
      spoken.push({ ...one, id: 40 + position, session: 7, position, called: true, topic: "", minutes: 0, remark: "" });
      return { said: "现场点名" };
    },
    find_on_roll: ({ typed }) =>
      typed === "t222b4"
        ? { found: [112], others: [], say: "" }
        : { found: [], others: [], say: `这是「第2期科级干部进修班」李四的编码，不是这个班的。` },
    save_speech: (speech) => {
      Object.assign(spoken.at(-1) ?? {}, speech);
      return { said: "修改" };
    },
    remove_speech: () => {
      spoken.pop();
      return { said: "收回" };
    },
  });
  render(
    <FakeFrame>
      <Stage cohort={cohort} tools={null} />
    </FakeFrame>,
  );
  return { asked: (name: string) => calls.filter((each) => each.name === name).map((each) => each.request) };
}
const press = (key: string, more = {}) =>
  fireEvent.keyDown(document.body, { key, code: key === " " ? "Space" : key, ...more });
const card = () => screen.getByTestId("stage-card").textContent;

beforeEach(() => window.localStorage.clear());

test("space calls the next, Backspace takes them back, and a held key calls nobody twice", async () => {
  const { asked } = show();
  await screen.findByTestId("stage-begin");
  press(" ");
  press(" ");
  await waitFor(() => expect(card()).toContain("张三"));
  expect(asked("call_to_speak")).toEqual([{ session: 7, by: "随机", scope: "本次课" }]);
  press(" ", { repeat: true });
  expect(asked("call_to_speak").length).toBe(1);
  press(" ");
  await waitFor(() => expect(card()).toContain("第 2 位发言"));
  press("Backspace");
  await waitFor(() => expect(card()).toContain("第 1 位发言"));
  expect(asked("remove_speech")).toEqual([{ speech: 42 }]);
});

test("a number or initials choose one; who is away is said to be", async () => {
  const { asked } = show();
  await screen.findByTestId("stage-begin");
  press("z");
  press("s");
  expect((await screen.findByTestId("stage-choose")).textContent).toContain("12赵松");
  press("ArrowDown");
  press("Enter");
  await waitFor(() => expect(card()).toContain("赵松"));
  expect(asked("call_to_speak")).toEqual([{ session: 7, by: "随机", scope: "本次课", choose: 112 }]);
  press("3");
  expect(screen.getByTestId("stage-choose").textContent).toContain("病假");
  press("Backspace");
  expect(card()).toContain("赵松"); // what was typed is gone first
});

test("a badge that a scanner types calls who wears it; one of another class says whose it is", async () => {
  const { asked } = show();
  await screen.findByTestId("stage-begin");
  for (const key of [..."T222B4", "Enter"]) press(key);
  await waitFor(() => expect(card()).toContain("赵松"));
  expect(asked("call_to_speak")).toEqual([{ session: 7, by: "随机", scope: "本次课", choose: 112 }]);
  for (const key of [..."T222C7", "Enter"]) press(key);
  expect((await screen.findByTestId("stage-said")).textContent).toContain("不是这个班的");
  expect(asked("call_to_speak").length).toBe(1);
});

test("an input method that holds the letters back does not", async () => {
  show();
  await screen.findByTestId("stage-begin");
  press("Process", { code: "KeyW" });
  expect((await screen.findByTestId("stage-choose")).textContent).toContain("王芳");
});

test("Tab goes from way to way, the arrows to one group only, F3 to another scope", async () => {
  const { asked } = show();
  await screen.findByTestId("stage-begin");
  for (let n = 0; n < 3; n++) press("Tab");
  await waitFor(() => expect(screen.getByTestId("stage-way").textContent).toContain("轮流"));
  press("ArrowRight");
  press("ArrowRight");
  press("F3");
  await waitFor(() => expect(screen.getByTestId("stage-way").textContent).toContain("第二组2 人没有点到当天不重复"));
  press(" ");
  await waitFor(() =>
    expect(asked("call_to_speak")).toEqual([{ session: 7, by: "按小组", scope: "当天", only: "第二组" }]),
  );
});

test("the stopwatch's minutes go to the speech, and Esc leaves for the log", async () => {
  const { asked } = show();
  await screen.findByTestId("stage-begin");
  press("Enter"); // nobody speaks yet: nothing to time
  expect(screen.queryByTestId("stage-watch")).toBeNull();
  press(" ");
  await screen.findByTestId("stage-card");
  press("Enter");
  await screen.findByTestId("stage-watch");
  press("Escape");
  await waitFor(() => expect(window.location.hash).toBe("#/cohort?cohort=3&tab=rollcall&part=speech&session=7"));
  expect(asked("save_speech")).toMatchObject([{ id: 41, minutes: 1, trainee: 101 }]);
  expect(asked("save_speech")[0]).not.toHaveProperty("name");
});

test("keys are hidden and a refusal is said large", async () => {
  show(true);
  await screen.findByTestId("stage-keys");
  press("F1");
  expect(screen.queryByTestId("stage-keys")).toBeNull();
  press("F4");
  expect(screen.getByTestId("stage").className).toContain("bright");
  press(" ");
  expect((await screen.findByTestId("stage-said")).textContent).toBe("没有在场的学员可以点名。");
});
