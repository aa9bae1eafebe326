// 节假日: a year at a glance. Days off and weekends worked have their colours; a click on a day changes it.

import { Button, Input, Segmented } from "antd";
import dayjs from "dayjs";
import { type KeyboardEvent, useRef, useState } from "react";
import {
  ask,
  type HolidayLine,
  pickFiles,
  type SpecialKind,
  saveAs,
  say,
  sayRefused,
  tell,
  tellAloud,
  troubleOf,
  useRead,
} from "../door";
import { goInstead, usePlace } from "../frame/place";
import { Dialog, Refused, Shown, TextField, useDraftForm, WORKBOOKS } from "../parts";
import "./holiday.css";

const MONTHS = Array.from({ length: 12 }, (_, month) => month);
const WEEK = ["一", "二", "三", "四", "五", "六", "日"];

export function Holidays() {
  const place = usePlace();
  const year = (place.at === "setting" && place.year) || dayjs().year();
  const asked = useRead("holidays", { year });
  const [opened, setOpened] = useState<string | null>(null);
  const [pasting, setPasting] = useState(false);
  const turn = (by: number) => goInstead({ at: "setting", tab: "holiday", year: year + by });
  const pick = async () => {
    const [file] = await pickFiles("选择节假日表", WORKBOOKS);
    if (file) await tellAloud("import_holidays", { file });
  };
  const save = async () => {
    try {
      const sheet = await ask("holidays_sheet", { year });
      const path = await saveAs(sheet.file_name, sheet.base64);
      if (path) say(`已保存到 ${path}`);
    } catch (thrown) {
      sayRefused(troubleOf(thrown).say);
    }
  };
  return (
    <Shown of={asked}>
      {(it) => {
        const lines = new Map(it.days.map((line) => [line.day, line]));
        return (
          <div className="holidays">
            <div className="row head">
              <Button onClick={() => turn(-1)} data-testid="year-before" title="上一年">
                ‹
              </Button>
              <h2 data-testid="holiday-year">{it.year}年</h2>
              <Button onClick={() => turn(1)} data-testid="year-after" title="下一年">
                ›
              </Button>
              <span className={it.has_notice ? "quiet stretch" : "amber stretch"} data-testid="holiday-state">
                {it.has_notice
                  ? "国务院办公厅的放假安排，有圆点的是本校另定的"
                  : it.shipped
                    ? "放假通知还没有公布：这里只有法定的日子，调休待定"
                    : "没有这一年的放假安排"}
              </span>
              <Button
                type={it.has_notice ? "default" : "primary"}
                onClick={() => setPasting(true)}
                data-testid="paste-notice"
              >
                粘贴放假通知
              </Button>
              <Button onClick={() => void pick()} data-testid="import-holidays">
                导入
              </Button>
              <Button onClick={() => void save()} data-testid="export-holidays">
                导出 Excel
              </Button>
            </div>
            <Year year={it.year} lines={lines} onOpen={setOpened} />
            {opened && <DayDialog day={opened} line={lines.get(opened)} onLeave={() => setOpened(null)} />}
            {pasting && <NoticeDialog year={it.year} onLeave={() => setPasting(false)} />}
          </div>
        );
      }}
    </Shown>
  );
}

