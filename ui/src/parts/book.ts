// 导出 Excel: a workbook of the office's, saved where the clerk says.

import { ask, type PaperAsked, saveAs, say, sayRefused, troubleOf } from "../door";

export async function saveBook(paper: string, of?: Partial<PaperAsked>) {
  try {
    const made = await ask("paper", { paper, trainees: [], phones: false, id_numbers: false, ...of });
    const path = await saveAs(made.file_name, made.base64);
    if (path) say(`已保存到 ${path}`);
  } catch (thrown) {
    sayRefused(troubleOf(thrown).say);
  }
}
