// What could be done about a clash: another room that is free, another half day that suits everybody.
//
// Each proposal is tried at the door before it is made, so none of them clashes in its turn.

import dayjs from "dayjs";
import { ask, type Clash, type SessionLine, useAsked, useRead, type VenueLine, type WouldClash } from "../door";
import { addDays, type Band, gapsIn, minutesOf, sayDay, timeOf, weekday } from "./week";

/** One way out, in words, and what it changes. */
export interface Repair {
  /** 改用 教室203（60 座） */
  say: string;
  venue?: VenueLine["id"];
  at?: { day: string; starts: string; ends: string };
}

/** What the proposals are made from. */
export interface Surroundings {
  /** The class's own days. */
  from: string;
  to: string;
  bands: readonly Band[];
  sessions: readonly SessionLine[];
  /** Seats needed. */
  people: number;
}

/** At most two rooms and two times are proposed. */
const PROPOSALS = 2;
/** No more half days than this are tried, the nearest first. */
const TRIED = 24;

/** Rooms worth trying: large enough first, then those whose seats nobody has counted, the closest fit first. */
export function roomsToTry(venues: readonly VenueLine[], wanted: WouldClash, people: number): VenueLine[] {
  const badness = (venue: VenueLine) =>
    venue.capacity === 0 ? 1000 : venue.capacity < people ? 2000 + people - venue.capacity : venue.capacity - people;
  return venues.filter((venue) => venue.id !== wanted.venue).sort((a, b) => badness(a) - badness(b));
}

/** Half days of the class with room for a session as long as this one, the nearest first, none in the past. */
export function timesToTry(
  wanted: WouldClash,
  around: Surroundings,
  today: string,
): { day: string; starts: string; ends: string }[] {
  const length = minutesOf(wanted.ends) - minutesOf(wanted.starts);
  const days: string[] = [];
  for (let day = around.from; day <= around.to; day = addDays(day, 1)) if (today <= day) days.push(day);
  const distance = (day: string) => Math.abs(dayjs(day).diff(wanted.day, "day"));
  return days
    .sort((a, b) => distance(a) - distance(b) || a.localeCompare(b))
    .flatMap((day) => {
      const others = around.sessions
        .filter((each) => each.day === day && each.id !== wanted.session)
        .map((each) => ({ day, start: minutesOf(each.starts), end: minutesOf(each.ends) }));
      return around.bands.flatMap((band) => {
        const gap = gapsIn(band, others).find((each) => length <= each.end - each.start);
        return gap ? [{ day, starts: timeOf(gap.start), ends: timeOf(gap.start + length) }] : [];
      });
    })
    .filter((time) => time.day !== wanted.day || time.starts !== wanted.starts);
}

async function find(
  wanted: WouldClash,
  clashes: readonly Clash[],
  venues: readonly VenueLine[],
  around: Surroundings,
): Promise<Repair[]> {
  const isFree = async (part: Partial<WouldClash>) =>
    (await ask("would_clash", { ...wanted, ...part })).every((clash) => clash.severity !== "错误");
  const repairs: Repair[] = [];
  if (clashes.every((clash) => clash.rule === "场地")) {
    for (const venue of roomsToTry(venues, wanted, around.people)) {
      if (repairs.length === PROPOSALS) break;
      const seats =
        venue.capacity > 0 ? `（${venue.capacity} 座${venue.capacity < around.people ? "，不够" : ""}）` : "";
      if (await isFree({ venue: venue.id })) repairs.push({ say: `改用 ${venue.name}${seats}`, venue: venue.id });
    }
  }
  const rooms = repairs.length;
  for (const at of timesToTry(wanted, around, dayjs().format("YYYY-MM-DD")).slice(0, TRIED)) {
    if (repairs.length - rooms === PROPOSALS) break;
    if (await isFree(at))
      repairs.push({ say: `移到 ${sayDay(at.day)} ${weekday(at.day)} ${at.starts}–${at.ends}`, at });
  }
  return repairs;
}

/** Ways out of these clashes; null while they are looked for, or nothing clashes. */
export function useRepairs(wanted: WouldClash, clashes: readonly Clash[], around: Surroundings): Repair[] | null {
  const venues = useRead("venues", {}).data;
  const asked = clashes.length > 0 && venues ? { wanted, clashes, venues, around } : null;
  return useAsked("repairs", asked, (it) => find(it.wanted, it.clashes, it.venues, it.around)).data ?? null;
}
