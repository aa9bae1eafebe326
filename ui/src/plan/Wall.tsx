// 全年一览: months across, a bar for every class and every line of the plan, and what each day asks of the school beneath.
// A bar is dragged by weeks (Alt: by days) or moved by Alt+← and Alt+→; Enter opens it.

import { SettingOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import dayjs from "dayjs";
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import {
  ask,
  type Bar,
  type CohortKindLine,
  type PlanLine,
  say,
  sayRefused,
  tellAloud,
  troubleOf,
  useRead,
  type YearWall,
} from "../door";
import { go } from "../frame/place";
import { Empty, followPointer, Shown, useRemembered, useWalkable } from "../parts";
import { LimitsDialog } from "./LimitsDialog";
import { Load, Most, ROOMS, type Room } from "./Load";
import { barId, daysGone, later, monthsOf, placeOf, type Row, rowsOf, sayBar, saySpan } from "./wall";
import "./wall.css";

const ROW = 24;

export function Wall({ year, tools }: { year: number; tools: ReactNode }) {
  const wall = useRead("year_wall", { year });
  const kinds = useRead("cohort_kinds", {});
  return <Shown of={wall}>{(it) => <Year key={it.year} wall={it} kinds={kinds.data ?? []} tools={tools} />}</Shown>;
}

function Year({ wall, kinds, tools }: { wall: YearWall; kinds: readonly CohortKindLine[]; tools: ReactNode }) {
  const [folds, setFolds] = useRemembered<Record<string, boolean>>("wall-folds", {});
  const [room, setRoom] = useRemembered<Room>("wall-room", "床位");
  const [setting, setSetting] = useState(false);
  const [current, setCurrent] = useState<string | null>(null);
  const rows = useMemo(() => rowsOf(wall, kinds, folds), [wall, kinds, folds]);
  const at = rows.findIndex((row) => row.id === current);
  const scroller = useRef<HTMLDivElement>(null);
  // `bar`: how much of the width the scrollbar takes; months and curve leave as much, to stand under the days.
  const [sight, setSight] = useState({ top: 0, height: 900, bar: 0 });
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const look = () =>
      setSight({ top: box.scrollTop, height: box.clientHeight || 900, bar: box.offsetWidth - box.clientWidth });
    look();
    box.addEventListener("scroll", look);
    window.addEventListener("resize", look);
    return () => {
      box.removeEventListener("scroll", look);
      window.removeEventListener("resize", look);
    };
  }, []);

  useWalkable(scroller);

  const fold = (group: string, folded: boolean) => setFolds({ ...folds, [group]: folded });
  const moveTo = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    const box = scroller.current;
    if (!row || !box) return;
    setCurrent(row.id);
    const top = rows.indexOf(row) * ROW;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + ROW > box.scrollTop + box.clientHeight) box.scrollTop = top + ROW - box.clientHeight;
  };
  /** Takes the eye to a bar, out of its fold if need be. */
  const show = (bar: Bar) => {
    const id = barId(bar);
    const open = rows.find((row) => "group" in row && row.bars.some((each) => barId(each) === id));
    if (open && "group" in open && open.folded) fold(open.group, false);
    setCurrent(id);
  };
  // A bar that has come out of its fold, or was named below, is scrolled into sight.
  useEffect(() => {
    const box = scroller.current;
    if (!box || at < 0) return;
    const top = at * ROW;
    if (top < box.scrollTop || top + ROW > box.scrollTop + box.clientHeight) box.scrollTop = top - box.clientHeight / 2;
  }, [at]);

  const onKey = (event: KeyboardEvent) => {
    const row = rows[at];
    const sideways = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === "ArrowDown" || event.key === "ArrowUp")
      moveTo(at < 0 ? 0 : at + (event.key === "ArrowDown" ? 1 : -1));
    else if (event.key === "Home") moveTo(0);
    else if (event.key === "End") moveTo(rows.length - 1);
    else if (row && "group" in row && (sideways !== undefined || event.key === "Enter"))
      fold(row.group, sideways === undefined ? !row.folded : sideways < 0);
    else if (row && "bar" in row && sideways !== undefined && event.altKey)
      void shift(row.bar, sideways * (event.shiftKey ? 1 : 7));
    else if (row && "bar" in row && event.key === "Enter") open(row.bar);
    else return;
    event.preventDefault();
  };

  const count = wall.days.length;
  const first = Math.max(0, Math.floor(sight.top / ROW) - 8);
  const last = Math.min(rows.length, Math.ceil((sight.top + sight.height) / ROW) + 8);
  const shown = rows[at];
  const today = dayjs().format("YYYY-MM-DD");
  return (
    <div className="screen wall" data-testid="wall">
      <div className="bar">
        {tools}
        <span className="stretch" />
        <Button icon={<SettingOutlined />} onClick={() => setSetting(true)} data-testid="limits">
          容量
        </Button>
      </div>
      <div className="wall-head" style={{ paddingRight: sight.bar }}>
        <span className="wall-names quiet">
          {wall.bars.length > 0 && `${wall.bars.length} 期`}
          {wall.undated > 0 && <span className="amber">，{wall.undated} 条计划没有日期</span>}
        </span>
        <div className="wall-line">
          {monthsOf(wall.from, count).map(({ month, left }) => (
            <span key={month} className="month" style={{ left: `${left}%` }}>
              {month}月
            </span>
          ))}
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the rows are walked with the arrow keys */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as the rows of a list */}
      <div className="wall-rows" ref={scroller} tabIndex={0} onKeyDown={onKey} data-testid="wall-rows">
        {rows.length === 0 ? (
          <Empty
            say={`${wall.year}年还没有班次，也没有定了日期的计划。在“办班计划”里一行一行写下来，或照抄上一年的计划。`}
            button="写办班计划"
            onBegin={() => go({ at: "plan", tab: "lines", year: wall.year })}
          />
        ) : (
          <div className="wall-inside" style={{ height: rows.length * ROW }}>
            <Ground wall={wall} today={today} />
            {rows.slice(first, last).map((row, index) => (
              <WallRow
                key={row.id}
                row={row}
                top={(first + index) * ROW}
                wall={wall}
                current={row.id === current}
                onCurrent={() => setCurrent(row.id)}
                onFold={fold}
              />
            ))}
          </div>
        )}
      </div>
      <div className="wall-load" style={{ paddingRight: sight.bar }}>
        <div className="wall-names">
          <Segmented size="small" options={[...ROOMS]} value={room} onChange={(value) => setRoom(value as Room)} />
          <Most wall={wall} room={room} />
        </div>
        <Load wall={wall} room={room} />
      </div>
      <div className="wall-say" data-testid="wall-say">
        {shown && (
          <div className="current">
            {"bar" in shown ? sayBar(shown.bar) : `${shown.word} ${shown.bars.length} 期`}
            {"bar" in shown && <span className="faint">　Alt+← → 移动一周，加 Shift 一天；回车打开</span>}
          </div>
        )}
        <Concerns wall={wall} onShow={show} onRoom={setRoom} />
      </div>
      {setting && <LimitsDialog limits={wall.limits} onLeave={() => setSetting(false)} />}
    </div>
  );
}

