// Where the keys are: on which row of a list, in which field of a dialog.

import { useEffect, useRef } from "react";

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

/** Something open above the screen takes Esc itself. */
const ABOVE =
  "[aria-expanded=true], .ant-modal-wrap, .ant-popover:not(.ant-popover-hidden), .ant-dropdown:not(.ant-dropdown-hidden), .ant-picker-dropdown:not(.ant-picker-dropdown-hidden)";

/** Esc leaves what is open on this screen (a form, a file being checked) before it leaves the screen; null: nothing is. */
export function useEscape(onLeave: (() => void) | null) {
  const latest = useRef(onLeave);
  latest.current = onLeave;
  useEffect(() => {
    let above = false;
    // Seen before anybody has closed it.
    const look = (event: KeyboardEvent) => {
      if (event.key === "Escape") above = document.querySelector(ABOVE) !== null;
    };
    const leave = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing || above || !latest.current) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener("keydown", look, true);
    document.addEventListener("keydown", leave); // before the frame's, which listens at the window
    return () => {
      document.removeEventListener("keydown", look, true);
      document.removeEventListener("keydown", leave);
    };
  }, []);
}
