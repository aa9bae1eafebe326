// How a person's birth and ID number are shown and read.

import type { Birth, Entry, IdNumber, Sex } from "../door";

export const SEXES = ["男", "女"] as const;

/** Nothing is known yet. */
export const BLANK: Entry = {
  name: "",
  sex: null,
  birth: null,
  ethnicity: "",
  political: "",
  education: "",
  in_service: "",
  id_number: null,
  phone: "",
  unit: "",
  post: "",
  post_since: null,
  rank: "",
  rank_since: null,
  note: "",
};

/** What a form changes of somebody, whose unit goes by its name. */
export function entryOf(of: Omit<Entry, "unit">, unit: string): Entry {
  const { name, sex, birth, ethnicity, political, education, in_service, id_number, phone } = of;
  const { post, post_since, rank, rank_since, note } = of;
  const known = { name, sex, birth, ethnicity, political, education, in_service, id_number, phone };
  return { ...known, unit, post, post_since, rank, rank_since, note };
}

/** `1985.03`, as it stands on rosters. */
export const sayBirth = (birth: Birth | null): string =>
  birth && /^\d{4}-\d{2}/.test(birth) ? birth.slice(0, 7).replace("-", ".") : (birth ?? "");

export const NO_BIRTH = "请填年月，例如 1985.03。";

/** A birth as the office types it: 1985.03, 1985-3-12, 198503, 1985年3月. Null when empty, undefined when it is none. */
export function readBirth(text: string): Birth | null | undefined {
  const plain = text.normalize("NFKC").replace(/\s/g, "");
  if (plain === "") return null;
  const parts =
    /^(\d{4})[-./年](\d{1,2})(?:[-./月](\d{1,2}))?[日月]?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})?$/.exec(plain);
  if (!parts) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), parts[3] ? Number(parts[3]) : null];
  const last = new Date(year, month, 0).getDate();
  if (year < 1900 || month < 1 || month > 12 || (day !== null && (day < 1 || day > last))) return undefined;
  return [year, month, day]
    .filter((part) => part !== null)
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

/** `110199********002X`: the date of birth is hidden on screen until it is asked for. */
export const masked = (id: IdNumber | null): string => (id ? `${id.slice(0, 6)}********${id.slice(14)}` : "");

/** The day of birth in an ID number that is right. */
export const birthOf = (id: IdNumber): Birth => `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;

/** The sex in an ID number that is right: odd is 男. */
export const sexOf = (id: IdNumber): Sex => (Number(id[16]) % 2 === 1 ? "男" : "女");

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An ID number as it is typed, without spaces and with a large X. */
export const plainId = (text: string): string => text.normalize("NFKC").replace(/\s/g, "").toUpperCase();

/** What is wrong with an ID number that was typed (GB 11643); null when nothing is. */
export function idFault(text: string): string | null {
  const id = plainId(text);
  if (!/^\d*X?$/.test(id)) return "身份证号里只能有数字，最后一位可以是 X。";
  if (id.length !== 18) return `身份证号应为 18 位，这里是 ${id.length} 位。`;
  if (/X./.test(id)) return "身份证号里只有最后一位可以是 X。";
  const day = id.slice(6, 14);
  if (!/^(19|20)/.test(day) || readBirth(day) === undefined) return `身份证号中的出生日期 ${day} 不存在。`;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(id[place]), 0);
  const expected = "10X98765432"[sum % 11];
  return id[17] === expected ? null : `身份证号校验不符：按前 17 位，末位应为 ${expected}。其中有写错的数字，请核对。`;
}
