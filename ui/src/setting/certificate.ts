// How a certificate's number and wording come out for a made-up person: what `school::certificate::rules` does when
// one is issued, for the preview while they are typed.

import dayjs from "dayjs";

/** A place of a wording, what it stands for, and what it is on the sample. */
export type Place = readonly [place: string, meaning: string, example: string];

/** The places of the wording, what each stands for, and the made-up person's. */
export const PLACES: readonly Place[] = [
  ["{姓名}", "学员姓名", "张三"],
  ["{单位}", "学员单位", "县财政局"],
  ["{班次}", "班次全称", "第3期中青年干部培训班"],
  ["{起止}", "开班到结束", `${dayjs().year()}年3月9日至3月20日`],
  ["{学时}", "课程表总学时", "80"],
];

/** The made-up person's number: the twelfth of this year. */
export const numberOf = (pattern: string, digits: number): string =>
  pattern.replaceAll("{年}", String(dayjs().year())).replaceAll("{序号}", "12".padStart(digits, "0"));

/** The wording with its places filled, each once: a name that looks like a place stays a name. */
export const wordingOf = (wording: string): string =>
  wording.replace(/\{[^{}]*\}/g, (place) => PLACES.find(([each]) => each === place)?.[2] ?? place);

/** Words in braces that are no place and would be printed as they stand. */
export const unknownPlaces = (wording: string, places = PLACES): string[] =>
  [...new Set(wording.match(/\{[^{}]*\}/g) ?? [])].filter((place) => !places.some(([each]) => each === place));

/** Millimetres as typed, full-width digits included, in tenths; undefined when they are none. */
export function readTenths(text: string): number | undefined {
  const plain = text
    .normalize("NFKC")
    .replace(/[−–—]/g, "-")
    .replace(/毫米|mm/i, "")
    .trim();
  return /^[+-]?\d{1,2}(\.\d)?$/.test(plain) ? Math.round(Number(plain) * 10) : undefined;
}
export const writeTenths = (tenths: number): string => (tenths / 10).toFixed(1);
