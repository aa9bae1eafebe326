// Who has the keys: a screen that opens on a list, a week or a year can be walked with the arrows at once.

import { type RefObject, useEffect, useState } from "react";

/** The keys are with nobody who would use them: the link that was followed here does not need them any more. */
export const isNowhere = () =>
  document.activeElement === document.body || document.activeElement instanceof HTMLAnchorElement;

/** Takes the keys when it comes on screen, and whenever `filled` changes, unless somebody uses them. */
export function useWalkable(box: RefObject<HTMLElement | null>, filled = true) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the button that filled it is gone
  useEffect(() => {
    if (box.current) box.current.dataset.walkable = "";
    const timer = setTimeout(() => isNowhere() && box.current?.focus({ preventScroll: true }));
    return () => clearTimeout(timer);
  }, [box, filled]);
}

/** What stands above the screen gives the keys back when it goes: to who had them, else to what can be walked. */
export function useKeysBack() {
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    const giveBack = () => {
      for (const each of [before, document.querySelector("[data-walkable]")]) {
        if (!isNowhere()) return;
        if (each instanceof HTMLElement) each.focus({ preventScroll: true });
      }
    };
    return () => void setTimeout(giveBack);
  }, [before]);
}
