// What was copied or cut on a timetable: it is kept while the program is open, for another week or another class.

import { useSyncExternalStore } from "react";
import type { CohortId, SessionId } from "../door";

export interface Clip {
  cohort: CohortId;
  sessions: readonly SessionId[];
  /** Taken along, not copied. */
  cut: boolean;
}

let held: Clip | null = null;
const readers = new Set<() => void>();

export function hold(clip: Clip | null) {
  held = clip;
  for (const reader of readers) reader();
}

export function useClip(): Clip | null {
  return useSyncExternalStore(
    (reader) => {
      readers.add(reader);
      return () => readers.delete(reader);
    },
    () => held,
  );
}
