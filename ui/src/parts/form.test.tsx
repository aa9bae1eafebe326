// Forms save when left, and a refusal stands beside its field.

import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import { troubleOf } from "../door";
import {
  DateField,
  Dialog,
  NumberField,
  RegisterField,
  readNumber,
  readTime,
  TextField,
  TimeField,
  useDraftForm,
  useSavedForm,
} from ".";
import { matching } from "./RegisterField";

interface Kept {
  name: string;
  planned: number | null;
  start: string;
}

function Saved({ save }: { save: (whole: Kept) => Promise<void> }) {
  const [kept, setKept] = useState<Kept>({ name: "第3期中青班", planned: 48, start: "08:30" });
  const form = useSavedForm(kept, async (whole) => {
    await save(whole);
    setKept(whole);
  });
  return (
    <>
      <TextField label="名称" {...form.field("name")} />
      <NumberField label="计划人数" {...form.field("planned")} />
      <TimeField label="开始" {...form.field("start")} />
    </>
  );
}

test("a field saves when it is left, and only when it changed", async () => {
  const saved: Kept[] = [];
  render(<Saved save={async (whole) => void saved.push(whole)} />);
  const user = userEvent.setup();
  await user.click(screen.getByTestId("field-name"));
  await user.tab();
  expect(saved).toEqual([]);
  await user.clear(screen.getByTestId("field-name"));
  await user.type(screen.getByTestId("field-name"), "  第4期中青班 ");
  expect(saved).toEqual([]);
  await user.tab();
  expect(saved).toEqual([{ name: "第4期中青班", planned: 48, start: "08:30" }]);
  await user.clear(screen.getByTestId("field-start"));
  await user.type(screen.getByTestId("field-start"), "1430{Enter}");
  expect(saved[1]).toEqual({ name: "第4期中青班", planned: 48, start: "14:30" });
});

test("Esc puts back what was there", async () => {
  const saved: Kept[] = [];
  render(<Saved save={async (whole) => void saved.push(whole)} />);
  const user = userEvent.setup();
  await user.type(screen.getByTestId("field-name"), "甲{Escape}");
  expect((screen.getByTestId("field-name") as HTMLInputElement).value).toBe("第3期中青班");
  expect(saved).toEqual([]);
});

test("a refusal stands beside the field it names, and what was typed stays", async () => {
  render(
    <Saved save={() => Promise.reject({ kind: "refused", say: "计划人数不能超过场地的60座。", field: "planned" })} />,
  );
  const user = userEvent.setup();
  await user.clear(screen.getByTestId("field-planned"));
  await user.type(screen.getByTestId("field-planned"), "600");
  await user.tab();
  expect((await screen.findByTestId("refusal-planned")).textContent).toBe("计划人数不能超过场地的60座。");
  expect((screen.getByTestId("field-planned") as HTMLInputElement).value).toBe("600");
  expect(screen.queryByTestId("refusal-name")).toBeNull();
});

function Draft({ send }: { send: (draft: { lecturer: string; hours: number | null }) => Promise<void> }) {
  const form = useDraftForm<{ lecturer: string; hours: number | null }>({ lecturer: "", hours: 400 }, send);
  return (
    <>
      <RegisterField
        label="授课人"
        register="授课人库"
        entries={[{ name: "李四光", note: "县长" }]}
        {...form.field("lecturer")}
      />
      <NumberField label="学时" per={100} {...form.field("hours")} />
      <button type="button" onClick={() => form.send()}>
        记下
      </button>
    </>
  );
}

test("a draft is sent as a whole, hours in hundredths, and a new name says where it will be written", async () => {
  const sent: unknown[] = [];
  render(<Draft send={async (draft) => void sent.push(draft)} />);
  const user = userEvent.setup();
  expect((screen.getByTestId("field-hours") as HTMLInputElement).value).toBe("4");
  await user.type(screen.getByTestId("field-lecturer"), "李四");
  expect(screen.getByText("「李四」是新的，保存时记入授课人库")).toBeTruthy();
  await user.clear(screen.getByTestId("field-hours"));
  await user.type(screen.getByTestId("field-hours"), "2.5");
  await user.click(screen.getByText("记下"));
  expect(sent).toEqual([{ lecturer: "李四", hours: 250 }]);
});

test.each([
  ["教室一", "教室一"],
  ["报告厅", "报告厅"],
  ["报告{Enter}", "报告厅"],
])("Enter in a register agrees to what is typed in full, new or not: %s", async (typed, name) => {
  const sent: { name: string }[] = [];
  function Named() {
    const form = useDraftForm({ name: "" }, async (draft) => void sent.push(draft));
    return (
      <Dialog title="排课" agree="安排" onAgree={form.send} onLeave={() => undefined}>
        <RegisterField label="地点" entries={[{ name: "报告厅" }]} register="场地库" {...form.field("name")} />
      </Dialog>
    );
  }
  render(<Named />);
  const user = userEvent.setup();
  await user.type(screen.getByTestId("field-name"), `${typed}{Enter}`);
  await waitFor(() => expect(sent).toEqual([{ name }]));
});

