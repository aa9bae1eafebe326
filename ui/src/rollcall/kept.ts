// What the clerk has typed and not written: it outlives a look at another screen, so that going to check the roster does
// not cost the work. It is gone when it is written or the program closed.

import { useSyncExternalStore } from "react";

export function keeping<Key, Value>() {
  let kept: ReadonlyMap<Key, Value> = new Map();
  const listeners = new Set<() => void>();
  const listen = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    /** What is kept under a key, anew on screen whenever it changes. */
    useKept: (key: Key): Value | undefined => useSyncExternalStore(listen, () => kept).get(key),
    /** What is kept now, for event handlers. */
    now: (key: Key): Value | undefined => kept.get(key),
    /** Keeps it, or nothing any more. */
    keep: (key: Key, value: Value | null) => {
      const next = new Map(kept);
      if (value === null) next.delete(key);
      else next.set(key, value);
      kept = next;
      for (const listener of listeners) listener();
    },
  };
}
