// A name from a register, or a new one typed on the spot.
//
// The value is the name; whoever saves finds the entry by it or writes it into the register. Typing narrows the
// list, up and down walk it, Enter takes what is marked; leaving the field keeps what was typed.

import { Input } from "antd";
import { type KeyboardEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Field, type Labelled, named, useText } from "./Field";
import type { FieldProps } from "./form";

/** One entry of a register, as the field lists it. */
export interface Entry {
  name: string;
  /** A quiet word after the name: 职务, 座位数. */
  note?: string;
  /** Why it is a bad choice now: 已有课. Shown in red, and it can still be chosen. */
  against?: string;
}

/** `register` is what a new name would be written into: 授课人库; without one the entries are only suggestions. */
export function RegisterField(props: FieldProps<string> & Labelled & { entries: readonly Entry[]; register?: string }) {
  const { entries } = props;
  const draft = useText(props);
  const frame = useRef<HTMLDivElement>(null);
  const [list, setList] = useState<{ at: number; place: { left: number; top: number; width: number } } | null>(null);
  const typed = draft.input.value.trim();
  const isNew =
    props.register !== undefined &&
    typed !== "" &&
    typed !== props.value &&
    !entries.some((entry) => entry.name === typed);
  const found = matching(entries, typed === props.value ? "" : typed);
  const count = found.length + (isNew ? 1 : 0);
  const marked = list && list.at >= 0 && list.at < count ? (found[list.at]?.name ?? typed) : undefined;

  const open = (at: number) => {
    const box = frame.current?.getBoundingClientRect();
    setList({ at, place: { left: box?.left ?? 0, top: box?.bottom ?? 0, width: box?.width ?? 0 } });
  };
  const choose = (at: number) => {
    const name = found[at]?.name ?? typed;
    setList(null);
    draft.input.onChange({ target: { value: name } });
    // A refusal is shown by the form; what was chosen stays, to be mended.
    if (name !== props.value) void Promise.resolve(props.onSave(name)).catch(() => undefined);
  };
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      open(list ? Math.max(0, Math.min(count - 1, list.at + step)) : 0);
    } else if (event.key === "Enter" && list && marked !== undefined && marked !== typed) choose(list.at);
    else if (event.key === "Escape" && list) {
      setList(null);
      event.stopPropagation();
    } else {
      // What was typed is meant as it stands. The list is gone before the form asks whether this Enter is its own.
      if (event.key === "Enter" && list) flushSync(() => setList(null));
      return draft.input.onKeyDown(event);
    }
    event.preventDefault();
  };

  const listId = `choices-${props.field}`;
  return (
    <Field {...props} hint={isNew ? `「${typed}」是新的，保存时记入${props.register}` : props.hint}>
      <div ref={frame}>
        <Input
          {...draft.input}
          {...named(props.field)}
          role="combobox"
          aria-expanded={list !== null && count > 0}
          aria-controls={listId}
          autoComplete="off"
          autoFocus={props.autoFocus}
          placeholder={props.placeholder}
          disabled={props.disabled}
          onChange={(event) => {
            draft.input.onChange(event);
            const text = event.target.value.trim();
            // Enter takes the first only when its name was meant; a word found in a note is merely shown.
            open(text !== "" && matching(entries, text)[0]?.name.includes(text) ? 0 : -1);
          }}
          onClick={() => open(-1)}
          onKeyDown={onKey}
          onBlur={() => {
            setList(null);
            void draft.input.onBlur();
          }}
        />
      </div>
      {list && count > 0 && (
        <div className="choices" id={listId} role="listbox" style={list.place}>
          {found.map((entry, at) => (
            <Option
              key={entry.name}
              marked={at === list.at}
              onChoose={() => choose(at)}
              testid={`choice-${props.field}-${at}`}
            >
              <span>{entry.name}</span>
              <span className="faint stretch ellipsis">{entry.note}</span>
              {entry.against && <span className="red">{entry.against}</span>}
            </Option>
          ))}
          {isNew && (
            <Option
              marked={list.at === found.length}
              onChoose={() => choose(found.length)}
              testid={`choice-${props.field}-new`}
            >
              <span>新增「{typed}」</span>
            </Option>
          )}
        </div>
      )}
    </Field>
  );
}

/** Entries in which the text is found: names beginning with it, names holding it, then notes. All, of no text. */
export function matching(entries: readonly Entry[], text: string): readonly Entry[] {
  if (text === "") return entries;
  const rank = ({ name, note }: Entry) => {
    if (name.startsWith(text)) return 0;
    if (name.includes(text)) return 1;
    return note?.includes(text) ? 2 : 3;
  };
  return entries.filter((entry) => rank(entry) < 3).sort((a, b) => rank(a) - rank(b));
}

function Option(props: { marked: boolean; onChoose: () => void; testid: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and its keys
    <div
      role="option"
      aria-selected={props.marked}
      className={props.marked ? "row marked" : "row"}
      ref={(it) => {
        if (props.marked) it?.scrollIntoView?.({ block: "nearest" });
      }}
      onMouseDown={(event) => {
        event.preventDefault(); // the input keeps the focus
        props.onChoose();
      }}
      data-testid={props.testid}
    >
      {props.children}
    </div>
  );
}