test("a dialog that goes gives the keys back to who had them", async () => {
  function Page() {
    const [asking, setAsking] = useState(false);
    return (
      <>
        <button type="button" onClick={() => setAsking(true)} data-testid="ask">
          删除…
        </button>
        {asking && (
          <Dialog title="删除" agree="删除" onAgree={() => undefined} onLeave={() => setAsking(false)}>
            可以撤销。
          </Dialog>
        )}
      </>
    );
  }
  render(<Page />);
  const user = userEvent.setup();
  await user.click(screen.getByTestId("ask"));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("agree")));
  await user.click(screen.getByTestId("leave"));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("ask")));
});

interface Planned {
  day: string | null;
  starts: string;
}

function Plan({ send }: { send: (draft: Planned) => Promise<void> }) {
  const form = useDraftForm<Planned>({ day: null, starts: "08:30" }, send);
  return (
    <Dialog title="排课" agree="安排" onAgree={form.send} onLeave={() => undefined}>
      <DateField label="日期" {...form.field("day")} />
      <TimeField label="开始" {...form.field("starts")} />
    </Dialog>
  );
}

test.each([
  ["day", "三月九日", "请填日期，例如 2026-3-9。", "2026-3-9"],
  ["starts", "早上", "请填时间，例如 14:30。", "9点"],
])("a draft is not sent while %s cannot be read, and what was typed stays", async (field, wrong, say, right) => {
  const sent: Planned[] = [];
  render(<Plan send={async (draft) => void sent.push(draft)} />);
  const user = userEvent.setup();
  const input = screen.getByTestId(`field-${field}`) as HTMLInputElement;
  await user.clear(input);
  await user.type(input, wrong);
  await user.click(screen.getByTestId("agree"));
  expect(screen.getByTestId(`refusal-${field}`).textContent).toBe(say);
  expect(input.value).toBe(wrong);
  expect(sent).toEqual([]);
  await user.clear(input);
  await user.type(input, right);
  await user.click(screen.getByTestId("agree"));
  expect(screen.queryByTestId(`refusal-${field}`)).toBeNull();
  expect(sent).toEqual([{ day: null, starts: "08:30", [field]: { day: "2026-03-09", starts: "09:00" }[field] }]);
});

test.each([
  ["2026-11-18", "2026-11-18"],
  ["2026-11-8", "2026-11-08"],
  ["20261118", "2026-11-18"],
  ["2026年11月18日", "2026-11-18"],
  ["2026.11.1", "2026-11-01"],
])("the date %s is read when it is whole, not on the way", async (typed, day) => {
  const sent: Planned[] = [];
  render(<Plan send={async (draft) => void sent.push(draft)} />);
  const user = userEvent.setup();
  await user.type(screen.getByTestId("field-day"), typed);
  await user.click(screen.getByTestId("agree"));
  expect(sent).toEqual([{ day, starts: "08:30" }]);
});

test("a dialog has the cursor in its first empty field, a question on its button", async () => {
  render(<Plan send={async () => undefined} />);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("field-day")));
  cleanup();
  render(
    <Dialog title="删除" agree="删除" onAgree={() => undefined} onLeave={() => undefined}>
      可以撤销。
    </Dialog>,
  );
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("agree")));
});

test.each([
  ["14:30", "14:30"],
  ["1430", "14:30"],
  ["14：30", "14:30"],
  ["８：３０", "08:30"],
  ["830", "08:30"],
  ["8", "08:00"],
  ["9点", "09:00"],
  ["9点15分", "09:15"],
  ["14.30", "14:30"],
  ["24:00", undefined],
  ["8:60", undefined],
  ["下午", undefined],
])("the time %s is read as %s", (typed, meant) => {
  expect(readTime(typed)).toBe(meant);
});

test.each([
  ["4", 100, 400],
  ["2.5", 100, 250],
  ["０.5", 100, 50],
  ["", 1, null],
  ["4.5", 1, undefined],
  ["-1", 1, undefined],
  ["四", 1, undefined],
  ["0.005", 100, undefined],
])("the number %s in 1/%i is read as %s", (typed, per, meant) => {
  expect(readNumber(typed, per)).toBe(meant);
});

test.each([
  [{ kind: "refused", say: "没有这个班。" }, "refused", "没有这个班。"],
  [new Error("boom"), "broken", "程序出错了"],
  ["no such command", "broken", "程序出错了"],
])("whatever is thrown can be shown: %s", (thrown, kind, said) => {
  const trouble = troubleOf(thrown);
  expect(trouble.kind).toBe(kind);
  expect(trouble.say).toContain(said);
});

test.each([
  ["常", "常青 韩立新"],
  ["30", "301教室 报告厅"],
  ["教室", "301教室"],
  ["", "报告厅 韩立新 常青 301教室"],
  ["没有", ""],
])("a register lists for 「%s」: names that begin with it, names that hold it, then notes", (text, expected) => {
  const entries = [
    { name: "报告厅", note: "300 座" },
    { name: "韩立新", note: "县人大常委会主任" },
    { name: "常青" },
    { name: "301教室", note: "60 座" },
  ];
  expect(
    matching(entries, text)
      .map((entry) => entry.name)
      .join(" "),
  ).toBe(expected);
});
