// A roll being taken: whom the clerk has named so far. It outlives a look at another screen, so that going to
// check the roster does not cost the work; it is gone when the roll is written or the program closed.

import { useSyncExternalStore } from "react";
import type { RollCall, SessionId, TraineeId } from "../door";
import type { Mark } from "./words";

export interface Named {
  mark: Mark;
  minutes: number;
  remark: string;
}
/** Whoever is not here was there. */
export type Draft = ReadonlyMap<TraineeId, Named>;

let drafts: ReadonlyMap<SessionId, Draft> = new Map();
const listeners = new Set<() => void>();

function put(session: SessionId, draft: Draft | null) {
  const next = new Map(drafts);
  if (draft) next.set(session, draft);
  else next.delete(session);
  drafts = next;
  for (const listener of listeners) listener();
}

/** The roll as written in the books. */
export const written = (roll: RollCall): Draft =>
  new Map(
    roll.lines
      .filter((line) => line.mark !== "出勤")
      .map(({ trainee, mark, minutes, remark }) => [trainee, { mark, minutes, remark }]),
  );

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The roll with what the clerk has named, whether that differs from the books, and how to name more. */
export function useDraftRoll(roll: RollCall) {
  const session = roll.session.id;
  const all = useSyncExternalStore(listen, () => drafts);
  const draft = all.get(session) ?? written(roll);
  return {
    draft,
    /** Something is named that is not in the books. */
    changed: all.has(session),
    name: (trainee: TraineeId, part: Partial<Named>) => {
      const next = new Map(drafts.get(session) ?? written(roll));
      const named = { mark: "出勤" as Mark, minutes: 0, remark: "", ...next.get(trainee), ...part };
      if (named.mark === "出勤") next.delete(trainee);
      else next.set(trainee, named.mark === "迟到" || named.mark === "早退" ? named : { ...named, minutes: 0 });
      put(session, next);
    },
    /** Forget what is not written. */
    forget: () => put(session, null),
  };
}
