// Where the cursor of the week stands.

import { timeOf } from "./week";

/** On a session, or on a free stretch of a day. */
export type Cursor = { card: number } | { day: string; start: number; end: number };

export const gapName = (gap: { day: string; start: number }) => `${gap.day}-${timeOf(gap.start)}`;

export function isSame(a: Cursor, b: Cursor | null): boolean {
  if (!b) return false;
  if ("card" in a) return "card" in b && a.card === b.card;
  return !("card" in b) && a.day === b.day && a.start === b.start;
}
