// A line of the plan as cells: what each says, and what is meant by what was typed into it.

import type { CohortKindLine, PlanLine, PlanLineId, PlanLineSaid, PlanLineShown, ProgrammeLine } from "../door";
import { readNumber } from "../parts";
import { daysBetween, later } from "./wall";

/** The columns that can be typed in, in the order of the sheet. */
export const FIELDS = [
  "name",
  "number",
  "kind",
  "tier",
  "starts",
  "ends",
  "planned",
  "audience",
  "undertaker",
  "filing_state",
  "filing_number",
  "programme",
  "host",
  "assistant",
  "place",
  "note",
] as const;
export type PlanField = (typeof FIELDS)[number];

export const TIERS = ["省级", "市级", "县级", "乡镇级"] as const;
export const FILING_STATES = ["不需备案", "未报", "已报", "已备案"] as const;

/** What words in cells may name. */
export interface Register {
  kinds: readonly CohortKindLine[];
  programmes: readonly ProgrammeLine[];
}

/** The plan's line without what the list shows besides. */
export function lineOf(shown: PlanLineShown): PlanLine {
  const { title, kind_path, programme_name, state, became, trainees, ...line } = shown;
  return line;
}

/** `3月9日`, with the year where it is not the plan's. */
const sayDay = (day: string | null, year: number): string => {
  if (day === null) return "";
  const [y, month, date] = day.split("-").map(Number);
  return y === year ? `${month}.${date}` : `${y}.${month}.${date}`;
};

/** What a cell says. */
export function write(line: PlanLineShown, field: PlanField): string {
  switch (field) {
    case "kind":
      return line.kind_path.split("›").at(-1) ?? "";
    case "programme":
      return line.programme_name;
    case "number":
    case "planned":
      return line[field] ? String(line[field]) : "";
    case "starts":
    case "ends":
      return sayDay(line[field], line.year);
    default:
      return line[field];
  }
}

/** The day that was typed: 3.9, 3-9, 3月9日 are days of the plan's year. Null when empty, undefined when it is none. */
export function readDay(text: string, year: number): string | null | undefined {
  const plain = text
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/[日号]$/, "");
  if (plain === "") return null;
  const parts = plain.split(/[-./年月]/).map(Number);
  const [y, month, day] = parts.length === 2 ? [year, ...parts] : parts;
  if (!y || !month || !day || parts.length > 3) return undefined;
  const date = new Date(Date.UTC(y, month - 1, day));
  const found = date.getUTCFullYear() === y && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return found ? date.toISOString().slice(0, 10) : undefined;
}

/** What was meant by what was typed; undefined: it cannot be read. */
export function read(
  line: PlanLine,
  field: PlanField,
  typed: string,
  register: Register,
): Partial<PlanLine> | undefined {
  const text = typed.trim();
  switch (field) {
    case "number":
    case "planned": {
      const figure = readNumber(text.replace(/^第|[期人]$/g, ""), 1);
      if (figure === undefined) return undefined;
      return field === "number" ? { number: figure || null } : { planned: figure ?? 0 };
    }
    case "starts":
    case "ends": {
      const day = readDay(text, line.year);
      if (day === undefined) return undefined;
      if (day === null) return { starts: null, ends: null };
      // A class moved to another first day stays as long as it was; one that has no days yet begins with one.
      if (line.starts === null || line.ends === null) return { starts: day, ends: day };
      if (field === "ends") return { ends: day };
      return { starts: day, ends: later(day, daysBetween(line.starts, line.ends)) };
    }
    case "kind": {
      if (text === "") return { kind: null };
      const found =
        register.kinds.find((kind) => kind.path === text) ?? oneOf(register.kinds, text, (kind) => kind.name);
      return found && { kind: found.id };
    }
    case "programme": {
      if (text === "") return { programme: null };
      const found = oneOf(register.programmes, text, (programme) => programme.name);
      return found && { programme: found.id };
    }
    case "tier": {
      if (text === "") return { tier: "" };
      const found = oneOf(TIERS, text, (tier) => tier);
      return found && { tier: found };
    }
    case "filing_state": {
      if (text === "") return { filing_state: "不需备案" };
      const found = oneOf(FILING_STATES, text, (state) => state);
      return found && { filing_state: found };
    }
    case "name":
      return text === "" ? undefined : { name: text };
    default:
      return { [field]: text };
  }
}

/** The one that is called so, or the only one that begins so, or the only one that has it in its name. */
function oneOf<T>(all: readonly T[], text: string, of: (each: T) => string): T | undefined {
  for (const is of [
    (name: string) => name === text,
    (name: string) => name.startsWith(text),
    (name: string) => name.includes(text),
  ]) {
    const found = all.filter((each) => is(of(each)));
    if (found.length === 1) return found[0];
    if (found.length > 1) return undefined;
  }
  return undefined;
}

/** What is wrong with a cell that cannot be read. */
export const WRONG: Partial<Record<PlanField, string>> = {
  name: "班次名称不能空。",
  number: "请填期数，例如 3。",
  planned: "请填人数。",
  starts: "请填日期，例如 3.9。",
  ends: "请填日期，例如 3.20。",
  kind: "没有这个类别，请从列表里选，或先到“班次类别”里新增。",
  programme: "没有这个培训项目，请从列表里选，或先到“培训项目”里新增。",
  tier: "请填 省级、市级、县级、乡镇级。",
  filing_state: "请填 不需备案、未报、已报、已备案。",
};

/** Rows copied from a spreadsheet, in the order of the sheet's columns; a heading row is left out. */
export function readPasted(
  text: string,
  year: number,
  register: Register,
): { lines: PlanLineSaid[]; unread: string[] } {
  const empty: PlanLine = {
    id: 0 as PlanLineId,
    year,
    position: 0,
    name: "",
    number: null,
    kind: null,
    programme: null,
    tier: "",
    host: "",
    undertaker: "",
    assistant: "",
    filing_number: "",
    filing_state: "不需备案",
    starts: null,
    ends: null,
    planned: 0,
    lodging: true,
    place: "",
    audience: "",
    note: "",
    cohort: null,
  };
  const unread: string[] = [];
  const rows = text.split(/\r?\n/).filter((row) => row.trim() !== "");
  const lines = rows.flatMap((row): PlanLineSaid[] => {
    const cells = row.split("\t");
    if (cells[0]?.trim() === "班次" || cells[0]?.trim() === "班次名称") return [];
    let line = empty;
    FIELDS.forEach((field, at) => {
      const cell = cells[at]?.trim() ?? "";
      if (cell === "") return;
      const part = read(line, field, cell, register);
      if (part) line = { ...line, ...part };
      else unread.push(`「${cells[0]?.trim()}」的“${cell}”`);
    });
    if (line.name === "") return [];
    const { id, year: _, position, cohort, ...said } = line;
    return [
      {
        ...said,
        number: said.number ?? undefined,
        kind: said.kind ?? undefined,
        programme: said.programme ?? undefined,
        starts: said.starts ?? undefined,
        ends: said.ends ?? undefined,
      },
    ];
  });
  return { lines, unread };
}
