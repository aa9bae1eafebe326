// Whom a clerk means who types a number of the roster, the initials of a name, or some of the name itself.

interface Person {
  number: number;
  name: string;
  initials: string;
}

/** Whom what was typed so far can mean, the likeliest first: the number itself before numbers that begin with it. */
export function whomTyped<P extends Person>(typed: string, people: readonly P[]): P[] {
  const text = typed.normalize("NFKC").trim().toLowerCase();
  if (text === "") return [];
  if (/^\d+$/.test(text)) {
    const exact = people.filter(({ number }) => String(number) === text);
    return [...exact, ...people.filter(({ number }) => String(number) !== text && String(number).startsWith(text))];
  }
  const sure = people.filter(({ name, initials }) => name === text || initials === text);
  const maybe = people.filter(
    (each) => !sure.includes(each) && (each.initials.startsWith(text) || each.name.includes(text)),
  );
  return [...sure, ...maybe];
}

/** Everybody a list names (3 17 王芳 zs), and the pieces that name nobody, or more than one. */
export function everybodyTyped<P extends Person>(
  typed: string,
  people: readonly P[],
): { found: P[]; unknown: string[] } {
  const found: P[] = [];
  const unknown: string[] = [];
  for (const piece of typed
    .normalize("NFKC")
    .split(/[\s,、;，；。]+/)
    .filter(Boolean)) {
    const text = piece.toLowerCase();
    const exact = people.filter(
      ({ number, name, initials }) => String(number) === text || name === piece || initials === text,
    );
    const meant = exact.length > 0 || /^\d+$/.test(text) ? exact : people.filter(({ name }) => name.includes(piece));
    const [one, other] = meant;
    if (!one || other) unknown.push(piece);
    else if (!found.includes(one)) found.push(one);
  }
  return { found, unknown };
}
