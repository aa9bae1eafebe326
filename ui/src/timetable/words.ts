// How a session is spoken of, and what the registers offer for it.

import type { FieldSiteLine, LecturerLine, SessionLine, TopicLine, VenueLine } from "../door";
import type { Entry } from "../parts";

export type Kind = SessionLine["kind"];
export const KINDS: readonly Kind[] = [
  "讲授",
  "研讨",
  "案例教学",
  "现场教学",
  "模拟教学",
  "观摩",
  "自学",
  "考试",
  "开班式",
  "结业式",
  "其他活动",
];
export const STATES: readonly SessionLine["state"][] = ["待确认", "已确认", "已调整"];

/** Kinds whose content is a topic of the register; the others just have a name. */
export const isTaught = (kind: Kind): boolean => ["讲授", "案例教学", "现场教学", "模拟教学", "观摩"].includes(kind);

/** `《县情讲座》`, but `分组讨论` and `开班式` without the marks of a topic: as papers write it. */
export const quoted = (title: string, kind: Kind): string => (isTaught(kind) ? inMarks(title) : title);

/** A title in 《》; those within it are single ones, and so on in turn (GB/T 15834). What does not close stays as typed. */
export function inMarks(title: string): string {
  return alternating(bare(title)) ?? `《${title}》`;
}

function alternating(title: string): string | null {
  let inner = 0;
  let text = "《";
  for (const char of title) {
    if (char === "《" || char === "〈") text += ++inner % 2 === 0 ? "《" : "〈";
    else if (char === "》" || char === "〉") {
      text += inner % 2 === 0 ? "》" : "〉";
      inner -= 1;
      if (inner < 0) return null;
    } else text += char;
  }
  return inner === 0 ? `${text}》` : null;
}

/** A title that was typed with its marks, without them. */
function bare(title: string): string {
  const inner = /^[《〈](.*)[》〉]$/u.exec(title)?.[1];
  return inner !== undefined && alternating(inner) !== null ? bare(inner) : title;
}

/** A register's entry with its id, so that a name chosen is never taken for another of the same name. */
export interface Known<Id> extends Entry {
  id: Id;
}

/** Lines of a register as a field offers them; those of the same name are told apart by `note`. */
function known<Id, Line extends { id: Id; name: string }>(
  lines: readonly Line[],
  note: (line: Line) => string,
): Known<Id>[] {
  const count = new Map<string, number>();
  for (const line of lines) count.set(line.name, (count.get(line.name) ?? 0) + 1);
  return lines.map((line) => {
    const twin = (count.get(line.name) ?? 0) > 1;
    return { id: line.id, name: twin ? `${line.name}（${note(line) || line.id}）` : line.name, note: note(line) };
  });
}

export const knownTopics = (lines: readonly TopicLine[]) =>
  known<TopicLine["id"], TopicLine>(lines, (line) =>
    [line.teaching_unit, line.lecturer_name].filter(Boolean).join(" "),
  );
export const knownLecturers = (lines: readonly LecturerLine[]) =>
  known<LecturerLine["id"], LecturerLine>(lines, (line) => `${line.unit}${line.post || line.title}`);
export const knownVenues = (lines: readonly VenueLine[]) =>
  known<VenueLine["id"], VenueLine>(lines, (line) => (line.capacity > 0 ? `${line.capacity} 座` : ""));
export const knownSites = (lines: readonly FieldSiteLine[]) =>
  known<FieldSiteLine["id"], FieldSiteLine>(lines, (line) => line.address);

/** What a register field's name means on the wire: the entry of that name, a new name, or an empty one for nothing. */
export function chosen<Id>(entries: readonly Known<Id>[], name: string): Id | string {
  return entries.find((entry) => entry.name === name.trim())?.id ?? name.trim();
}

/** The name a field shows for an id. */
export const nameOf = <Id>(entries: readonly Known<Id>[], id: Id | null, otherwise: string): string =>
  entries.find((entry) => entry.id === id)?.name ?? otherwise;
