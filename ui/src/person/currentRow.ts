// The row a List's keys are on. A List keeps it to itself, so screens with keys of their own read it off the page.

/** The id of the current row of the list of this name, as its `data-testid` has it. */
export function currentRow(list: string): string | null {
  const row = document.querySelector<HTMLElement>(`[data-testid="rows-${list}"] tr.current`);
  return row?.dataset.testid?.slice(`row-${list}-`.length) ?? null;
}

/** Give the keys back to the rows, after a panel or a dialog was left. */
export const toRows = (list: string) => document.querySelector<HTMLElement>(`[data-testid="rows-${list}"]`)?.focus();