/** Months, holidays and today, behind the bars. */
function Ground({ wall, today }: { wall: YearWall; today: string }) {
  const count = wall.days.length;
  const now = placeOf(wall.from, count, today, today);
  return (
    <div className="wall-ground">
      {monthsOf(wall.from, count).map(({ month, left }) => (
        <i key={month} className="month" style={{ left: `${left}%` }} />
      ))}
      {wall.holidays.map((holiday) => (
        <i
          key={holiday.from}
          className="holiday"
          title={`${holiday.name} ${saySpan(holiday.from, holiday.to)}`}
          style={placeOf(wall.from, count, holiday.from, holiday.to) ?? undefined}
        />
      ))}
      {now && <i className="today" title="今天" style={{ left: now.left }} />}
    </div>
  );
}

function WallRow(props: {
  row: Row;
  top: number;
  wall: YearWall;
  current: boolean;
  onCurrent: () => void;
  onFold: (group: string, folded: boolean) => void;
}) {
  const { row, wall } = props;
  const style = { top: props.top };
  if ("group" in row) {
    const people = row.bars.reduce((sum, bar) => sum + bar.people, 0);
    return (
      <div className={props.current ? "wall-row group current" : "wall-row group"} style={style}>
        <button
          type="button"
          className="wall-names"
          tabIndex={-1}
          onClick={() => {
            props.onCurrent();
            props.onFold(row.group, !row.folded);
          }}
          data-testid={`fold-${row.group}`}
        >
          {row.folded ? "▸" : "▾"} {row.word}
          <span className="faint">
            {" "}
            {row.bars.length} 期 {people} 人次
          </span>
        </button>
        <div className="wall-line">
          {row.folded &&
            row.bars
              .slice(0, 400)
              .map((bar) => <i key={barId(bar)} className="thin" style={where(wall, bar) ?? undefined} />)}
        </div>
      </div>
    );
  }
  return (
    <div className={props.current ? "wall-row current" : "wall-row"} style={style}>
      <button
        type="button"
        className="wall-names"
        tabIndex={-1}
        title={sayBar(row.bar)}
        onClick={props.onCurrent}
        onDoubleClick={() => open(row.bar)}
        data-testid={`name-${row.id}`}
      >
        <span className="ellipsis">{row.bar.title}</span>
        <span className="faint">{row.bar.people || ""}</span>
      </button>
      <BarLine bar={row.bar} wall={wall} onCurrent={props.onCurrent} />
    </div>
  );
}

const where = (wall: YearWall, of: { starts: string; ends: string }) =>
  placeOf(wall.from, wall.days.length, of.starts, of.ends);

