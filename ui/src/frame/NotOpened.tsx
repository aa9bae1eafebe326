// Books that cannot be opened: the reason in one sentence and, where they are damaged, their newest copy.

import { Button } from "antd";
import { useEffect, useState } from "react";
import { rescue, restoreNewest, type Trouble, troubleOf } from "../door";
import { Fault } from "../parts";

export function NotOpened({ trouble }: { trouble: Trouble }) {
  const [newest, setNewest] = useState<string | null>(null);
  const [restored, setRestored] = useState<"not yet" | "running" | "done" | Trouble>("not yet");
  useEffect(() => {
    // Whether there is a copy is a kindness beside the reason; without an answer the reason stands alone.
    rescue().then(setNewest, () => setNewest(null));
  }, []);
  const restore = () => {
    setRestored("running");
    restoreNewest().then(
      () => setRestored("done"),
      (thrown) => setRestored(troubleOf(thrown)),
    );
  };
  if (restored === "done") {
    return (
      <p className="padded" data-testid="restored">
        已用 {newest} 的备份恢复，损坏的文件另存在旁边。请关闭这个窗口，再打开班务通。
      </p>
    );
  }
  return (
    <div className="padded" data-testid="not-opened">
      <Fault trouble={typeof restored === "string" ? trouble : restored} />
      {newest && (
        <Button type="primary" loading={restored === "running"} onClick={restore} data-testid="restore-newest">
          用 {newest} 的备份恢复
        </Button>
      )}
    </div>
  );
}
