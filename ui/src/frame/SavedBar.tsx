// The bar at the bottom: what just happened, with 撤销 for a while, and the last backup at the right.

import { Button } from "antd";
import { type ReactNode, useEffect } from "react";
import { sayNothing, tellAloud, useSaid } from "../door";

/** How long a sentence stays. Long enough to come back from a telephone call. */
const STAYS_MS = 90_000;

export function SavedBar({ right }: { right?: ReactNode }) {
  const said = useSaid();
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(sayNothing, STAYS_MS);
    return () => clearTimeout(timer);
  }, [said]);
  // An undoing is offered to be taken back by its own name.
  const back = said?.say.startsWith("撤销") ? ("redo" as const) : ("undo" as const);
  return (
    <footer className="saved-bar" data-testid="saved-bar" aria-live="polite">
      <span className={said?.refused ? "red ellipsis" : "ellipsis"} data-testid="said">
        {said?.say}
      </span>
      {said?.operation && !said.operation.final && (
        <Button
          type="link"
          size="small"
          onClick={() => void tellAloud(back, {})}
          data-testid={back}
          title={back === "undo" ? "Ctrl+Z" : "Ctrl+Y"}
        >
          {back === "undo" ? "撤销" : "恢复"}
        </Button>
      )}
      <span className="stretch" />
      <span className="quiet">{right}</span>
    </footer>
  );
}
