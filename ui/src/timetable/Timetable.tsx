// 课程表: the week of a class on a grid, with what stands in the way said in words beside each session.

import { LeftOutlined, PrinterOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import dayjs from "dayjs";
import { useMemo, useRef, useState } from "react";
import { sayHours } from "../cohort/words";
import { ask, type CohortId, type SessionId, type SessionLine, type Timetable as TimetableOf, useRead } from "../door";
import { useEscape } from "../frame/keys";
import { go, goInstead, useOpening, usePlace } from "../frame/place";
import { Shown } from "../parts";
import { ArrangeDialog } from "./Arrange";
import { actsOn, GRID_KEYS } from "./acts";
import { Cancelled } from "./Cancelled";
import { ClashList } from "./ClashList";
import { bandsOf, cardsOf } from "./cards";
import { howItStands, isOpen } from "./clashes";
import { useClip } from "./clip";
import { useDays } from "./days";
import { drop } from "./deeds";
import type { Held, Landing } from "./drag";
import { FreeSlots } from "./FreeSlots";
import { ImportTimetable, pickTimetable } from "./ImportTimetable";
import { useLandings } from "./landings";
import { RoutePanel } from "./RoutePanel";
import { NewSessionPanel, SessionPanel } from "./SessionPanel";
import { Shares } from "./Shares";
import { Begin, chipOf, Strip, UnplacedPanel } from "./Unplaced";
import { ApproveDialog, ChangesPanel, ReasonLine, Version } from "./Versions";
import { type Cursor, WeekGrid, type WeekGridProps } from "./WeekGrid";
import { addDays, isWeekend, minutesOf, mondayOf, sayDay, timeOf } from "./week";
import "./timetable.css";

export function Timetable({ cohort }: { cohort: CohortId }) {
  const timetable = useRead("timetable", { cohort });
  return <Shown of={timetable}>{(it) => <Week key={it.cohort.id} timetable={it} />}</Shown>;
}

/** What stands beside the week. */
type Side =
  | { show: "new"; day: string; start: number; end: number }
  | { show: "session"; id: number /** Put into a clash just now: its first repair waits for Enter. */; mend: boolean }
  | { show: "unplaced" }
  | { show: "clashes" }
  | { show: "changes" }
  | { show: "free" }
  | { show: "route"; day: string }
  | { show: "cancelled"; session: SessionLine };

function Week({ timetable }: { timetable: TimetableOf }) {
  const { cohort, sessions, clashes } = timetable;
  const place = usePlace();
  const today = dayjs().format("YYYY-MM-DD");
  const within = cohort.starts <= today && today <= cohort.ends;
  const monday = place.at === "cohort" && place.week ? place.week : mondayOf(within ? today : cohort.starts);
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [side, setSide] = useState<Side | null>(null);
  const [importing, setImporting] = useState<string | null>(null);
  const [dialog, setDialog] = useState<"approve" | "arrange" | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const clip = useClip();

  const cards = useMemo(() => cardsOf(sessions, clashes), [sessions, clashes]);
  const bands = useMemo(() => bandsOf(timetable.halves), [timetable.halves]);
  const toPlace = useRead("unplaced", { cohort: cohort.id }).data;
  const unplaced = toPlace ?? [];
  const changes = useRead("timetable_changes", timetable.approved && { cohort: cohort.id }).data;
  const { belongs, head } = useDays(cohort, monday);

  const toWeek = (week: string) => goInstead({ at: "cohort", cohort: cohort.id, tab: "timetable", week });
  const toGrid = () => grid.current?.querySelector<HTMLElement>("[data-testid=week-grid]")?.focus();
  const stand = (to: Cursor, together: ReadonlySet<number> = new Set("card" in to ? [to.card] : [])) => {
    setCursor(to);
    setChosen(together);
  };
  const open = (at: Cursor, mend = false) => {
    stand(at);
    setSide("card" in at ? { show: "session", id: at.card, mend } : { show: "new", ...at });
  };
  const close = () => {
    setSide(null);
    toGrid();
  };
  useEscape(chosen.size > 1, () => cursor && stand(cursor));
  useEscape(side !== null, close);
  useOpening<SessionId>(
    "session",
    (id) => sessions.some((each) => each.id === id),
    (id) => openCard(id),
  );
  const pick = () => void pickTimetable().then((file) => file && setImporting(file));
  const openCard = (id: number) => {
    const card = cards.find((each) => each.id === id);
    if (!card) return;
    toWeek(mondayOf(card.day));
    open({ card: id });
    toGrid();
  };
  const goToCard = (id: number) => {
    const card = cards.find((each) => each.id === id);
    if (!card) return;
    toWeek(mondayOf(card.day));
    stand({ card: id });
  };
  const onDrop = async (held: Held, to: Landing) => {
    const together = cards.filter((card) => chosen.has(card.id));
    if ("card" in held && !to.copies && !together.includes(held.card)) stand({ card: held.card.id });
    const moved = await drop(cohort.id, held, to, together);
    const clashing = moved.length > 0 && (await inTheWayOf(cohort.id, moved));
    if (clashing) open({ card: clashing }, true);
  };

  const opened = side?.show === "session" ? sessions.find((each) => each.id === side.id) : undefined;
  const lastWeek = Math.max(1, dayjs(mondayOf(cohort.ends)).diff(mondayOf(cohort.starts), "week") + 1);
  const nth = dayjs(monday).diff(mondayOf(cohort.starts), "week") + 1;
  const hours = sessions.reduce((sum, each) => sum + each.hours, 0);
  const standing = howItStands(clashes);
  const waiting = sessions.filter((each) => each.state === "待确认" && each.lecturer !== null).length;

  if (importing) return <ImportTimetable cohort={cohort.id} file={importing} onLeave={() => setImporting(null)} />;
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
        {standing && (
          <button
            type="button"
            className={`link ${standing.colour}`}
            onClick={() => setSide({ show: "clashes" })}
            data-testid="clash-count"
          >
            {standing.say}
          </button>
        )}
        {waiting > 0 && <span className="amber">{waiting} 个待确认</span>}
        <span className="quiet" data-testid="timetable-sum">
          共 {sessions.length} 个课次 {sayHours(hours)} 学时
        </span>
        {sessions.length > 0 && (
          <Version
            of={timetable.approved}
            onApprove={() => setDialog("approve")}
            onOpen={() => setSide({ show: "changes" })}
          />
        )}
        <Button onClick={() => setSide({ show: "free" })} data-testid="find-free">
          找空档
        </Button>
        <Button onClick={pick} data-testid="import-timetable">
          导入
        </Button>
        <Button
          icon={<PrinterOutlined />}
          onClick={() => go({ at: "cohort", cohort: cohort.id, tab: "paper", paper: "timetable" })}
          data-testid="print-timetable"
        >
          打印
        </Button>
      </div>
      {timetable.approved && changes && side?.show !== "changes" && (
        <ReasonLine of={changes} onAll={() => setSide({ show: "changes" })} />
      )}
      <div className="fill timetable" ref={grid}>
        <Board
          around={{ cohort: cohort.id, monday, sessions, unplaced }}
          monday={monday}
          bands={bands}
          cards={cards}
          today={today}
          belongs={belongs}
          head={head}
          cursor={cursor}
          chosen={chosen}
          onStand={stand}
          onOpen={open}
          onDrop={onDrop}
          acts={(picked, at) =>
            actsOn(picked, at, {
              cohort: cohort.id,
              cards,
              sessions,
              chips: unplaced.map(chipOf),
              clip,
              onOpen: open,
              onDrop: (held, to) => void onDrop(held, to),
              onRoute: (day) => setSide({ show: "route", day }),
              onCancelled: (session) => setSide({ show: "cancelled", session }),
              onRemoved: () => setSide(null),
            })
          }
          onWeek={(weeks) => toWeek(addDays(monday, 7 * weeks))}
          onChip={() => setSide({ show: "unplaced" })}
          above={(grasp) => (
            <div className="above">
              <Shares shares={timetable.shares} />
              {sessions.length === 0 && toPlace?.length === 0 ? (
                <Begin onOpen={() => setSide({ show: "unplaced" })} onImport={pick} />
              ) : (
                <Strip
                  lines={unplaced}
                  onGrasp={grasp}
                  onOpen={() => setSide({ show: "unplaced" })}
                  onArrange={() => setDialog("arrange")}
                />
              )}
            </div>
          )}
        />
        {side?.show === "new" && (
          <NewSessionPanel
            key={`${side.day} ${side.start}`}
            cohort={cohort.id}
            slot={{ day: side.day, starts: timeOf(side.start), ends: timeOf(side.end) }}
            onPlanned={(session) => {
              open({ card: session.id });
              toGrid(); // on with the arrows to the next free stretch
            }}
            onLeave={close}
          />
        )}
        {opened && side?.show === "session" && (
          <SessionPanel
            key={opened.id}
            session={opened}
            clashes={clashes.filter((clash) => clash.session === opened.id)}
            mend={side.mend}
            onLeave={close}
          />
        )}
        {side?.show === "unplaced" && (
          <UnplacedPanel cohort={cohort.id} lines={unplaced} sessions={sessions} onLeave={close} />
        )}
        {side?.show === "clashes" && (
          <ClashList
            sessions={sessions}
            clashes={clashes}
            current={cursor && "card" in cursor ? cursor.card : null}
            onOpen={goToCard}
            onLeave={close}
          />
        )}
        {side?.show === "changes" && changes && (
          <ChangesPanel of={changes} onApprove={() => setDialog("approve")} onOpen={goToCard} onLeave={close} />
        )}
        {side?.show === "free" && (
          <FreeSlots
            cohort={cohort}
            monday={monday}
            onChoose={({ day, starts, ends }) => {
              toWeek(mondayOf(day));
              open({ day, start: minutesOf(starts), end: minutesOf(ends) });
            }}
            onLeave={close}
          />
        )}
        {side?.show === "route" && <RoutePanel cohort={cohort.id} day={side.day} onLeave={close} />}
        {side?.show === "cancelled" && side.session.lecturer !== null && (
          <Cancelled
            key={side.session.id}
            lecturer={side.session.lecturer}
            name={side.session.lecturer_name}
            day={side.session.day}
            onLeave={close}
          />
        )}
      </div>
      {dialog === "approve" && (
        <ApproveDialog
          cohort={cohort.id}
          unannounced={timetable.approved?.unannounced ?? 0}
          onLeave={() => setDialog(null)}
        />
      )}
      {dialog === "arrange" && (
        <ArrangeDialog
          cohort={cohort.id}
          lines={unplaced}
          weekends={sessions.some(({ day }) => isWeekend(day))}
          onLeave={() => setDialog(null)}
        />
      )}
    </div>
  );
}

