// Carrying things about the week with the mouse: a session whole, one of its edges, or one that has no time yet.
// Esc puts it back.

import { type PointerEvent, useCallback, useEffect, useRef, useState } from "react";
import type { UnplacedId } from "../door";
import { followPointer } from "../parts";
import type { Card } from "./WeekCard";
import { type Band, type Block, snap, stretched } from "./week";

/** Something that has no time yet and is carried into the week. */
export interface Chip {
  unplaced: UnplacedId;
  title: string;
  minutes: number;
}

/** What the pointer has hold of. */
export type Held = { card: Card } | { card: Card; edge: "start" | "end" } | { chip: Chip };

/** Where it would land. */
export interface Landing {
  day: string;
  start: number;
  end: number;
  /** On this session: they change places. */
  onto: Card | null;
  /** With Ctrl: a copy lands, what is held stays. */
  copies: boolean;
}

interface Grasped {
  held: Held;
  /** Minutes between its beginning and where it was grasped. */
  grasp: number;
  x: number;
  y: number;
  /** Carried far enough to be a drag, not a click. */
  moved: boolean;
  to: Landing | null;
}

export interface DragProps {
  bands: readonly Band[];
  cards: readonly Card[];
  /** What stands in a day's band. */
  inBand: (day: string, band: Band) => readonly (Block & { block: Card })[];
  /** Grasped and let go again without carrying it anywhere. */
  onClick: (held: Held, event: globalThis.PointerEvent) => void;
  onDrop: (held: Held, to: Landing) => void;
  /** Grasped: it may be carried next, or only clicked. */
  onGrasp?: (held: Held) => void;
  /** Something is in the air, or nothing any more. */
  onLift?: (held: Held | null) => void;
  /** What is in the air would land there, or nowhere. */
  onHover?: (held: Held, to: Landing | null) => void;
}

/** Days and bands are found on the page by `data-day` and `data-band`, sessions by `data-card`. */
export function useDrag(props: DragProps) {
  const [grasped, setGrasped] = useState<Grasped | null>(null);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    if (!grasped) return;
    const { held, grasp } = grasped;
    const landing = (event: globalThis.PointerEvent) => {
      const { bands, cards, inBand } = latest.current;
      if ("edge" in held) return pulled(held.card, held.edge, event, bands, inBand);
      const length = "chip" in held ? held.chip.minutes : held.card.end - held.card.start;
      const own = "card" in held ? held.card.id : null;
      const under = document
        .elementsFromPoint(event.clientX, event.clientY)
        .filter((each) => each instanceof HTMLElement);
      const cell = under.find((each) => each.dataset.band !== undefined);
      const band = bands.find((each) => each.word === cell?.dataset.band);
      const day = cell?.dataset.day;
      if (!cell || !band || !day) return null;
      const target = under.find((each) => each.dataset.card !== undefined && Number(each.dataset.card) !== own);
      const onto =
        own !== null && target && (event.altKey || isInMiddle(target, event.clientY))
          ? cards.find((each) => each.id === Number(target.dataset.card))
          : undefined;
      if (onto) return { day: onto.day, start: onto.start, end: onto.end, onto, copies: false };
      const others = inBand(day, band).filter((piece) => piece.block.id !== own);
      const wanted = snap(minutesAt(cell, band, event.clientY) - grasp, band, others);
      const start = Math.max(band.start, Math.min(wanted, Math.max(band.start, band.end - length)));
      return { day, start, end: start + length, onto: null, copies: own !== null && event.ctrlKey };
    };
    const onPointerMove = (event: globalThis.PointerEvent) => {
      const moved = grasped.moved || Math.hypot(event.clientX - grasped.x, event.clientY - grasped.y) > 5;
      if (!moved) return;
      const to = landing(event);
      if (grasped.moved && isSame(to, grasped.to)) return;
      // Told here and not in an effect, which would come after the next paint: one drawing shows it all.
      if (!grasped.moved) latest.current.onLift?.(held);
      latest.current.onHover?.(held, to);
      setGrasped({ ...grasped, moved, to });
    };
    const letGo = () => {
      setGrasped(null);
      if (grasped.moved) latest.current.onLift?.(null);
    };
    const onPointerUp = (event: globalThis.PointerEvent) => {
      const to = grasped.moved ? landing(event) : null;
      letGo();
      if (!grasped.moved) latest.current.onClick(held, event);
      else if (to && !isHome(held, to)) latest.current.onDrop(held, to);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      letGo();
    };
    return followPointer({ move: onPointerMove, up: onPointerUp, key: onKey });
  }, [grasped]);

  const grasp = useCallback((event: PointerEvent<HTMLElement>, held: Held, at: number) => {
    if (event.button !== 0) return;
    latest.current.onGrasp?.(held);
    setGrasped({ held, grasp: at, x: event.clientX, y: event.clientY, moved: false, to: null });
  }, []);
  return {
    /** What is in the air and where it would land. */
    drag: grasped?.moved ? { held: grasped.held, to: grasped.to } : null,
    /** For a card's `onPointerDown`, and for its edges'. */
    graspCard: useCallback(
      (event: PointerEvent<HTMLElement>, card: Card, band: Band, edge?: "start" | "end") => {
        event.stopPropagation();
        const cell = event.currentTarget.closest<HTMLElement>("[data-band]");
        if (!cell) return;
        const at = Math.min(minutesAt(cell, band, event.clientY) - card.start, card.end - card.start);
        grasp(event, edge ? { card, edge } : { card }, at);
      },
      [grasp],
    ),
    /** For a chip's: its beginning comes under the pointer. */
    graspChip: useCallback((event: PointerEvent<HTMLElement>, chip: Chip) => grasp(event, { chip }, 0), [grasp]),
  };
}

/** An edge pulled up or down stays in its own day and half day; up to an hour beyond the usual times. */
function pulled(
  card: Card,
  edge: "start" | "end",
  event: globalThis.PointerEvent,
  bands: readonly Band[],
  inBand: DragProps["inBand"],
): Landing | null {
  const band = bands.findLast((each) => each.start <= (edge === "start" ? card.start : card.end - 1)) ?? bands[0];
  const cell = band && document.querySelector<HTMLElement>(`[data-day='${card.day}'][data-band='${band.word}']`);
  if (!band || !cell) return null;
  const marks = inBand(card.day, band)
    .filter((piece) => piece.block.id !== card.id)
    .flatMap((piece) => [piece.start, piece.end]);
  const minutes = Math.max(band.start - 60, Math.min(band.end + 60, minutesAt(cell, band, event.clientY)));
  const size = stretched(card, edge, minutes, [band.start, band.end, ...marks]);
  return { day: card.day, ...size, onto: null, copies: false };
}

function isSame(a: Landing | null, b: Landing | null): boolean {
  if (a === null || b === null) return a === b;
  return a.day === b.day && a.start === b.start && a.end === b.end && a.onto === b.onto && a.copies === b.copies;
}

/** Let go where it came from. */
function isHome(held: Held, to: Landing): boolean {
  if ("chip" in held || to.onto || to.copies) return false;
  return held.card.day === to.day && held.card.start === to.start && held.card.end === to.end;
}

/** A quarter at either end of a session is for standing beside it. */
function isInMiddle(card: Element, y: number): boolean {
  const { top, height } = card.getBoundingClientRect();
  return height / 4 < y - top && y - top < (3 * height) / 4;
}

function minutesAt(cell: HTMLElement, band: Band, y: number): number {
  const { top, height } = cell.getBoundingClientRect();
  return band.start + ((y - top) / Math.max(1, height)) * (band.end - band.start);
}
