// What stands in a session's way, in the order it is said.

import type { Clash, SessionId } from "../door";

const GRAVITY: Record<Clash["severity"], number> = { 错误: 0, 警告: 1, 提示: 2 };

/** The gravest first, and last what is kept. */
export function gravestFirst(clashes: readonly Clash[]): Clash[] {
  const rank = (each: Clash) => GRAVITY[each.severity] + (each.kept === null ? 0 : 3);
  return [...clashes].sort((a, b) => rank(a) - rank(b));
}

/** What asks for something to be done about it. */
export const isOpen = (clash: Clash) => clash.kept === null && clash.severity !== "提示";

/** A clash's sentence without its day, which the card's own place says. */
export const onThatDay = (say: string) => say.replace(/(^| )\d+月\d+日（周.）/, "$1");

/** What is in the way of each session. */
export function bySession(clashes: readonly Clash[]): ReadonlyMap<SessionId | null, Clash[]> {
  const of = new Map<SessionId | null, Clash[]>();
  for (const clash of clashes) {
    const there = of.get(clash.session);
    if (there) there.push(clash);
    else of.set(clash.session, [clash]);
  }
  return of;
}

/** The gravest there is, counted: 3 个课次有冲突, 2 处警告. Null when nothing is in the way. */
export function howItStands(clashes: readonly Clash[]): { say: string; colour: string } | null {
  const open = clashes.filter((each) => each.kept === null);
  const of = (severity: Clash["severity"]) => open.filter((each) => each.severity === severity);
  const errors = new Set(of("错误").map((each) => each.session)).size;
  if (errors > 0) return { say: `${errors} 个课次有冲突`, colour: "in-red" };
  if (of("警告").length > 0) return { say: `${of("警告").length} 处警告`, colour: "in-amber" };
  if (open.length > 0) return { say: `${open.length} 处提示`, colour: "" };
  return clashes.length > 0 ? { say: `已保留 ${clashes.length} 处`, colour: "" } : null;
}
