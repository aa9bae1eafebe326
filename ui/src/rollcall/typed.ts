// What a person types to name the absent: row numbers, in any of the ways people write a list.

/** The numbers meant, in the order typed and without repeats, and the pieces that are no number of this roll. */
export function readNumbers(
  text: string,
  exists: (number: number) => boolean,
): { numbers: number[]; unknown: string[] } {
  const numbers = new Set<number>();
  const unknown: string[] = [];
  const plain = text.normalize("NFKC").replace(/\s*[-—–~至到]+\s*/g, "-");
  for (const piece of plain.split(/[\s,、;.。+号]+/).filter(Boolean)) {
    const range = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(piece);
    const from = Number(range?.[1]);
    const to = Number(range?.[2] ?? range?.[1]);
    const all = range && from <= to ? Array.from({ length: to - from + 1 }, (_, index) => from + index) : [];
    if (all.length === 0 || !all.every(exists)) unknown.push(piece);
    else for (const number of all) numbers.add(number);
  }
  return { numbers: [...numbers], unknown };
}
