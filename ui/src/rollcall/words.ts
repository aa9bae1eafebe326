// Marks and shares, as the office writes them.

import { type RollLine, type RollWord, type SessionLine, type Share, useRead } from "../door";
import { sayDay, weekday } from "../timetable/week";

export type Mark = RollLine["mark"];

/** In the order of their keys: 1 is 出勤, 7 is 公假. */
export const MARKS: readonly Mark[] = ["出勤", "迟到", "早退", "旷课", "事假", "病假", "公假"];

/** One character each, for the attendance table. */
export const SHORT: Record<Mark, string> = {
  出勤: "✓",
  迟到: "迟",
  早退: "退",
  旷课: "旷",
  事假: "事",
  病假: "病",
  公假: "公",
};

/** The key of each mark, wherever marks are typed: the first letter of the word that tells them apart; v is a tick. */
export const KEY: Record<Mark, string> = {
  出勤: "v",
  迟到: "c",
  早退: "t",
  旷课: "k",
  事假: "s",
  病假: "b",
  公假: "g",
};

/** A mark as it is said: perhaps by the office's own word for it, perhaps with minutes. */
export interface Said {
  mark: Mark;
  /** The office's own word, else empty. */
  word: string;
  /** Late or left early by so many; 0 when not noted. */
  minutes: number;
}

/** A word of the office's own, which counts as one of the seven. */
export type OwnWord = RollWord;

/** Simply there, or said to be. */
export const isHere = ({ mark, word }: Said): boolean => mark === "出勤" && word === "";

export const HERE: Said = { mark: "出勤", word: "", minutes: 0 };

/** What offices write on paper and in Excel besides the words. */
const SIGNS: Record<string, Mark> = {
  "✓": "出勤",
  "√": "出勤",
  "/": "出勤",
  勤: "出勤",
  到: "出勤",
  出: "出勤",
  "×": "旷课",
  x: "旷课",
  缺: "旷课",
  缺勤: "旷课",
};

const NO_WORDS: readonly OwnWord[] = [];
/** The office's own words. */
export const useOwnWords = (): readonly OwnWord[] => useRead("settings", {}).data?.roll.words ?? NO_WORDS;

/** Only who was there for a part has minutes. */
export const hasMinutes = (mark: Mark): boolean => mark === "迟到" || mark === "早退";

/** What a word, its first character or its key says, with minutes behind it: 迟到, 迟, c, 迟10, c10. */
export function readMark(text: string, own: readonly OwnWord[] = []): Said | undefined {
  const [, word = "", minutes = ""] =
    /^(\D+?)(\d{0,3})(?:分钟?)?$/.exec(text.normalize("NFKC").trim().toLowerCase()) ?? [];
  if (word === "") return undefined;
  const mine = own.find((each) => each.word === word || each.key === word);
  const mark =
    mine?.counts_as ?? MARKS.find((each) => each === word || SHORT[each] === word || KEY[each] === word) ?? SIGNS[word];
  if (!mark || (minutes !== "" && !hasMinutes(mark))) return undefined;
  return { mark, word: mine?.word ?? "", minutes: Number(minutes) };
}

/** `迟到10分`, `旷课`, or the office's own word. */
export const sayMark = ({ mark, word, minutes }: Said): string => (word || mark) + (minutes > 0 ? `${minutes}分` : "");

/** How a mark is coloured: in the room is plain, excused is amber, absent is red. */
export const tone = (mark: Mark): string =>
  mark === "出勤" ? "faint" : mark === "旷课" ? "red" : mark === "迟到" || mark === "早退" ? "blue" : "amber";

/** `97.9%`, rounded half up to a tenth; a dash when nobody was expected. */
export function percent({ part, whole }: Share): string {
  if (whole === 0) return "—";
  const tenths = Math.floor((part * 2000 + whole) / (whole * 2));
  return `${tenths / 10}%`;
}

/** `3月9日 周一 14:30–17:30` */
export const sayWhen = (session: Pick<SessionLine, "day" | "starts" | "ends">): string =>
  `${sayDay(session.day)} ${weekday(session.day)} ${session.starts}–${session.ends}`;
