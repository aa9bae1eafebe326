// Moving trainees between groups by hand. Who is moved stands in the new group at once; a run of moves of one trainee is
// written when it pauses, as one step of undo.

import { useCallback, useEffect, useRef, useState } from "react";
import { type GroupId, type TraineeId, tellAloud } from "../door";

/** How long a pause ends a run of moves. */
const PAUSE_MS = 400;

export interface Move {
  trainee: TraineeId;
  /** None: out of every group. */
  group: GroupId | null;
}

/** `moving` is the move on screen that is not in the books yet; `settle` writes it. */
export function useMoving() {
  const [moving, setMoving] = useState<Move | null>(null);
  const [at] = useState({
    run: null as Move | null,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
    /** Moves are written one after the other. */
    writing: Promise.resolve() as Promise<unknown>,
  });
  const settle = useCallback((): Promise<unknown> => {
    clearTimeout(at.timer);
    const { run } = at;
    if (!run) return at.writing;
    at.run = null;
    at.writing = at.writing.then(() => tellAloud("move_to_group", run));
    return at.writing.then(() => setMoving((now) => (now === run ? null : now)));
  }, [at]);
  const latest = useRef(settle);
  latest.current = settle;
  useEffect(() => () => void latest.current(), []); // the screen is left before the pause

  const move = useCallback(
    (next: Move) => {
      if (at.run && at.run.trainee !== next.trainee) void settle();
      clearTimeout(at.timer);
      at.run = next;
      at.timer = setTimeout(() => void settle(), PAUSE_MS);
      setMoving(next);
    },
    [at, settle],
  );
  return { moving, move, settle };
}
