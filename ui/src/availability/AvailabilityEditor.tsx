// 可用时间: a week of half days to click on, and the days that are different. Each click is saved, one step of undo.

import { Button, Segmented } from "antd";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { type Owner, type Time, type Trouble, tell, troubleOf, useRead } from "../door";
import { ChoiceField, DateField, Refused, Shown, TextField, TimeField, useDraftForm } from "../parts";
import { covers, HALVES, isOfWeek, sayTime, verbs, WEEKDAYS } from "./words";
import "./availability.css";

export function AvailabilityEditor({ owner }: { owner: Owner }) {
  const times = useRead("availability", { owner });
  return <Shown of={times}>{(lines) => <Times key={JSON.stringify(owner)} owner={owner} saved={lines} />}</Shown>;
}

function Times({ owner, saved }: { owner: Owner; saved: Time[] }) {
  // Clicks follow one another faster than answers: each begins from what the last one sent.
  const latest = useRef(saved);
  const [shown, setShown] = useState(saved);
  const [refusal, setRefusal] = useState<Trouble | null>(null);
  useEffect(() => {
    latest.current = saved;
    setShown(saved);
  }, [saved]);
  const put = async (times: Time[]) => {
    const before = latest.current;
    latest.current = times;
    setShown(times);
    try {
      await tell("set_availability", { owner, times });
      setRefusal(null);
    } catch (thrown) {
      latest.current = before;
      setShown(before);
      setRefusal(troubleOf(thrown));
      throw thrown;
    }
  };
  const change = (act: (times: Time[]) => Time[]) => void put(act(latest.current)).catch(() => undefined);
  return (
    <div className="availability" data-testid="availability">
      <Week owner={owner} times={shown} change={change} />
      <Others owner={owner} times={shown} change={change} />
      <NewTime key={shown.length} owner={owner} onAdd={(time) => put([...latest.current, time])} />
      <Refused trouble={refusal} testid="refusal-availability" />
    </div>
  );
}

interface Part {
  owner: Owner;
  times: readonly Time[];
  change: (act: (times: Time[]) => Time[]) => void;
}

/** What a half day says: nothing, cannot, can. */
type Said = boolean | null;

