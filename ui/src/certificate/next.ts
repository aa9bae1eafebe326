// The number the next certificate will get. Numbers run through the year over all classes, void ones included.

import { useQuery } from "@tanstack/react-query";
import { ask, type CertificateForm, useRead } from "../door";

/** The number with its places filled: `某党校培结字〔2026〕0012号`. */
export const serialOf = (form: CertificateForm, year: number, number: number): string =>
  form.pattern.replaceAll("{年}", String(year)).replaceAll("{序号}", String(number).padStart(form.digits, "0"));

/** The first free number of a year, from the registers of all classes. */
async function nextNumber(year: number): Promise<number> {
  const cohorts = await ask("cohorts", {});
  const registers = await Promise.all(cohorts.map(({ id }) => ask("certificates", { cohort: id })));
  const numbers = registers.flat().filter((each) => each.year === year);
  return Math.max(0, ...numbers.map((each) => each.number)) + 1;
}

/** The first and the last number `count` certificates of that year will get; undefined until it is known. */
export function useNextSerials(year: number | null, count: number): { first: string; last: string } | undefined {
  const form = useRead("settings", {}).data?.certificate;
  const next = useQuery({
    queryKey: ["next certificate number", year],
    queryFn: () => nextNumber(year ?? 0),
    enabled: year !== null,
  }).data;
  if (!form || next === undefined || year === null) return undefined;
  return { first: serialOf(form, year, next), last: serialOf(form, year, next + count - 1) };
}