/** The grid with what is in the air: while it is carried, nothing else on the page is drawn anew. */
function Board({ around, ...grid }: WeekGridProps & { around: Parameters<typeof useLandings>[0] }) {
  const { grasp, lift, hover, against, said } = useLandings(around);
  return <WeekGrid {...grid} onGrasp={grasp} onLift={lift} onHover={hover} against={against} said={said} />;
}

/** The first of these sessions that cannot stand as it is now. */
async function inTheWayOf(cohort: CohortId, moved: readonly SessionLine[]): Promise<SessionId | null> {
  const { clashes } = await ask("timetable", { cohort });
  const errors = clashes.filter((each) => isOpen(each) && each.severity === "错误");
  return moved.find(({ id }) => errors.some((each) => each.session === id))?.id ?? null;
}

export const timetableHelp = [
  "点空白处排课；点课次修改。拖动课次换时间，拖上下边改时长；按住 Ctrl 拖是复制，拖到另一课次中间是互换。右键有全部操作。",
  "冲突写明和谁、哪个班、哪次课，凭什么；下面是几种最省事的办法，回车用第一种。仍然可以保存，也可以“保留并写明原因”。",
  ...GRID_KEYS,
  "专题、授课人、地点可以从库里选，也可以直接输入新的，保存时自动记入库中。",
  "灰色的日子不在班期内，也可以排课。",
];
