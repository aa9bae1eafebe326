// What this PC remembers about how a screen is looked at (sort, columns). Not office data: losing it costs a click.

import { useState } from "react";

export function useRemembered<T>(name: string, start: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => {
    const kept = window.localStorage.getItem(name);
    if (kept === null) return start;
    try {
      return JSON.parse(kept) as T;
    } catch {
      return start; // written by hand or by an older version: begin again
    }
  });
  return [
    value,
    (next) => {
      setValue(next);
      window.localStorage.setItem(name, JSON.stringify(next));
    },
  ];
}
