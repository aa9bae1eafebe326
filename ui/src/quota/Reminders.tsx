// 催报文字: what to write to each unit that has something to do, ready to be pasted into a chat.

import { Button } from "antd";
import { useState } from "react";
import type { RosterCheck } from "../door";
import { copyText, DateField, Empty } from "../parts";

export function Reminders(props: {
  check: RosterCheck;
  deadline: string | null;
  onDeadline: (day: string | null) => void;
}) {
  const { reminders, reminder } = props.check;
  const [whole, setWhole] = useState(false);
  if (reminders.length === 0) return <Empty say="没有要催的单位：名额都报满了，该有的信息都有。" />;
  return (
    <div className="reminders">
      <div className="row">
        <DateField
          field="deadline"
          label="报送期限"
          value={props.deadline}
          onSave={props.onDeadline}
          hint="写进文字里，可以不填"
        />
        <span className="stretch" />
        <Button type="primary" onClick={() => copyText(reminder)} data-testid="copy-all">
          复制全部（{reminders.length} 个单位）
        </Button>
      </div>
      <p className="quiet">
        “复制全部”是发到工作群的一段通报
        <button type="button" className="link" onClick={() => setWhole(!whole)} data-testid="show-all">
          {whole ? "（收起）" : "（看全文）"}
        </button>
        ；下面是单发给每个单位的。
      </p>
      {whole && <p className="text">{reminder}</p>}
      {reminders.map((each) => (
        <div key={each.unit} className="row reminder">
          <span className="stretch text">{each.text}</span>
          <Button size="small" onClick={() => copyText(each.text)} data-testid={`copy-reminder-${each.unit}`}>
            复制
          </Button>
        </div>
      ))}
    </div>
  );
}
