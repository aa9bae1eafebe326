// What the clerk has answered about a class's files, and which files these are: kept until they are written or the
// program closes, so that an import can be left and gone on with.

import { useState } from "react";
import type { CohortId } from "../door";
import type { Answers } from "./answers";
import type { Rulings } from "./rulings";

export interface Kept {
  /** What was dropped or picked: files and folders. */
  paths: readonly string[];
  /** Files the clerk leaves out for now, by their paths. */
  aside: readonly string[];
  /** Files the clerk wants although they were taken in before or are of another class. */
  anyway: readonly string[];
  answers: Answers;
  rulings: Rulings;
}

const NOTHING: Kept = { paths: [], aside: [], anyway: [], answers: new Map(), rulings: new Map() };
const byClass = new Map<CohortId, Kept>();

/** What is kept of a class whose import was left unfinished. */
export const keptOf = (cohort: CohortId): Kept | undefined => byClass.get(cohort);

/** Written, or not wanted: only files that were left out for now are still to be done. */
export function finish(cohort: CohortId) {
  const { aside = [], ...kept } = byClass.get(cohort) ?? NOTHING;
  if (aside.length > 0) byClass.set(cohort, { ...kept, paths: aside, aside: [] });
  else byClass.delete(cohort);
}

/**
 * Begins with these paths, or goes on with those of before. What was answered still counts for the files that are the
 * same; a file that was left out and is dropped again is wanted now.
 */
export function useKept(cohort: CohortId, paths: readonly string[]): [Kept, (change: Partial<Kept>) => void] {
  const [kept, setKept] = useState<Kept>(() => {
    const before = byClass.get(cohort) ?? NOTHING;
    return { ...before, paths, aside: before.paths === paths ? before.aside : [] };
  });
  const keep = (change: Partial<Kept>) => {
    const next = { ...kept, ...change };
    byClass.set(cohort, next);
    setKept(next);
  };
  return [kept, keep];
}
