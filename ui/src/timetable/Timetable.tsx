// 课程表: the week of a class on a grid, with what stands in the way said in words beside each session.

import { LeftOutlined, PrinterOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import dayjs from "dayjs";
import { useMemo, useRef, useState } from "react";
import { sayHours } from "../cohort/words";
import {
  ask,
  type Clash,
  type CohortId,
  type SessionId,
  type Settings,
  sayRefused,
  type Timetable as TimetableOf,
  tellAloud,
  troubleOf,
  useRead,
} from "../door";
import { useEscape } from "../frame/keys";
import { go, goInstead, useOpening, usePlace } from "../frame/place";
import { Shown } from "../parts";
import type { Surroundings } from "./repairs";
import { NewSessionPanel, SessionPanel } from "./SessionPanel";
import type { Card } from "./WeekCard";
import { type Cursor, WeekGrid } from "./WeekGrid";
import { addDays, type Band, daysOf, minutesOf, mondayOf, sayDay, timeOf } from "./week";
import { quoted } from "./words";
import "./timetable.css";

export function Timetable({ cohort }: { cohort: CohortId }) {
  const timetable = useRead("timetable", { cohort });
  const settings = useRead("settings", {});
  return (
    <Shown of={timetable}>
      {(it) => settings.data && <Week key={it.cohort.id} timetable={it} halfDays={settings.data.half_days} />}
    </Shown>
  );
}

function Week({ timetable, halfDays }: { timetable: TimetableOf; halfDays: Settings["half_days"] }) {
  const { cohort, sessions } = timetable;
  const clashes = useMemo(() => timetable.clashes.filter(isPressing), [timetable.clashes]);
  const place = usePlace();
  const today = dayjs().format("YYYY-MM-DD");
  const within = cohort.starts <= today && today <= cohort.ends;
  const monday = place.at === "cohort" && place.week ? place.week : mondayOf(within ? today : cohort.starts);
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const [open, setOpen] = useState<Cursor | null>(null);
  const grid = useRef<HTMLDivElement>(null);

  const cards = useMemo<Card[]>(
    () =>
      sessions.map((each) => ({
        id: each.id,
        day: each.day,
        start: minutesOf(each.starts),
        end: minutesOf(each.ends),
        title: quoted(each.title, each.kind),
        lines: [each.lecturer_name, each.venue_name].filter(Boolean),
        wants: each.lecturer_name !== "" && each.state !== "已确认" ? each.state : undefined,
        clashes: clashes.filter((clash) => clash.session === each.id).map((clash) => onThatDay(clash.say)),
        mark: each.roll_taken ? "已点名" : undefined,
      })),
    [sessions, clashes],
  );
  const bands = useMemo<Band[]>(
    () =>
      (
        [
          ["上午", halfDays.morning],
          ["下午", halfDays.afternoon],
          ["晚上", halfDays.evening],
        ] as const
      ).map(([word, block]) => ({ word, start: minutesOf(block.starts), end: minutesOf(block.ends) })),
    [halfDays],
  );

  const people = useRead("cohort", { cohort: cohort.id }).data?.trainees || cohort.planned;
  const around: Surroundings = { from: cohort.starts, to: cohort.ends, bands, sessions, people };

  // While a session is in the air, every half day says why it cannot land there.
  const [reasons, setReasons] = useState<ReadonlyMap<string, string>>(new Map());
  const onLift = (card: Card | null) => {
    const lifted = card && sessions.find((each) => each.id === card.id);
    if (!lifted) return setReasons(new Map());
    for (const day of daysOf(monday)) {
      for (const band of bands) {
        const [starts, ends] = [timeOf(band.start), timeOf(Math.min(band.start + card.end - card.start, 24 * 60 - 1))];
        const { id: session, lecturer, venue } = lifted;
        const wanted = {
          session,
          cohort: cohort.id,
          day,
          starts,
          ends,
          lecturer: lecturer ?? undefined,
          venue: venue ?? undefined,
        };
        ask("would_clash", wanted).then(
          (found) => {
            const why = found
              .filter(isPressing)
              .map((clash) => onThatDay(clash.say))
              .join("\n");
            if (why) setReasons((known) => new Map(known).set(`${day} ${band.word}`, why));
          },
          (thrown) => sayRefused(troubleOf(thrown).say),
        );
      }
    }
  };

  const toWeek = (week: string) => goInstead({ at: "cohort", cohort: cohort.id, tab: "timetable", week });
  const toGrid = () => grid.current?.querySelector<HTMLElement>("[data-testid=week-grid]")?.focus();
  const close = () => {
    setOpen(null);
    toGrid();
  };
  useEscape(open !== null, close);
  useOpening<SessionId>(
    "session",
    (id) => sessions.some((each) => each.id === id),
    (id) => openCard(id),
  );
  const opened = open && "card" in open ? sessions.find((each) => each.id === open.card) : undefined;
  const lastWeek = Math.max(1, dayjs(mondayOf(cohort.ends)).diff(mondayOf(cohort.starts), "week") + 1);
  const nth = dayjs(monday).diff(mondayOf(cohort.starts), "week") + 1;
  const hours = sessions.reduce((sum, each) => sum + each.hours, 0);
  const clashing = cards.filter((card) => card.clashes.length > 0);
  const waiting = sessions.filter((each) => each.state === "待确认" && each.lecturer !== null).length;

  const openCard = (id: number) => {
    const card = cards.find((each) => each.id === id);
    if (!card) return;
    toWeek(mondayOf(card.day));
    setCursor({ card: id });
    setOpen({ card: id });
    toGrid();
  };
  const openNextClash = () => {
    const next = clashing.find((card) => !(open && "card" in open) || card.id > open.card) ?? clashing[0];
    if (next) openCard(next.id);
  };

  return (
    <div className="screen">
      <div className="bar">
        <Button icon={<LeftOutlined />} onClick={() => toWeek(addDays(monday, -7))} data-testid="week-before">
          上周
        </Button>
        <b data-testid="week">
          {sayDay(monday)}–{sayDay(addDays(monday, 6))}
        </b>
        <span className="quiet">{nth >= 1 && nth <= lastWeek ? `第 ${nth} 周，共 ${lastWeek} 周` : "不在班期内"}</span>
        <Button onClick={() => toWeek(addDays(monday, 7))} data-testid="week-after">
          下周 <RightOutlined />
        </Button>
        {nth < 1 || nth > lastWeek ? (
          <Button type="link" onClick={() => toWeek(mondayOf(cohort.starts))} data-testid="week-first">
            回到第 1 周
          </Button>
        ) : null}
        <span className="stretch" />
        {clashing.length > 0 && (
          <button type="button" className="link in-red" onClick={openNextClash} data-testid="clash-count">
            {clashing.length} 个课次有冲突
          </button>
        )}
        {waiting > 0 && <span className="amber">{waiting} 个待确认</span>}
        <span className="quiet" data-testid="timetable-sum">
          共 {sessions.length} 个课次 {sayHours(hours)} 学时
        </span>
        <Button
          icon={<PrinterOutlined />}
          onClick={() => go({ at: "cohort", cohort: cohort.id, tab: "paper", paper: "timetable" })}
          data-testid="print-timetable"
        >
          打印
        </Button>
      </div>
      <div className="fill timetable" ref={grid}>
        <WeekGrid
          monday={monday}
          bands={bands}
          cards={cards}
          today={today}
          from={cohort.starts}
          to={cohort.ends}
          cursor={cursor}
          onCursor={setCursor}
          onOpen={(at) => {
            setCursor(at);
            setOpen(at);
          }}
          onMove={(card, day, start) => {
            setCursor({ card: card.id });
            void tellAloud("move_session", { session: card.id as SessionId, day, starts: timeOf(start) });
          }}
          onDelete={(card) => {
            setOpen(null);
            void tellAloud("remove_session", { session: card.id as SessionId });
          }}
          onLift={onLift}
          against={(day, word) => reasons.get(`${day} ${word}`) ?? null}
          onWeek={(weeks) => toWeek(addDays(monday, 7 * weeks))}
        />
        {open && "day" in open && (
          <NewSessionPanel
            key={`${open.day} ${open.start}`}
            cohort={cohort.id}
            around={around}
            slot={{ day: open.day, starts: timeOf(open.start), ends: timeOf(open.end) }}
            onPlanned={(session) => {
              setCursor({ card: session.id });
              setOpen({ card: session.id });
              toGrid(); // on with the arrows to the next free stretch
            }}
            onLeave={close}
          />
        )}
        {opened && (
          <SessionPanel
            key={opened.id}
            session={opened}
            around={around}
            clashes={clashes.filter((clash) => clash.session === opened.id)}
            onLeave={close}
          />
        )}
      </div>
    </div>
  );
}

/** What should not stay as it is, and what nobody has let stand. */
const isPressing = (clash: Clash) => clash.severity !== "提示" && clash.kept === null;

/** A clash's sentence without its day, which the card's own place says. */
const onThatDay = (say: string) => say.replace(/ \d+月\d+日（周.）/, " ");

export const timetableHelp = [
  "点空白处排课；点课次修改；拖动课次换时间。冲突会用红字写明是和哪个班、哪次课冲突，仍然可以保存。",
  "键盘：方向键移动，回车打开，Delete 删除，Alt+方向键把课次移到前后一天或上下午，PageUp / PageDown 换周。",
  "专题、授课人、地点可以从库里选，也可以直接输入新的，保存时自动记入库中。",
  "灰色的日子不在班期内，也可以排课。",
];
