// Dragging a row of a List to another place. The rows make way as it passes; it is moved when let go.

import { useEffect, useRef, useState } from "react";
import { followPointer } from "../parts";
import { moved } from "./order";

/** `list` is the List's name; ids are numbers, as rows have them. */
export function useDrag<Id extends number>(list: string, order: readonly Id[], onMove: (id: Id, to: number) => void) {
  const [drag, setDrag] = useState<{ id: Id; to: number } | null>(null);
  const shown = drag ? moved(order, drag.id, drag.to) : order;
  const latest = useRef({ drag, shown, onMove });
  latest.current = { drag, shown, onMove };
  const held = drag?.id ?? null;
  useEffect(() => {
    if (held === null) return;
    const prefix = `row-${list}-`;
    const pass = (event: PointerEvent) => {
      const under = document.elementFromPoint(event.clientX, event.clientY);
      const row = under?.closest<HTMLElement>(`[data-testid^="${prefix}"]`);
      const to = latest.current.shown.findIndex((id) => `${prefix}${id}` === row?.dataset.testid);
      if (!row || to < 0) return;
      setDrag((before) => before && { ...before, to });
      for (const next of [row.previousElementSibling, row.nextElementSibling])
        next?.scrollIntoView?.({ block: "nearest" });
    };
    const drop = () => {
      const { drag, onMove } = latest.current;
      setDrag(null);
      if (drag) onMove(drag.id, drag.to);
    };
    const giveUp = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      setDrag(null);
    };
    return followPointer({ move: pass, up: drop, key: giveUp });
  }, [held, list]);
  return {
    /** The order on screen, the row that is held already in its new place. */
    order: shown,
    held,
    grab: (id: Id) => setDrag({ id, to: order.indexOf(id) }),
  };
}

/** What a row is dragged by. */
export function Grip(props: { onGrab: () => void; held: boolean; testid: string }) {
  return (
    <span
      className={props.held ? "grip held" : "grip"}
      title="拖动调整顺序"
      onPointerDown={(event) => {
        event.preventDefault(); // no text is marked meanwhile
        props.onGrab();
      }}
      data-testid={props.testid}
    >
      ⠿
    </span>
  );
}
