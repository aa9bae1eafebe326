// Moving rows of a list by hand. What is moved stands in its new place at once; several moves in a row are
// written together, so they are one step of undo.

import { useCallback, useEffect, useRef, useState } from "react";

/** How long a pause ends a run of moves. */
const PAUSE_MS = 500;

/** The ids with one of them moved to another place. */
export function moved<Id>(ids: readonly Id[], id: Id, to: number): Id[] {
  const rest = ids.filter((each) => each !== id);
  rest.splice(Math.max(0, Math.min(rest.length, to)), 0, id);
  return rest;
}

/** `order` is the order on screen; `move` puts one of them at a place counted from 0. */
export function useOrder<Id>(saved: readonly Id[], save: (ids: Id[]) => Promise<unknown>) {
  const [byHand, setByHand] = useState<Id[] | null>(null);
  const latest = useRef({ byHand, saved, save });
  latest.current.saved = saved;
  latest.current.save = save;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const write = useCallback(async () => {
    clearTimeout(timer.current);
    const { byHand: ids, save } = latest.current;
    if (!ids) return;
    await save(ids);
    if (latest.current.byHand !== ids) return; // moved again meanwhile
    latest.current.byHand = null;
    setByHand(null);
  }, []);
  useEffect(
    () => () => {
      void write(); // the screen is left before the pause
    },
    [write],
  );

  const move = useCallback(
    (id: Id, to: number) => {
      const before = latest.current.byHand ?? latest.current.saved;
      const after = moved(before, id, to);
      if (after.every((each, place) => each === before[place])) return;
      latest.current.byHand = after;
      setByHand(after);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void write(), PAUSE_MS);
    },
    [write],
  );
  return { order: byHand ?? saved, move };
}
