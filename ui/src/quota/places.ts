// The places of a class, typed one after another. What was typed stands at once; each is written in its turn, the whole
// list with it, as one step of undo.

import { useState } from "react";
import { type CohortId, type QuotaLine, type Trouble, tell, troubleOf, type UnitId, type UnitPlaces } from "../door";

export type PlaceField = "places" | "weight" | "note";

export const placesOf = ({ unit, places, weight, note }: QuotaLine): UnitPlaces => ({ unit, places, weight, note });

/** `lines` with what was typed and is not in the books yet; `put` writes one cell. */
export function usePlaces(cohort: CohortId, saved: readonly QuotaLine[]) {
  const [typed, setTyped] = useState<ReadonlyMap<UnitId, Partial<UnitPlaces>>>(new Map());
  const [refusal, setRefusal] = useState<{ unit: UnitId; trouble: Trouble } | null>(null);
  const [at] = useState({
    typed: new Map<UnitId, Partial<UnitPlaces>>(),
    saved,
    last: Promise.resolve() as Promise<unknown>,
  });
  at.saved = saved;
  const lines = saved.map((line) => ({ ...line, ...typed.get(line.unit) }));
  const put = (unit: UnitId, part: Partial<UnitPlaces>): Promise<unknown> => {
    at.typed.set(unit, { ...at.typed.get(unit), ...part });
    setTyped(new Map(at.typed));
    const write = async () => {
      try {
        const whole = at.saved.map((line) => ({ ...placesOf(line), ...at.typed.get(line.unit) }));
        await tell("set_quotas", { cohort, lines: whole });
        setRefusal(null);
      } catch (thrown) {
        at.typed.delete(unit); // what was there before stands again, beside the reason
        setTyped(new Map(at.typed));
        setRefusal({ unit, trouble: troubleOf(thrown) });
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
