// Who: typed as 序号, name, initials or a badge; the arrows choose among several, Enter or leaving takes the one meant.

import { Input } from "antd";
import { type KeyboardEvent, useState } from "react";
import type { FieldProps } from "../parts";
import { Field } from "../parts";
import { type Findable, meant } from "./words";

const shown = ({ number, name, unit }: Findable) => `${number} ${name}${unit && `（${unit}）`}`;

export function PersonField<P extends Findable>({
  people,
  ...props
}: FieldProps<P["trainee"] | null> & { label: string; people: readonly P[] }) {
  const chosen = people.find(({ trainee }) => trainee === props.value);
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const found = typed === null ? [] : meant(typed, people).slice(0, 8);
  const open = typed !== null && found.length > 1;
  const take = (person: P | undefined) => {
    setTyped(null);
    setAt(0);
    if (person && person.trainee !== props.value) void props.onSave(person.trainee);
  };
  const leave = () => {
    if (typed === null) return;
    if (typed.trim() === "" || found.length === 0) return void (typed.trim() === "" && setTyped(null));
    take(found[at] ?? found[0]);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || typed === null) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt(Math.max(0, Math.min(found.length - 1, at + step)));
    else if (event.key === "Enter") leave();
    else if (event.key === "Escape") {
      setTyped(null);
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };
  const nobody = typed !== null && typed.trim() !== "" && found.length === 0;
  return (
    <Field
      label={props.label}
      field={props.field}
      refusal={nobody ? { kind: "refused", say: `名册里没有“${typed}”。` } : props.refusal}
    >
      <Input
        id={`field-${props.field}`}
        data-testid={`field-${props.field}`}
        role="combobox"
        aria-expanded={open}
        aria-controls={`choices-${props.field}`}
        autoComplete="off"
        placeholder="序号、姓名、拼音首字母，或扫学员证"
        value={typed ?? (chosen ? shown(chosen) : "")}
        data-begin={chosen ? undefined : ""}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
        onBlur={leave}
      />
      {typed !== null && found.length > 0 && (
        <div className="found" id={`choices-${props.field}`} role="listbox" data-testid="found">
          {found.map((person, index) => (
            <span
              key={person.trainee}
              role="option"
              aria-selected={index === at}
              tabIndex={-1}
              className={index === at ? "chosen" : undefined}
              onMouseDown={(event) => {
                event.preventDefault();
                take(person);
              }}
            >
              {person.number} {person.name}
            </span>
          ))}
        </div>
      )}
    </Field>
  );
}
