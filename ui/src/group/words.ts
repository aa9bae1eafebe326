// What a trainee holds in a class, as it stands in one field: 班长、组长.

/** The words of it. */
export const rolesOf = (role: string): string[] =>
  role
    .split(/[、，,；;\s]+/)
    .map((word) => word.trim())
    .filter(Boolean);

/** With one more, or as it was. */
export const withRole = (role: string, word: string): string => [...new Set([...rolesOf(role), word])].join("、");

/** Without it. */
export const withoutRole = (role: string, word: string): string =>
  rolesOf(role)
    .filter((each) => each !== word)
    .join("、");

/** Who leads a group. */
export const LEADER = "组长";

/** How many groups a class of so many is usually divided into: about twelve in each. */
export const usualGroups = (people: number): number => Math.max(2, Math.round(people / 12));