function Week({ owner, times, change }: Part) {
  const { can, cannot } = verbs(owner);
  const said = (weekday: number, half: number): Said => {
    const entry = times.find((time) => covers(time, weekday, HALVES[half] as (typeof HALVES)[number]));
    return entry ? entry.may : null;
  };
  const put = (cells: readonly [weekday: number, half: number][], may: Said) =>
    change((before) => {
      let after = before;
      for (const [weekday, at] of cells) {
        const cell = HALVES[at] as (typeof HALVES)[number];
        // A whole day is three half days from the moment one of them differs.
        after = after.flatMap((time) => {
          if (!covers(time, weekday, cell)) return [time];
          if (time.starts !== null) return [];
          return HALVES.filter((half) => half !== cell).map(({ starts, ends }) => ({ ...time, starts, ends }));
        });
        if (may === null) continue;
        const { starts, ends } = cell;
        after = [...after, { may, weekday, since: null, until: null, starts, ends, note: "" }];
      }
      return after;
    });
  const next = (now: Said): Said => (now === null ? false : now === false ? true : null);
  const all = (cells: readonly [number, number][]) => {
    const first = cells[0];
    if (first) put(cells, next(said(...first)));
  };
  const table = useRef<HTMLTableElement>(null);
  const onKey = (event: KeyboardEvent, weekday: number, half: number) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (event.key === "Delete" || event.key === "Backspace") put([[weekday, half]], null);
    else if (step) focus(weekday + (step[0] ?? 0), half + (step[1] ?? 0));
    else return;
    event.preventDefault();
  };
  const focus = (weekday: number, half: number) =>
    table.current?.querySelector<HTMLElement>(`[data-testid=half-${weekday}-${half}]`)?.focus();
  const days = WEEKDAYS.map((_, at) => at + 1);
  return (
    <>
      <table ref={table} className="half-days-of">
        <thead>
          <tr>
            <td />
            {days.map((weekday) => (
              <th key={weekday}>
                <button type="button" tabIndex={-1} onClick={() => all(HALVES.map((_, half) => [weekday, half]))}>
                  {WEEKDAYS[weekday - 1]}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {HALVES.map(({ word }, half) => (
            <tr key={word}>
              <th>
                <button type="button" tabIndex={-1} onClick={() => all(days.map((weekday) => [weekday, half]))}>
                  {word}
                </button>
              </th>
              {days.map((weekday) => {
                const may = said(weekday, half);
                const meaning = may === null ? "没有限制" : may ? can : cannot;
                return (
                  <td key={weekday}>
                    <button
                      type="button"
                      className={may === null ? "" : may ? "may" : "may-not"}
                      tabIndex={weekday === 1 && half === 0 ? 0 : -1}
                      aria-label={`周${WEEKDAYS[weekday - 1]}${word}：${meaning}`}
                      title={meaning}
                      onClick={() => put([[weekday, half]], next(may))}
                      onKeyDown={(event) => onKey(event, weekday, half)}
                      data-testid={`half-${weekday}-${half}`}
                    >
                      {may === null ? "" : may ? "可" : "不可"}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="faint">
        每周固定的：点一下“不可”，再点“可”，再点清除；点星期或上午，整列整行一起。有一格“可”，就只有写“可”的时间{can}。
      </p>
    </>
  );
}

/** The entries the week does not show: certain days, and odd hours. */
function Others({ owner, times, change }: Part) {
  const { can, cannot } = verbs(owner);
  const others = times.filter((time) => !isOfWeek(time));
  return (
    <ul className="times">
      {others.map((time) => (
        <li key={JSON.stringify(time)} className="row">
          <span className="stretch">
            {sayTime(time)} <b className={time.may ? "green" : "red"}>{time.may ? can : cannot}</b>
            {time.note && <span className="quiet">（{time.note}）</span>}
          </span>
          <button
            type="button"
            className="link"
            onClick={() => change((before) => before.filter((each) => each !== time))}
            data-testid={`drop-time-${others.indexOf(time)}`}
          >
            删除
          </button>
        </li>
      ))}
    </ul>
  );
}

const HOURS = ["全天", "上午", "下午", "晚上", "几点到几点"] as const;

interface Draft {
  may: boolean;
  weekly: boolean;
  weekday: number | null;
  since: string | null;
  until: string | null;
  hours: (typeof HOURS)[number];
  starts: string;
  ends: string;
  note: string;
}

const BLANK: Draft = {
  may: false,
  weekly: false,
  weekday: 1,
  since: null,
  until: null,
  hours: "全天",
  starts: "14:00",
  ends: "16:00",
  note: "",
};

function NewTime({ owner, onAdd }: { owner: Owner; onAdd: (time: Time) => Promise<void> }) {
  const { can, cannot } = verbs(owner);
  const form = useDraftForm(BLANK, (it) => {
    const half = HALVES.find((each) => each.word === it.hours);
    const odd = it.hours === "几点到几点";
    return onAdd({
      may: it.may,
      weekday: it.weekly ? it.weekday : null,
      since: it.since,
      until: it.weekly ? it.until : (it.until ?? it.since),
      starts: odd ? it.starts : (half?.starts ?? null),
      ends: odd ? it.ends : (half?.ends ?? null),
      note: it.note,
    });
  });
  const hours = form.field("hours");
  return (
    <div className="new-time">
      <h3>某几天，或别的钟点</h3>
      <div className="row">
        <Segmented
          options={[
            { value: false, label: cannot },
            { value: true, label: can },
          ]}
          value={form.draft.may}
          onChange={(may) => form.put({ may })}
        />
        <Segmented
          options={[
            { value: false, label: "某几天" },
            { value: true, label: "每周" },
          ]}
          value={form.draft.weekly}
          onChange={(weekly) => form.put({ weekly })}
        />
      </div>
      {form.draft.weekly && (
        <ChoiceField
          label="星期"
          choices={WEEKDAYS.map((word, at) => ({ value: at + 1, label: `周${word}` }))}
          width={140}
          {...form.field("weekday")}
        />
      )}
      <DateField label={form.draft.weekly ? "从（可不填）" : "从"} {...form.field("since")} />
      <DateField
        label={form.draft.weekly ? "到（可不填）" : "到"}
        near={form.draft.since ?? undefined}
        {...form.field("until")}
      />
      <ChoiceField
        label="时段"
        choices={HOURS}
        width={140}
        {...hours}
        onSave={(choice) => choice && hours.onSave(choice)}
      />
      {form.draft.hours === "几点到几点" && (
        <div className="row">
          <TimeField label="从" {...form.field("starts")} />
          <TimeField label="到" {...form.field("ends")} />
        </div>
      )}
      <TextField label="说明" placeholder="开会、外出、闭馆" {...form.field("note")} />
      <Refused trouble={form.refusal} />
      <Button onClick={form.send} loading={form.sending} data-testid="add-time">
        添加
      </Button>
    </div>
  );
}
