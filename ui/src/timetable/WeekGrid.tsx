// A week on a grid: seven days, three bands of the day at their real times, sessions where they stand.
//
// Click a free stretch (or Enter on it) to plan something there; click a session to open it; drag it, or press
// Alt with an arrow, to move it; Delete takes it away. The grid knows nothing of the door: it is told what stands
// where and says what the user wants.

import type { KeyboardEvent } from "react";
import { useDrag } from "./drag";
import { type Card, share, WeekCard } from "./WeekCard";
import {
  addDays,
  type Band,
  bandsFor,
  bandWordOf,
  daysOf,
  gapsIn,
  lanes,
  piecesIn,
  sayDay,
  timeOf,
  weekday,
} from "./week";

/** Where the cursor stands: on a session, or on a free stretch of a day. */
export type Cursor = { card: number } | { day: string; start: number; end: number };

export interface WeekGridProps {
  monday: string;
  /** The usual hours of the day. */
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
  /** Why the card in the air cannot go there; null when it can. */
  against?: (day: string, word: Band["word"]) => string | null;
}

export function WeekGrid(props: WeekGridProps) {
  const { cards, cursor } = props;
  const days = daysOf(props.monday);
  const pieces = piecesIn(props.bands, cards);
  const bands = bandsFor(props.bands, pieces);
  const inBand = (day: string, band: Band) =>
    (pieces[bands.findIndex((each) => each.word === band.word)] ?? []).filter((piece) => piece.day === day);
  const { drag, grasp } = useDrag({
    bands,
    inBand,
    onClick: (card) => props.onOpen({ card: card.id }),
    onMove: props.onMove,
    onLift: props.onLift,
  });

  // Everything the cursor can stand on in a day, from morning to evening.
  const stops = (day: string): { start: number; cursor: Cursor }[] =>
    bands
      .flatMap((band) => {
        const here = inBand(day, band);
        const own = here.filter((piece) => !piece.goesOn);
        return [
          ...own.map((piece) => ({ start: piece.start, cursor: { card: piece.block.id } })),
          ...gapsIn(band, here).map((gap) => ({ start: gap.start, cursor: { day, ...gap } })),
        ];
      })
      .sort((a, b) => a.start - b.start);

  const walk = (across: number, down: number) => {
    const standing = cursor && ("card" in cursor ? cards.find((card) => card.id === cursor.card) : cursor);
    if (!standing || !days.includes(standing.day)) {
      const first = days.flatMap(stops)[0];
      if (first) props.onCursor(first.cursor);
    } else if (across !== 0) {
      const day = addDays(standing.day, across);
      if (!days.includes(day)) return props.onWeek(across);
      const distance = (stop: { start: number }) => Math.abs(stop.start - standing.start);
      const nearest = stops(day).sort((a, b) => distance(a) - distance(b))[0];
      if (nearest) props.onCursor(nearest.cursor);
    } else {
      const here = stops(standing.day);
      const at = here.findIndex((stop) => isSame(stop.cursor, cursor));
      const next = here[Math.max(0, Math.min(here.length - 1, at + down))];
      if (next) props.onCursor(next.cursor);
    }
  };

  const moveByKey = (card: Card, across: number, down: number) => {
    if (across !== 0) return props.onMove(card, addDays(card.day, across), card.start);
    const at = props.bands.findIndex((band) => band.word === bandWordOf(card.start));
    const band = props.bands[at + down];
    if (band) props.onMove(card, card.day, band.start);
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.target !== event.currentTarget) return;
    const arrow = ARROWS[event.key];
    const card = cursor && "card" in cursor ? cards.find((each) => each.id === cursor.card) : undefined;
    if (arrow && event.altKey && card) moveByKey(card, ...arrow);
    else if (arrow) walk(...arrow);
    else if (event.key === "Enter" && cursor) props.onOpen(cursor);
    else if (event.key === "Delete" && card) props.onDelete(card);
    else if (event.key === "PageDown") props.onWeek(1);
    else if (event.key === "PageUp") props.onWeek(-1);
    else return;
    event.preventDefault();
  };

  const cell = (day: string, band: Band) => {
    const here = inBand(day, band);
    const outside = day < props.from || props.to < day;
    const reason = drag && props.against ? props.against(day, band.word) : null;
    const landing = drag?.to && drag.to.day === day && bandWordOf(drag.to.start) === band.word ? drag.to : null;
    return (
      <div
        key={day}
        className={["cell", outside && "outside", drag && (reason ? "impossible" : "possible")]
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
            className={isSame({ day, ...gap }, cursor) ? "gap current" : "gap"}
            style={{ top: share(band, gap.start - band.start), height: share(band, gap.end - gap.start) }}
            onClick={() => props.onOpen({ day, ...gap })}
            data-testid={`gap-${day}-${timeOf(gap.start)}`}
          >
            ＋ 排课
          </button>
        ))}
        {lanes(here).map(({ block: piece, lane, of }) => (
          <WeekCard
            key={piece.block.id}
            piece={piece}
            band={band}
            lane={lane}
            of={of}
            current={isSame({ card: piece.block.id }, cursor)}
            lifted={drag?.card.id === piece.block.id}
            onGrasp={(event) => grasp(event, piece.block, band)}
          />
        ))}
        {reason && <div className="reason">{reason}</div>}
        {drag && landing && (
          <div
            className="ghost"
            style={{
              top: share(band, landing.start - band.start),
              height: share(band, Math.min(drag.card.end - drag.card.start, band.end - landing.start)),
            }}
          >
            {timeOf(landing.start)} {drag.card.title}
          </div>
        )}
      </div>
    );
  };

  return (
    <div
      className={drag ? "week dragging" : "week"}
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
          {days.map((day) => cell(day, band))}
        </div>
      ))}
    </div>
  );
}

const ARROWS: Record<string, [across: number, down: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function isSame(a: Cursor, b: Cursor | null): boolean {
  if (!b) return false;
  if ("card" in a) return "card" in b && a.card === b.card;
  return !("card" in b) && a.day === b.day && a.start === b.start;
}
