// Enter in a field of a form that is sent as a whole: leave the field, then agree.

import type { KeyboardEvent } from "react";

/** For `onKeyDown` around the fields. An open list of choices keeps its own Enter. */
export const agreeOnEnter = (onAgree: () => void) => (event: KeyboardEvent) => {
  const target = event.target as HTMLElement;
  if (event.key !== "Enter" || event.defaultPrevented || event.nativeEvent.isComposing || target.tagName !== "INPUT")
    return;
  if (target.getAttribute("aria-expanded") === "true") return;
  event.preventDefault();
  target.blur(); // fields save when left
  setTimeout(onAgree);
};
