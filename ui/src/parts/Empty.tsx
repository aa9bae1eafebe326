// An empty screen: what belongs here, how to begin, and the button that begins it.

import { Button } from "antd";

export interface Beginning {
  /** What belongs here and how to begin, in a sentence or two. */
  say: string;
  /** The word on the button that begins it. */
  button?: string;
  onBegin?: () => void;
}

export function Empty({ say, button, onBegin }: Beginning) {
  return (
    <div className="empty" data-testid="empty">
      <p>{say}</p>
      {button && (
        <Button type="primary" onClick={onBegin} data-testid="begin">
          {button}
        </Button>
      )}
    </div>
  );
}
