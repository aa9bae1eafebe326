// What a person types to name the absent: row numbers, or names, in any of the ways people write a list.

/** Whom a piece of what was typed means: numbers of the roll, or undefined. */
function meantBy(
  piece: string,
  exists: (number: number) => boolean,
  named: (name: string) => number[],
): number[] | undefined {
  const range = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(piece);
  if (!range) {
    const numbers = named(piece);
    return numbers.length === 1 ? numbers : undefined;
  }
  const [from, to] = [Number(range[1]), Number(range[2] ?? range[1])];
  const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  return numbers.length > 0 && numbers.every(exists) ? numbers : undefined;
}

/** Whom a name means: those called just so, else those whose name has it as a part. */
export function peopleNamed<P extends { name: string }>(typed: string, people: readonly P[]): P[] {
  const exactly = people.filter(({ name }) => name === typed);
  return exactly.length > 0 ? exactly : people.filter(({ name }) => name.includes(typed));
}

/** 3 王芳、17 王强 …: some of them, to choose from. */
export function sayPeople(people: readonly { number: number; name: string }[]): string {
  const some = people.slice(0, 5).map(({ number, name }) => `${number} ${name}`);
  return some.join("、") + (people.length > 5 ? ` 等 ${people.length} 人` : "");
}

/**
 * The numbers meant, in the order typed and without repeats, and the pieces that mean nobody on this roll.
 * `named` gives the numbers of everybody of a name; a name two people bear is not enough to know whom.
 */
export function readNumbers(
  text: string,
  exists: (number: number) => boolean,
  named: (name: string) => number[] = () => [],
): { numbers: number[]; unknown: string[] } {
  const numbers = new Set<number>();
  const unknown: string[] = [];
  const plain = text.normalize("NFKC").replace(/(\d)\s*[-—–~至到]+\s*(?=\d)/g, "$1-");
  for (const piece of plain.split(/[\s,、;.。+号]+/).filter(Boolean)) {
    const meant = meantBy(piece, exists, named);
    if (!meant) unknown.push(piece);
    else for (const number of meant) numbers.add(number);
  }
  return { numbers: [...numbers], unknown };
}
