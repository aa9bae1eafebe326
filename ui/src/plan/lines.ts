// The lines of a plan, typed one after another. What was typed stands at once; each is written in its turn, as one step
// of undo.

import { useState } from "react";
import { type PlanLine, type PlanLineId, type PlanLineShown, type Trouble, tell, troubleOf } from "../door";
import { lineOf } from "./cells";

/** `lines` with what was typed and is not in the books yet; `put` writes a part of one. */
export function usePlanLines(saved: readonly PlanLineShown[]) {
  const [typed, setTyped] = useState<ReadonlyMap<PlanLineId, Partial<PlanLine>>>(new Map());
  const [refusal, setRefusal] = useState<{ line: PlanLineId; trouble: Trouble } | null>(null);
  const [at] = useState({
    typed: new Map<PlanLineId, Partial<PlanLine>>(),
    saved,
    last: Promise.resolve() as Promise<unknown>,
  });
  at.saved = saved;
  const lines = saved.map((line) => ({ ...line, ...typed.get(line.id) }));
  const put = (id: PlanLineId, part: Partial<PlanLine>): Promise<unknown> => {
    at.typed.set(id, { ...at.typed.get(id), ...part });
    setTyped(new Map(at.typed));
    const write = async () => {
      const line = at.saved.find((each) => each.id === id);
      if (!line) return;
      try {
        await tell("save_plan_line", { ...lineOf(line), ...at.typed.get(id) });
        setRefusal(null);
      } catch (thrown) {
        at.typed.delete(id); // what was there before stands again, beside the reason
        setTyped(new Map(at.typed));
        setRefusal({ line: id, trouble: troubleOf(thrown) });
      }
    };
    const mine = at.last.then(write).then(() => {
      if (at.last !== mine) return; // more was typed meanwhile
      at.typed.clear();
      setTyped(new Map());
    });
    at.last = mine;
    return mine;
  };
  return { lines, put, refusal };
}
