// Carrying a session to another place in the week with the mouse. Esc puts it back.

import { type PointerEvent, useEffect, useRef, useState } from "react";
import { followPointer } from "../parts";
import type { Card } from "./WeekCard";
import { type Band, type Block, snap } from "./week";

interface Grasped {
  card: Card;
  /** Minutes between the card's beginning and where it was grasped. */
  grasp: number;
  x: number;
  y: number;
  /** Carried far enough to be a drag, not a click. */
  moved: boolean;
  to: { day: string; start: number } | null;
}

export interface DragProps {
  bands: readonly Band[];
  /** What stands in a day's band. */
  inBand: (day: string, band: Band) => readonly (Block & { block: Card })[];
  onClick: (card: Card) => void;
  onMove: (card: Card, day: string, start: number) => void;
  /** A card is in the air, or none any more. */
  onLift?: (card: Card | null) => void;
}

/** Days and bands are found on the page by `data-day` and `data-band`. */
export function useDrag(props: DragProps) {
  const [grasped, setGrasped] = useState<Grasped | null>(null);
  const latest = useRef(props);
  latest.current = props;

  const lifted = grasped?.moved ? grasped.card : null;
  useEffect(() => latest.current.onLift?.(lifted), [lifted]);

  useEffect(() => {
    if (!grasped) return;
    const { card, grasp } = grasped;
    const landing = (event: globalThis.PointerEvent) => {
      const under = document.elementsFromPoint(event.clientX, event.clientY);
      const cell = under.find(
        (each): each is HTMLElement => each instanceof HTMLElement && each.dataset.band !== undefined,
      );
      const band = latest.current.bands.find((each) => each.word === cell?.dataset.band);
      const day = cell?.dataset.day;
      if (!cell || !band || !day) return null;
      const others = latest.current.inBand(day, band).filter((piece) => piece.block.id !== card.id);
      const start = snap(minutesAt(cell, band, event.clientY) - grasp, band, others);
      const last = Math.max(band.start, band.end - (card.end - card.start));
      return { day, start: Math.max(band.start, Math.min(start, last)) };
    };
    const onPointerMove = (event: globalThis.PointerEvent) => {
      const moved = grasped.moved || Math.hypot(event.clientX - grasped.x, event.clientY - grasped.y) > 5;
      if (moved) setGrasped({ ...grasped, moved, to: landing(event) });
    };
    const onPointerUp = (event: globalThis.PointerEvent) => {
      const to = grasped.moved ? landing(event) : null;
      setGrasped(null);
      if (!grasped.moved) latest.current.onClick(card);
      else if (to && (to.day !== card.day || to.start !== card.start)) latest.current.onMove(card, to.day, to.start);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setGrasped(null);
    };
    return followPointer({ move: onPointerMove, up: onPointerUp, key: onKey });
  }, [grasped]);

  return {
    /** The card in the air and where it would land. */
    drag: grasped?.moved ? { card: grasped.card, to: grasped.to } : null,
    /** For a card's `onPointerDown`. */
    grasp: (event: PointerEvent<HTMLElement>, card: Card, band: Band) => {
      const cell = event.currentTarget.closest<HTMLElement>("[data-band]");
      if (event.button !== 0 || !cell) return;
      const grasp = Math.min(minutesAt(cell, band, event.clientY) - card.start, card.end - card.start);
      setGrasped({ card, grasp, x: event.clientX, y: event.clientY, moved: false, to: null });
    },
  };
}

function minutesAt(cell: HTMLElement, band: Band, y: number): number {
  const { top, height } = cell.getBoundingClientRect();
  return band.start + ((y - top) / Math.max(1, height)) * (band.end - band.start);
}