/** A bar on its line. It follows the pointer by weeks; a click that goes nowhere opens it. */
function BarLine({ bar, wall, onCurrent }: { bar: Bar; wall: YearWall; onCurrent: () => void }) {
  const line = useRef<HTMLDivElement>(null);
  const [by, setBy] = useState<number | null>(null);
  const moved = { starts: later(bar.starts, by ?? 0), ends: later(bar.ends, by ?? 0) };
  const take = (event: React.PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    onCurrent();
    line.current?.closest<HTMLElement>(".wall-rows")?.focus({ preventScroll: true });
    const from = event.clientX;
    const perDay = Math.max(0.1, (line.current?.clientWidth ?? 0) / wall.days.length);
    let gone = 0;
    let away = false;
    const leave = followPointer({
      move: (move) => {
        if (Math.abs(move.clientX - from) < 4 && !away) return;
        away = true;
        gone = daysGone(move.clientX - from, perDay, move.altKey);
        setBy(gone);
      },
      up: () => {
        leave();
        setBy(null);
        if (!away) open(bar);
        else if (gone !== 0) void shift(bar, gone);
      },
      key: (key) => {
        if (key.key !== "Escape") return;
        key.preventDefault();
        key.stopPropagation();
        leave();
        setBy(null);
      },
    });
  };
  const whole = where(wall, moved);
  const kind = `n-${bar.category}`;
  return (
    <div className="wall-line" ref={line}>
      {bar.pieces.length > 1 && by === null && whole && <i className="thread" style={whole} />}
      {bar.pieces.map((piece) => {
        const place = where(wall, { starts: later(piece.starts, by ?? 0), ends: later(piece.ends, by ?? 0) });
        if (!place) return null;
        return (
          <button
            key={piece.starts}
            type="button"
            tabIndex={-1}
            className={`piece ${kind} ${bar.cohort === null ? "planned" : ""} ${piece.place ? "away" : ""} ${by === null ? "" : "moving"}`}
            style={place}
            title={by === null ? sayBar(bar) : undefined}
            onPointerDown={take}
            data-testid={`bar-${barId(bar)}`}
          />
        );
      })}
      {by !== null && whole && (
        <span className="moving-to" style={{ left: whole.left }}>
          {saySpan(moved.starts, moved.ends)}
        </span>
      )}
    </div>
  );
}

/** What is too full and who wants the same people; each takes the eye there. */
function Concerns({
  wall,
  onShow,
  onRoom,
}: {
  wall: YearWall;
  onShow: (bar: Bar) => void;
  onRoom: (room: Room) => void;
}) {
  return (
    <>
      {wall.over.map((over) => (
        <button
          type="button"
          key={`${over.from}${over.room}`}
          className="concern red"
          onClick={() => {
            onRoom(over.room);
            const there = wall.bars.find((bar) => bar.starts <= over.to && over.from <= bar.ends);
            if (there) onShow(there);
          }}
          data-testid="over-limit"
        >
          {over.say}
        </button>
      ))}
      {wall.rivals.map((rivals) => (
        <button
          type="button"
          key={`${rivals.one}-${rivals.other}`}
          className="concern amber"
          onClick={() => {
            const bar = wall.bars[rivals.one];
            if (bar) onShow(bar);
          }}
          data-testid="rivals"
        >
          {rivals.say}
        </button>
      ))}
      {wall.rivals.length < wall.rivals_in_all && (
        <div className="faint">另有 {wall.rivals_in_all - wall.rivals.length} 对班次日期相近，没有列出。</div>
      )}
      {wall.over.length + wall.rivals.length === 0 && wall.bars.length > 0 && (
        <div className="faint">
          {Object.values(wall.limits).every((limit) => limit === 0)
            ? "没有设置容量，不提醒超出。点“容量”填写床位、就餐、座位。"
            : "没有超出容量的日子，也没有抢同一批人的班。"}
        </div>
      )}
    </>
  );
}

/** A class is opened; a line of the plan is shown on the plan. */
function open(bar: Bar) {
  if (bar.cohort !== null) go({ at: "cohort", cohort: bar.cohort, tab: "overview" });
  else if (bar.line !== null) go({ at: "plan", tab: "lines", year: Number(bar.starts.slice(0, 4)), line: bar.line });
}

/** Moves a class with its timetable, or the days of a line of the plan. */
async function shift(bar: Bar, days: number) {
  const starts = later(bar.starts, days);
  if (bar.cohort !== null) return void tellAloud("shift_cohort", { cohort: bar.cohort, starts });
  try {
    const plan = await ask("year_plan", { year: Number(bar.starts.slice(0, 4)) });
    const shown = plan.lines.find((each) => each.id === bar.line);
    if (!shown) return say("这一条计划在别的年份里，请到“办班计划”里改日期。");
    const { title: _, kind_path, programme_name, state, became, trainees, ...line } = shown;
    await tellAloud("save_plan_line", { ...line, starts, ends: later(bar.ends, days) } satisfies PlanLine);
  } catch (thrown) {
    sayRefused(troubleOf(thrown).say);
  }
}