/** Twelve months; the arrows walk the days, Enter opens one. */
function Year(props: { year: number; lines: ReadonlyMap<string, HolidayLine>; onOpen: (day: string) => void }) {
  const frame = useRef<HTMLDivElement>(null);
  const today = dayjs().format("YYYY-MM-DD");
  const begins = today.startsWith(String(props.year)) ? today : `${props.year}-01-01`;
  const [at, setAt] = useState(begins);
  const current = at.startsWith(String(props.year)) ? at : begins;
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = dayjs(current).add(step, "day");
    if (next.year() !== props.year) return;
    setAt(next.format("YYYY-MM-DD"));
    frame.current?.querySelector<HTMLElement>(`[data-testid=day-${next.format("YYYY-MM-DD")}]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows walk over the buttons inside
    <div ref={frame} className="year" onKeyDown={onKey}>
      {MONTHS.map((month) => {
        const first = dayjs(new Date(props.year, month, 1));
        const blanks = (first.day() + 6) % 7;
        const days = Array.from({ length: first.daysInMonth() }, (_, n) => first.add(n, "day"));
        return (
          <table key={month}>
            <caption>{month + 1}月</caption>
            <thead>
              <tr>
                {WEEK.map((word) => (
                  <th key={word}>{word}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks([...Array<null>(blanks).fill(null), ...days]).map((week) => (
                <tr key={week.find((day) => day)?.format("MM-DD")}>
                  {week.map((day, n) =>
                    day ? (
                      <Day
                        key={day.format("DD")}
                        day={day}
                        line={props.lines.get(day.format("YYYY-MM-DD"))}
                        current={current}
                        today={today}
                        onOpen={(text) => {
                          setAt(text);
                          props.onOpen(text);
                        }}
                      />
                    ) : (
                      // biome-ignore lint/suspicious/noArrayIndexKey: a blank has nothing else
                      <td key={`blank ${n}`} />
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
    </div>
  );
}

const weeks = <T,>(days: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(days.length / 7) }, (_, n) => days.slice(n * 7, n * 7 + 7));

function Day(props: {
  day: dayjs.Dayjs;
  line: HolidayLine | undefined;
  current: string;
  today: string;
  onOpen: (day: string) => void;
}) {
  const { day, line } = props;
  const text = day.format("YYYY-MM-DD");
  const weekend = day.day() === 0 || day.day() === 6;
  const look = line?.kind === "放假" ? "off" : line?.kind === "上班" ? "worked" : weekend ? "weekend" : "";
  const meaning = line
    ? `${line.kind}${line.name ? `（${line.name}）` : ""}${line.own ? "，本校另定" : ""}`
    : weekend
      ? "周末"
      : "平日";
  return (
    <td>
      <button
        type="button"
        className={`${look}${line?.own ? " own" : ""}${text === props.today ? " today" : ""}`}
        tabIndex={text === props.current ? 0 : -1}
        title={`${day.format("M月D日")} ${meaning}`}
        aria-label={`${day.format("M月D日")} ${meaning}`}
        onClick={() => props.onOpen(text)}
        data-testid={`day-${text}`}
      >
        {day.date()}
        {line?.kind === "上班" && <i>班</i>}
      </button>
    </td>
  );
}

function DayDialog({ day, line, onLeave }: { day: string; line: HolidayLine | undefined; onLeave: () => void }) {
  const start: { kind: SpecialKind; name: string } = { kind: line?.kind ?? "放假", name: line?.name ?? "" };
  const form = useDraftForm(start, ({ kind, name }) => tell("set_special_day", { day, kind, name }));
  const send = async () => {
    if (await form.send()) onLeave();
  };
  const back = async () => {
    if (await tellAloud("drop_special_day", { day })) onLeave();
  };
  return (
    <Dialog
      title={`${dayjs(day).format("YYYY年M月D日")} 周${WEEK[(dayjs(day).day() + 6) % 7]}`}
      agree="改成这样"
      onAgree={() => void send()}
      onLeave={onLeave}
      running={form.sending}
      refusal={form.refusal}
      width={400}
      also={
        line?.own && (
          <Button type="text" onClick={() => void back()} data-testid="day-as-before">
            恢复原样
          </Button>
        )
      }
    >
      <p>
        <Segmented<SpecialKind>
          options={["放假", "上班", "平日"]}
          value={form.draft.kind}
          onChange={(kind) => form.put({ kind })}
          data-testid="day-kind"
        />
      </p>
      <TextField label="名称" placeholder="国庆节、校庆" {...form.field("name")} />
    </Dialog>
  );
}

function NoticeDialog({ year, onLeave }: { year: number; onLeave: () => void }) {
  const form = useDraftForm({ text: "" }, async ({ text }) => {
    const entered = await tell("enter_notice", { text, year });
    goInstead({ at: "setting", tab: "holiday", year: entered.year });
  });
  const send = async () => {
    if (await form.send()) onLeave();
  };
  return (
    <Dialog
      title="粘贴放假通知"
      agree="录入"
      unable={form.draft.text.trim() === ""}
      onAgree={() => void send()}
      onLeave={onLeave}
      running={form.sending}
      width={640}
    >
      <p className="quiet">
        把《国务院办公厅关于{year}年部分节假日安排的通知》的正文整段粘贴到这里。星期和天数会核对；录入以后可以撤销。
      </p>
      <Input.TextArea
        rows={9}
        placeholder={"一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。\n二、春节：……"}
        value={form.draft.text}
        onChange={(event) => form.put({ text: event.target.value })}
        data-testid="notice"
      />
      <Refused trouble={form.field("text").refusal} testid="refusal-text" />
    </Dialog>
  );
}
