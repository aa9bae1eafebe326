// What just happened, for the bar at the bottom of the window.

import { useSyncExternalStore } from "react";
import type { Done } from "./bindings";

/** A sentence for the bottom bar; with an operation that is not final it can be undone. */
export interface Said {
  say: string;
  operation: Done | null;
  /** A refusal that belongs to no field is said here too, in red. */
  refused: boolean;
}

let now: Said | null = null;
const listeners = new Set<() => void>();

function publish(next: Said | null) {
  now = next;
  for (const listener of listeners) listener();
}

/** A change was written: say so, and offer to undo it. */
export const sayDone = (operation: Done) => publish({ say: operation.said, operation, refused: false });
/** Something happened that is not a change: a file was saved, a paper went to the printer. */
export const say = (sentence: string) => publish({ say: sentence, operation: null, refused: false });
/** Something could not be done and has no field to stand beside. */
export const sayRefused = (sentence: string) => publish({ say: sentence, operation: null, refused: true });
/** Nothing to say any more. */
export const sayNothing = () => publish(null);

/** What the bottom bar says now. */
export function useSaid(): Said | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => now,
  );
}
