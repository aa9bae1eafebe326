// Moving trainees by hand. Who is moved stands in the new place at once; a run of moves of one trainee is written
// when it pauses, as one step of undo: 手工把 … 排在第 … 位.

import { useCallback, useEffect, useRef, useState } from "react";
import type { TraineeId } from "../door";
import { moved } from "../unit/order";

/** How long a pause ends a run of moves. */
const PAUSE_MS = 500;

/** `order` is the order on screen; `move` puts somebody at a place counted from 0; `settle` writes what is not written. */
export function usePlacing(
  saved: readonly TraineeId[],
  place: (trainee: TraineeId, number: number) => Promise<unknown>,
) {
  const [byHand, setByHand] = useState<readonly TraineeId[] | null>(null);
  const latest = useRef({ saved, place });
  latest.current = { saved, place };
  const [at] = useState({
    order: null as readonly TraineeId[] | null,
    /** Whose run of moves is not written yet. */
    run: null as TraineeId | null,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
    /** Runs are written one after the other. */
    writing: Promise.resolve() as Promise<unknown>,
  });

  const settle = useCallback((): Promise<unknown> => {
    clearTimeout(at.timer);
    const { run, order } = at;
    if (run === null || order === null) return at.writing;
    at.run = null;
    const mine = at.writing.then(() => latest.current.place(run, order.indexOf(run) + 1));
    at.writing = mine;
    return mine.then(() => {
      if (at.run !== null || at.writing !== mine) return; // moved again meanwhile
      at.order = null;
      setByHand(null);
    });
  }, [at]);
  useEffect(
    () => () => {
      void settle(); // the screen is left before the pause
    },
    [settle],
  );

  const move = useCallback(
    (id: TraineeId, to: number) => {
      const before = at.order ?? latest.current.saved;
      const after = moved(before, id, to);
      if (after.every((each, index) => each === before[index])) return;
      if (at.run !== null && at.run !== id) void settle();
      clearTimeout(at.timer);
      Object.assign(at, { order: after, run: id, timer: setTimeout(() => void settle(), PAUSE_MS) });
      setByHand(after);
    },
    [at, settle],
  );
  return { order: byHand ?? saved, move, settle };
}
