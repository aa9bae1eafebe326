// The cell that is typed into, in a list like a spreadsheet. It is left by Enter, Tab and the arrows; Esc gives up.

import { useEffect, useRef, useState } from "react";

export function CellInput(props: {
  value: string;
  /** What was typed on the row before the cell opened; left out, the whole value is selected. */
  begun?: string | undefined;
  figure: boolean;
  inputMode?: "numeric" | undefined;
  /** The list of suggestions under the cell, which wants the arrows itself. */
  list?: string | undefined;
  /** Said of what cannot be read. */
  wrong: string | undefined;
  /** Whether it could be read. */
  onSave: (text: string) => boolean;
  /** By this key: Enter and the arrows go up and down, Tab goes on. */
  onLeave: (key: string) => void;
  onGiveUp: () => void;
  onBlur: () => void;
  testid: string;
}) {
  const [text, setText] = useState(props.begun ?? props.value);
  const [wrong, setWrong] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const left = useRef(false);
  useEffect(() => {
    input.current?.focus();
    if (props.begun === undefined) input.current?.select();
  }, [props.begun]);
  const leave = (key: string) => {
    if (!props.onSave(text)) return setWrong(true);
    left.current = true;
    props.onLeave(key);
  };
  return (
    <input
      ref={input}
      className={wrong ? "cell wrong" : "cell"}
      style={props.figure ? { textAlign: "right" } : undefined}
      inputMode={props.inputMode}
      list={props.list}
      autoComplete="off"
      value={text}
      title={wrong ? props.wrong : undefined}
      onChange={(event) => {
        setText(event.target.value);
        setWrong(false);
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        const arrows = props.list ? [] : ["ArrowDown", "ArrowUp"];
        if (["Enter", ...arrows].includes(event.key) || (event.key === "Tab" && !event.shiftKey)) leave(event.key);
        else if (event.key === "Escape") {
          left.current = true;
          props.onGiveUp();
        } else return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onBlur={() => {
        if (left.current) return;
        if (!props.onSave(text)) return setWrong(true);
        props.onBlur();
      }}
      data-testid={props.testid}
    />
  );
}
