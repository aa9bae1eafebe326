// Where the keys are: on which row of a list, in which field of a dialog.

import { useEffect } from "react";

/**
 * The id of the current row of the list of this name, as its `data-testid` has it. A List keeps it to itself, so
 * screens with keys of their own read it off the page.
 */
export function currentRow(list: string): string | null {
  const row = document.querySelector<HTMLElement>(`[data-testid="rows-${list}"] tr.current`);
  return row?.dataset.testid?.slice(`row-${list}-`.length) ?? null;
}

/** Give the keys back to the rows, after a panel or a dialog was left. */
export const toRows = (list: string) => document.querySelector<HTMLElement>(`[data-testid="rows-${list}"]`)?.focus();

/** Put the cursor where a dialog begins, by its `data-testid`: by itself the dialog would give it to its ✕. */
export function useCursorIn(testid: string) {
  useEffect(() => {
    const timer = setTimeout(() => document.querySelector<HTMLElement>(`[data-testid="${testid}"]`)?.focus());
    return () => clearTimeout(timer);
  }, [testid]);
}
