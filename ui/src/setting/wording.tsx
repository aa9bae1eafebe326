// What papers say in the office's own words: the places one may write, and the sample that follows the typing.

import { type FormEvent, type KeyboardEvent, useState } from "react";
import { type Place, unknownPlaces } from "./certificate";

interface Typed<Form> {
  /** What was saved when it was typed: once something else is, what was typed is over. */
  over: Form;
  now: Partial<Form>;
}

/** A form as it is being typed, for its sample before it is saved; `listening` goes on what its fields stand in. */
export function useTyping<Form extends object>(it: Form, followed: readonly (keyof Form & string)[]) {
  const [typed, setTyped] = useState<Typed<Form> | null>(null);
  const now: Partial<Form> = typed?.over === it ? typed.now : {};
  const listening = {
    onChange: (event: FormEvent<HTMLElement>) => {
      const { id, value } = event.target as HTMLInputElement;
      const name = followed.find((each) => id === `field-${each}`);
      if (name) setTyped({ over: it, now: { ...now, [name]: value } });
    },
    onKeyDownCapture: (event: KeyboardEvent) => {
      if (event.key === "Escape") setTyped(null);
    },
  };
  return { shown: { ...it, ...now }, listening };
}

/** The places of a wording, and those in it that are none and would stand `on` the paper as they are. */
export function Places({ of, wording, on }: { of: readonly Place[]; wording: string; on: string }) {
  const unknown = unknownPlaces(wording, of);
  return (
    <>
      {unknown.length > 0 && (
        <p className="amber" data-testid="unknown-places">
          {unknown.join("、")} 不是下面列出的词，会原样印在{on}上。
        </p>
      )}
      <table className="places">
        <tbody>
          {of.map(([place, meaning, example]) => (
            <tr key={place}>
              <td>{place}</td>
              <td className="quiet">{meaning}</td>
              <td className="faint">例如：{example}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
