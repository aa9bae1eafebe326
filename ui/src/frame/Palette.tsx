// Ctrl+K: everything that can be gone to or done, by a few characters of its name. It is told what was found.

import { Input, Modal } from "antd";
import { type KeyboardEvent, useEffect, useState } from "react";
import { useComposed, useKeysBack } from "../parts";

export interface Command {
  /** What it is called: 第3期中青年干部培训班 › 考勤. */
  word: string;
  /** What kind of thing: 班次, 页面, 操作. */
  kind: string;
  /** What tells it from its namesakes. */
  about?: string;
  /** The other name by which it was found: 财政局 › 县财政局. */
  through?: string | null;
  /** What of its name (or the other) was sought, in characters: from, and the one after the last. */
  mark?: readonly [number, number] | null;
  /** Why it was found, where its name does not show it: 拼音, 尾号. */
  by?: string;
  onChoose: () => void;
}

export function Palette(props: {
  commands: readonly Command[];
  text: string;
  onText: (text: string) => void;
  onLeave: () => void;
  /** The commands answer what was typed before; the answer to `text` is on its way. */
  stale?: boolean;
}) {
  const { text, stale = false } = props;
  const [at, setAt] = useState(0);
  const [agreed, setAgreed] = useState(false);
  useKeysBack();
  const found = props.commands.slice(0, 14);
  const typed = useComposed(text, (next) => {
    props.onText(next);
    setAt(0);
    setAgreed(false);
  });
  const choose = (command: Command | undefined) => {
    if (!command) return;
    props.onLeave();
    command.onChoose();
  };
  // Who types fast and presses Enter means what was typed, not what stood there before.
  useEffect(() => {
    if (!agreed || stale) return;
    setAgreed(false);
    choose(found[at]);
  });
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
    else if (event.key === "Enter") setAgreed(true);
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
        placeholder="姓名、拼音（如 wm、wangmin）、手机尾号，班、课、页面、操作"
        {...typed}
        onKeyDown={onKey}
        data-testid="palette-input"
      />
      <ul className={stale ? "stale" : undefined}>
        {found.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input above has the keys
          <li
            key={`${command.kind} ${command.word} ${command.about}`}
            className={index === at ? "current" : undefined}
            onClick={() => choose(command)}
            data-testid={`palette-${index}`}
          >
            <span className="ellipsis">
              {command.through && (
                <>
                  <Lit word={command.through} mark={command.mark} text={text} />
                  <span className="faint"> › </span>
                </>
              )}
              {command.through ? command.word : <Lit word={command.word} mark={command.mark} text={text} />}
            </span>
            <span className="faint stretch ellipsis">{command.about}</span>
            {command.by && <span className="by">{command.by}</span>}
            <span className="faint">{command.kind}</span>
          </li>
        ))}
        {found.length === 0 && !stale && <li className="faint">没有找到「{text.trim()}」。</li>}
      </ul>
    </Modal>
  );
}

/** A name with what was sought in bold: as the office says, else where the text stands in it. */
function Lit({ word, mark, text }: { word: string; mark?: readonly [number, number] | null; text: string }) {
  const characters = [...word]; // beyond the common ones, a character is two units of text
  const sought = text.trim();
  const at = sought === "" ? -1 : word.toLowerCase().indexOf(sought.toLowerCase());
  const here = [...word.slice(0, at)].length;
  const [from, to] = mark ?? (at < 0 ? [0, 0] : [here, here + [...sought].length]);
  if (from === to) return word;
  return (
    <>
      {characters.slice(0, from).join("")}
      <b>{characters.slice(from, to).join("")}</b>
      {characters.slice(to).join("")}
    </>
  );
}
