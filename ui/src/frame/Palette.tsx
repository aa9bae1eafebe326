// Ctrl+K: everything that can be gone to or done, by a few characters of its name. It is told what was found.

import { Input, Modal } from "antd";
import { type KeyboardEvent, useState } from "react";

export interface Command {
  /** What it is called: 第3期中青年干部培训班 › 考勤. */
  word: string;
  /** What kind of thing: 班次, 页面, 操作. */
  kind: string;
  /** What tells it from its namesakes. */
  about?: string;
  onChoose: () => void;
}

export function Palette(props: {
  commands: readonly Command[];
  text: string;
  onText: (text: string) => void;
  onLeave: () => void;
}) {
  const { text } = props;
  const [at, setAt] = useState(0);
  const found = props.commands.slice(0, 14);
  const choose = (command: Command | undefined) => {
    if (!command) return;
    props.onLeave();
    command.onChoose();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
    else if (event.key === "Enter") choose(found[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      open
      footer={null}
      closable={false}
      onCancel={props.onLeave}
      width={560}
      style={{ top: 60 }}
      className="palette"
    >
      <Input
        autoFocus
        size="large"
        placeholder="人、班、课、页面、操作"
        value={text}
        onChange={(event) => {
          props.onText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
        data-testid="palette-input"
      />
      <ul>
        {found.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input above has the keys
          <li
            key={`${command.kind} ${command.word} ${command.about}`}
            className={index === at ? "current" : undefined}
            onClick={() => choose(command)}
            data-testid={`palette-${index}`}
          >
            <span className="ellipsis">{command.word}</span>
            <span className="faint stretch ellipsis">{command.about}</span>
            <span className="faint">{command.kind}</span>
          </li>
        ))}
        {found.length === 0 && <li className="faint">没有找到「{text.trim()}」。</li>}
      </ul>
    </Modal>
  );
}
