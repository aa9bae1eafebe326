// Reading a folder: the files are looked through, read one by one so that it can be seen how far it is, and checked
// together. 取消 works at once: whatever is answered later counts for nothing.

import { useCallback, useEffect, useRef, useState } from "react";
import { ask, type CohortId, type FilesFound, type RostersReport, sayRefused, type Trouble, troubleOf } from "../door";
import type { Work } from "../parts";

export interface Read {
  found: FilesFound;
  report: RostersReport;
}

export interface Reading {
  /** What is being done now; nothing when it is done. */
  work: Work | null;
  /** What was read last; stays while the same files are checked again. */
  read: Read | null;
  trouble: Trouble | null;
  cancelled: boolean;
  cancel: () => void;
  /** From the beginning: the files may be others by now. */
  again: () => void;
}

export function useReading(
  cohort: CohortId,
  { paths, aside, anyway }: { paths: readonly string[]; aside: readonly string[]; anyway: readonly string[] },
): Reading {
  const [work, setWork] = useState<Work | null>(null);
  const [found, setFound] = useState<FilesFound | null>(null);
  const [read, setRead] = useState<Read | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [cancelled, setCancelled] = useState(false);
  const turn = useRef(0);
  /** A new turn; tells afterwards whether it is over. */
  const begin = useCallback(() => {
    const mine = ++turn.current;
    setTrouble(null);
    setCancelled(false);
    return () => turn.current !== mine;
  }, []);

  const readAll = useCallback(async () => {
    const late = begin();
    setFound(null);
    setRead(null);
    setWork({ doing: "正在查看文件", done: 0, of: 0 });
    try {
      const found = await ask("list_files", { paths: [...paths] });
      for (const [done, { path, file }] of found.files.entries()) {
        if (late()) return;
        setWork({ doing: "正在读取", done, of: found.files.length, what: file });
        // One that cannot be read stops no other: the check says of each what is the matter.
        await ask("read_workbook", { file: path }).catch(troubleOf);
      }
      if (!late()) setFound(found);
    } catch (thrown) {
      if (late()) return;
      setWork(null);
      setTrouble(troubleOf(thrown));
    }
  }, [paths, begin]);

  // Asked once, not after every change of the books: the answers belong to this very reading.
  useEffect(() => {
    void readAll();
    return () => void turn.current++;
  }, [readAll]);

  useEffect(() => {
    if (!found) return;
    const late = begin();
    const files = found.files.map(({ path }) => path).filter((path) => !aside.includes(path));
    const checking = (async () => {
      setWork({ doing: "正在核对", done: files.length, of: files.length });
      return files.length > 0
        ? ask("check_rosters", { cohort, files, anyway: [...anyway] })
        : { files: [], counts: NOBODY };
    })();
    checking
      .then(
        (report) => late() || setRead({ found, report }),
        (thrown) => late() || setTrouble(troubleOf(thrown)),
      )
      .finally(() => late() || setWork(null));
  }, [found, aside, anyway, cohort, begin]);

  const cancel = () => {
    turn.current++;
    setWork(null);
    setCancelled(true);
    ask("stop_reading", {}).catch((thrown) => sayRefused(troubleOf(thrown).say));
  };
  return { work, read, trouble, cancelled, cancel, again: () => void readAll() };
}

const NOBODY = { people: 0, sure: 0, doubtful: 0, doubts: 0, refused: 0, skipped: 0 };
