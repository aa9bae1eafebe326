// A paper or workbook of the office's: shown as real pages (PaperPreview), or saved where the clerk says.

import { useQuery } from "@tanstack/react-query";
import { ask, type Document, type PaperAsked, saveAs, say, sayRefused, type Trouble, tell, troubleOf } from "../door";

/** A paper as it usually is, but for what is said. */
export type PaperWanted = Partial<PaperAsked> & Pick<PaperAsked, "paper">;

const usual = { trainees: [], phones: false, id_numbers: false };

/** The paper asked for; none while it is being made, so that what goes out is never the one before. */
export function usePaper(wanted: PaperWanted | undefined): { paper: Document | undefined; trouble: Trouble | null } {
  const asked = wanted && { ...usual, ...wanted };
  const made = useQuery<Document, Trouble>({
    queryKey: ["paper", asked],
    queryFn: () => ask("paper", asked as PaperAsked),
    enabled: asked !== undefined,
  });
  return { paper: made.data, trouble: made.error ? troubleOf(made.error) : null };
}

/** Notes that a paper of a class has left the program. */
export const notePrinted = (cohort: PaperAsked["cohort"], { paper, part, fingerprint, sheet }: Document) =>
  cohort === undefined
    ? Promise.resolve()
    : tell("note_printed", { cohort, paper, part, fingerprint, ...(sheet && { sheet }) });

/** 导出 Excel */
export async function saveBook(paper: string, of?: Partial<PaperAsked>) {
  try {
    const made = await ask("paper", { ...usual, paper, ...of });
    const path = await saveAs(made.file_name, made.base64);
    if (path) say(`已保存到 ${path}`);
  } catch (thrown) {
    sayRefused(troubleOf(thrown).say);
  }
}
