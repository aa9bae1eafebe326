// A week on a grid: seven days, three bands of the day at their real times, sessions where they stand.
//
// Click a free stretch (or Enter on it) to plan something there; click a session to open it; drag it, or press
// Alt with an arrow, to move it; Delete takes it away. The grid knows nothing of the door: it is told what stands
// where and says what the user wants.

import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import {
  addDays,
  type Band,
  type Block,
  bandsFor,
  bandWordOf,
  daysOf,
  gapsIn,
  lanes,
  sayDay,
  snap,
  timeOf,
  weekday,
} from "./week";

/** A session as the grid shows it. */
export interface Card extends Block {
  id: number;
  /** What it is about: 《县情讲座》. */
  title: string;
  /** Quiet lines under the title: 李县长 ·  报告厅. */
  lines: string[];
  /** Why it cannot stay as it is, in words. Shown in red. */
  clashes: string[];
  /** A word in the corner: 已点名. */
  mark?: string;
}

/** Where the cursor stands: on a session, or on a free stretch of a day. */
export type Cursor = { card: number } | { day: string; start: number; end: number };

export interface WeekGridProps {
  monday: string;
  bands: readonly Band[];
  cards: readonly Card[];
  /** Today, marked in red. */
  today: string;
  /** The class's own days; others are shaded. */
  from: string;
  to: string;
  cursor: Cursor | null;
  onCursor: (cursor: Cursor) => void;
  /** Enter or click. */
  onOpen: (cursor: Cursor) => void;
  onMove: (card: Card, day: string, start: number) => void;
  onDelete: (card: Card) => void;
  /** The cursor walked out of the week. */
  onWeek: (weeks: number) => void;
  /** A card is in the air. */
  onLift?: (card: Card | null) => void;
  /** Why the lifted card cannot go there; null when it can. */
  against?: (day: string, word: Band["word"]) => string | null | undefined;
}

interface Drag {
  card: Card;
  /** Minutes between the card's beginning and where it was grasped. */
  grasp: number;
  moved: boolean;
  x: number;
  y: number;
  to: { day: string; start: number } | null;
}

