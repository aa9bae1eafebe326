// The files of an import, as they are listed: what became of each, and which are taken in.

import type { FileCard, RosterReport } from "../door";
import type { Read } from "./reading";

/** How it stands with a file: what the office says, or that it is not asked. */
export type Standing = FileCard["verdict"] | "暂不导入" | "不是名册";

export interface FileRow {
  /** Its path; of what is no roster only the name is known. */
  id: string;
  file: string;
  standing: Standing;
  /** One sentence: what is in it, or why it is not read. */
  say: string;
  sender: string;
  /** What the office found; nothing for files it was not asked about. */
  card: FileCard | null;
}

/** A file that is taken in: it was understood, and says something new. */
export interface Taken extends FileCard {
  report: RosterReport;
}

export const isTaken = (card: FileCard): card is Taken =>
  card.report !== null && (card.verdict === "可直接采用" || card.verdict === "有疑问");

/** All files in the order they were found; what is no roster comes last. */
export function filesOf({ found, report }: Read, senders: ReadonlyMap<string, string>): FileRow[] {
  const cards = new Map(report.files.map((card) => [card.path, card]));
  const files = found.files.map(({ path, file }): FileRow => {
    const card = cards.get(path);
    return card
      ? { id: path, file, standing: card.verdict, say: card.say, sender: card.sender, card }
      : { id: path, file, standing: "暂不导入", say: ASIDE, sender: senders.get(path) ?? "", card: null };
  });
  const others = found.passed_over.map(
    ({ file, why }, place): FileRow => ({
      id: `不是名册 ${place} ${file}`,
      file,
      standing: "不是名册",
      say: `${file} ${why}`,
      sender: "",
      card: null,
    }),
  );
  return [...files, ...others];
}

const ASIDE = "您说过暂不导入这个文件，所以没有核对它。";

/** The figures above the files, in this order; those of none are not shown. */
export const STANDINGS: readonly { standing: Standing; sign: string; tone: string }[] = [
  { standing: "可直接采用", sign: "✓", tone: "green" },
  { standing: "有疑问", sign: "？", tone: "amber" },
  { standing: "无法读取", sign: "✗", tone: "red" },
  { standing: "是别的班的报名表", sign: "✗", tone: "red" },
  { standing: "没有变化", sign: "＝", tone: "faint" },
  { standing: "有更新的一份", sign: "旧", tone: "faint" },
  { standing: "暂不导入", sign: "－", tone: "faint" },
  { standing: "不是名册", sign: "－", tone: "faint" },
];

export const signOf = (standing: Standing) => STANDINGS.find((each) => each.standing === standing) ?? STANDINGS[0];
