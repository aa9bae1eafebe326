// Long work: how far, what now, and 取消, which works at once.

import { Progress as Bar, Button } from "antd";

export interface Work {
  /** 正在读取 */
  doing: string;
  done: number;
  of: number;
  /** The thing in hand now, e.g. a file's name. */
  what?: string;
}

export function Progress({ work, onCancel }: { work: Work; onCancel?: () => void }) {
  const percent = work.of > 0 ? Math.round((100 * work.done) / work.of) : 0;
  return (
    <div className="progress row" role="status" data-testid="progress">
      <div className="stretch">
        <div>
          {work.doing} {work.done}/{work.of}
          {work.what ? `：${work.what}` : ""}
        </div>
        <Bar percent={percent} showInfo={false} size="small" />
      </div>
      {onCancel && (
        <Button onClick={onCancel} data-testid="cancel-work">
          取消
        </Button>
      )}
    </div>
  );
}