export function WeekGrid(props: WeekGridProps) {
  const { cards, cursor } = props;
  const days = daysOf(props.monday);
  const bands = bandsFor(props.bands, cards);
  const box = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const inBand = (day: string, band: Band) =>
    cards.filter((card) => card.day === day && bandWordOf(card.start) === band.word);

  // Everything the cursor can stand on in a day, from morning to evening.
  const stops = (day: string): Cursor[] =>
    bands.flatMap((band) => {
      const here = inBand(day, band);
      const all = [
        ...here.map((card) => ({ start: card.start, cursor: { card: card.id } as Cursor })),
        ...gapsIn(band, here).map((gap) => ({ start: gap.start, cursor: { day, ...gap } as Cursor })),
      ];
      return all.sort((a, b) => a.start - b.start).map((each) => each.cursor);
    });
  const standing = cursor && placeOf(cursor, cards);

  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.target !== event.currentTarget) return;
    const arrow = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const card = cursor && "card" in cursor ? cards.find((each) => each.id === cursor.card) : undefined;
    if (arrow && event.altKey && card) moveByKey(card, arrow[0] ?? 0, arrow[1] ?? 0);
    else if (arrow) walk(arrow[0] ?? 0, arrow[1] ?? 0);
    else if (event.key === "Enter" && cursor) props.onOpen(cursor);
    else if (event.key === "Delete" && card) props.onDelete(card);
    else if (event.key === "PageDown") props.onWeek(1);
    else if (event.key === "PageUp") props.onWeek(-1);
    else return;
    event.preventDefault();
  };

  const walk = (across: number, down: number) => {
    if (!standing) {
      const first = days.flatMap(stops)[0];
      if (first) props.onCursor(first);
      return;
    }
    if (across !== 0) {
      const day = addDays(standing.day, across);
      if (!days.includes(day)) return props.onWeek(across);
      const there = stops(day).map((each) => ({ each, start: placeOf(each, cards)?.start ?? 0 }));
      const nearest = there.sort((a, b) => Math.abs(a.start - standing.start) - Math.abs(b.start - standing.start))[0];
      if (nearest) props.onCursor(nearest.each);
      return;
    }
    const here = stops(standing.day);
    const at = here.findIndex((each) => sameCursor(each, cursor));
    const next = here[Math.max(0, Math.min(here.length - 1, at + down))];
    if (next) props.onCursor(next);
  };

  const moveByKey = (card: Card, across: number, down: number) => {
    if (across !== 0) return props.onMove(card, addDays(card.day, across), card.start);
    const at = bands.findIndex((band) => band.word === bandWordOf(card.start));
    const band = props.bands[at + down];
    if (band) props.onMove(card, card.day, band.start);
  };

  // ------------------------------------------------------------------------------------------ dragging
  const lift = (event: PointerEvent<HTMLElement>, card: Card, band: Band) => {
    if (event.button !== 0) return;
    const cell = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!cell) return;
    const grasped = band.start + ((event.clientY - cell.top) / Math.max(1, cell.height)) * (band.end - band.start);
    setDrag({ card, grasp: grasped - card.start, moved: false, x: event.clientX, y: event.clientY, to: null });
  };
  const dragging = drag?.moved ? drag : null;
  const liftedCard = dragging?.card ?? null;
  const onLift = useRef(props.onLift);
  onLift.current = props.onLift;
  useEffect(() => onLift.current?.(liftedCard), [liftedCard]);

  useEffect(() => {
    if (!drag) return;
    const target = (event: globalThis.PointerEvent) => {
      const cell = document
        .elementsFromPoint(event.clientX, event.clientY)
        .find((each) => each instanceof HTMLElement && each.dataset.band);
      const band = cell instanceof HTMLElement ? bands.find((each) => each.word === cell.dataset.band) : undefined;
      if (!(cell instanceof HTMLElement) || !band || !cell.dataset.day) return null;
      const { top, height } = cell.getBoundingClientRect();
      const minutes = band.start + ((event.clientY - top) / Math.max(1, height)) * (band.end - band.start) - drag.grasp;
      const others = inBand(cell.dataset.day, band).filter((each) => each.id !== drag.card.id);
      const length = drag.card.end - drag.card.start;
      const start = Math.max(
        band.start,
        Math.min(snap(minutes, band, others), Math.max(band.start, band.end - length)),
      );
      return { day: cell.dataset.day, start };
    };
    const onPointerMove = (event: globalThis.PointerEvent) => {
      const moved = drag.moved || Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > 5;
      if (moved) setDrag({ ...drag, moved, to: target(event) });
    };
    const onPointerUp = (event: globalThis.PointerEvent) => {
      const to = drag.moved ? target(event) : null;
      setDrag(null);
      if (!drag.moved) props.onOpen({ card: drag.card.id });
      else if (to && (to.day !== drag.card.day || to.start !== drag.card.start))
        props.onMove(drag.card, to.day, to.start);
    };
    const onEscape = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setDrag(null);
    };
    window.addEventListener("pointermove", onPointerMove);
    window.addEventListener("pointerup", onPointerUp);
    window.addEventListener("keydown", onEscape, true);
    return () => {
      window.removeEventListener("pointermove", onPointerMove);
      window.removeEventListener("pointerup", onPointerUp);
      window.removeEventListener("keydown", onEscape, true);
    };
  });

  const share = (band: Band, minutes: number) => `${(100 * minutes) / (band.end - band.start)}%`;
  return (
    <div
      ref={box}
      className={dragging ? "week dragging" : "week"}
      role="application"
      aria-label="课程表"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys walk it
      tabIndex={0}
      onKeyDown={onKey}
      data-testid="week-grid"
    >
      <div className="days">
        <div className="gutter" />
        {days.map((day) => (
          <div key={day} className={day === props.today ? "day today" : "day"} data-testid={`day-${day}`}>
            {weekday(day)} <span>{sayDay(day)}</span>
          </div>
        ))}
      </div>
      {bands.map((band) => (
        <div
          key={band.word}
          className="band"
          style={{ flexGrow: band.end - band.start, minHeight: (band.end - band.start) * 0.72 }}
        >
          <div className="gutter">
            <b>{band.word}</b>
            <span>{timeOf(band.start)}</span>
            <span className="ends">{timeOf(band.end)}</span>
          </div>
          {days.map((day) => {
            const here = inBand(day, band);
            const outside = day < props.from || day > props.to;
            const reason = dragging ? props.against?.(day, band.word) : null;
            return (
              <div
                key={day}
                className={["cell", outside && "outside", dragging && (reason ? "impossible" : "possible")]
                  .filter(Boolean)
                  .join(" ")}
                data-day={day}
                data-band={band.word}
              >
                {gapsIn(band, here).map((gap) => (
                  <button
                    type="button"
                    tabIndex={-1}
                    key={gap.start}
                    className={cursor && sameCursor(cursor, { day, ...gap }) ? "gap current" : "gap"}
                    style={{ top: share(band, gap.start - band.start), height: share(band, gap.end - gap.start) }}
                    onClick={() => props.onOpen({ day, ...gap })}
                    data-testid={`gap-${day}-${timeOf(gap.start)}`}
                  >
                    ＋ 排课
                  </button>
                ))}
                {lanes(here).map(({ block: card, lane, of }) => (
                  <div
                    key={card.id}
                    className={[
                      "card",
                      card.clashes.length > 0 && "clashing",
                      cursor && "card" in cursor && cursor.card === card.id && "current",
                      dragging?.card.id === card.id && "lifted",
                      card.end - card.start < 45 && "short",
                    ]
                      .filter(Boolean)
                      .join(" ")}
                    style={{
                      top: share(band, card.start - band.start),
                      height: share(band, card.end - card.start),
                      left: `${(100 * lane) / of}%`,
                      width: `${100 / of}%`,
                    }}
                    title={[
                      `${timeOf(card.start)}–${timeOf(card.end)}`,
                      card.title,
                      ...card.lines,
                      ...card.clashes,
                    ].join("\n")}
                    onPointerDown={(event) => lift(event, card, band)}
                    data-testid={`session-${card.id}`}
                  >
                    <div className="when">
                      {timeOf(card.start)}–{timeOf(card.end)}
                      {card.mark && <span className="mark">{card.mark}</span>}
                    </div>
                    <div className="title">{card.title}</div>
                    {card.clashes.map((say) => (
                      <div key={say} className="clash" data-testid={`clash-${card.id}`}>
                        {say}
                      </div>
                    ))}
                    {card.lines.map((line) => (
                      <div key={line} className="line">
                        {line}
                      </div>
                    ))}
                  </div>
                ))}
                {reason && <div className="reason">{reason}</div>}
                {dragging?.to?.day === day && bandWordOf(dragging.to.start) === band.word && (
                  <div
                    className="ghost"
                    style={{
                      top: share(band, dragging.to.start - band.start),
                      height: share(band, dragging.card.end - dragging.card.start),
                    }}
                  >
                    {timeOf(dragging.to.start)} {dragging.card.title}
                  </div>
                )}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function placeOf(cursor: Cursor, cards: readonly Card[]): { day: string; start: number } | undefined {
  return "card" in cursor ? cards.find((card) => card.id === cursor.card) : cursor;
}

function sameCursor(a: Cursor, b: Cursor | null): boolean {
  if (!b) return false;
  if ("card" in a) return "card" in b && a.card === b.card;
  return !("card" in b) && a.day === b.day && a.start === b.start;
}
