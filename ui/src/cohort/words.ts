// How a class is spoken of.

import dayjs from "dayjs";

/** Hundredths of 学时 as figures: 400 → 4, 250 → 2.5. */
export const sayHours = (hundredths: number): string => String(hundredths / 100);

/** `3月9日–3月20日`; the year where it is not this one. */
export function saySpan(starts: string, ends: string): string {
  const [from, to] = [dayjs(starts), dayjs(ends)];
  const year = from.year() === dayjs().year() ? "" : "YYYY年";
  const first = from.format(`${year}M月D日`);
  return starts === ends ? first : `${first}–${to.format(from.year() === to.year() ? "M月D日" : "YYYY年M月D日")}`;
}
