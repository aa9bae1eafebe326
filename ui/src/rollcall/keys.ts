// What a key says of whoever it is pressed on: a digit, the first letter of the mark, or the office's own key.

import { KEY, MARKS, type Mark, type OwnWord, type Said } from "./words";

/** Delete and the space bar are 出勤. */
export function saidBy(key: string, own: readonly OwnWord[]): Said | undefined {
  const plain = key.toLowerCase();
  const mine = own.find((each) => each.key !== "" && each.key === plain);
  if (mine) return { mark: mine.counts_as, word: mine.word, minutes: 0 };
  const clears = ["Delete", "Backspace", " "].includes(key);
  const mark: Mark | undefined = clears
    ? "出勤"
    : (MARKS[Number(key) - 1] ?? MARKS.find((each) => KEY[each] === plain));
  return mark && { mark, word: "", minutes: 0 };
}
