// What is typed into a list like a spreadsheet, one cell after another. It stands at once; each is written in its turn,
// as one step of undo.

import { useState } from "react";
import { type Trouble, troubleOf } from "../door";

/**
 * `lines` with what was typed and is not in the books yet; `put` writes a part of one. `write` is told all lines as they
 * were saved, what was typed into them since, and which of them was typed into last.
 */
export function useTyped<Id, Line extends object, Part extends object>(
  saved: readonly Line[],
  idOf: (line: Line) => Id,
  write: (saved: readonly Line[], typed: ReadonlyMap<Id, Partial<Part>>, id: Id) => Promise<unknown>,
) {
  const [typed, setTyped] = useState<ReadonlyMap<Id, Partial<Part>>>(new Map());
  const [refusal, setRefusal] = useState<{ id: Id; trouble: Trouble } | null>(null);
  const [at] = useState({
    typed: new Map<Id, Partial<Part>>(),
    saved,
    write,
    last: Promise.resolve() as Promise<unknown>,
  });
  at.saved = saved;
  at.write = write;
  const lines = saved.map((line) => ({ ...line, ...typed.get(idOf(line)) }));
  const put = (id: Id, part: Partial<Part>): Promise<unknown> => {
    at.typed.set(id, { ...at.typed.get(id), ...part } as Partial<Part>);
    setTyped(new Map(at.typed));
    const send = async () => {
      try {
        await at.write(at.saved, at.typed, id);
        setRefusal(null);
      } catch (thrown) {
        at.typed.delete(id); // what was there before stands again, beside the reason
        setTyped(new Map(at.typed));
        setRefusal({ id, trouble: troubleOf(thrown) });
      }
    };
    const mine = at.last.then(send).then(() => {
      if (at.last !== mine) return; // more was typed meanwhile
      at.typed.clear();
      setTyped(new Map());
    });
    at.last = mine;
    return mine;
  };
  return { lines, put, refusal };
}
