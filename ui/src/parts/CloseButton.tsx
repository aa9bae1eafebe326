// The ✕ of a form beside a list.

import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";

export function CloseButton({ onLeave, testid = "close-panel" }: { onLeave: () => void; testid?: string }) {
  return (
    <Button
      type="text"
      size="small"
      icon={<CloseOutlined />}
      title="关闭（Esc）"
      onClick={onLeave}
      data-testid={testid}
    />
  );
}
