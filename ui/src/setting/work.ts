// Work on the whole file: it may take a moment, and is no step of undo.

import { useState } from "react";
import { type Trouble, troubleOf } from "../door";

export function useWork<T>(work: () => Promise<T>) {
  const [running, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<Trouble | null>(null);
  const run = async (): Promise<T | undefined> => {
    setRunning(true);
    setRefusal(null);
    try {
      return await work();
    } catch (thrown) {
      setRefusal(troubleOf(thrown));
      return undefined;
    } finally {
      setRunning(false);
    }
  };
  return { run, running, refusal };
}

export const saySize = (kib: number) => (kib < 1024 ? `${kib} KB` : `${(kib / 1024).toFixed(1)} MB`);
