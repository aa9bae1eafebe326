// Who has the keys: a screen that opens on a list, a week or a year can be walked with the arrows at once.

import { type RefObject, useEffect } from "react";

/** The keys are with nobody who would use them: the link that was followed here does not need them any more. */
export const isNowhere = () =>
  document.activeElement === document.body || document.activeElement instanceof HTMLAnchorElement;

/** Takes the keys when it comes on screen, unless somebody uses them. */
export function useWalkable(box: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const timer = setTimeout(() => isNowhere() && box.current?.focus({ preventScroll: true }));
    return () => clearTimeout(timer);
  }, [box]);
}
