// A session as the panel's fields hold it: names instead of ids, and back again as a plan.

import { useMemo } from "react";
import { type CohortId, type Plan, type SessionLine, useRead, type VenueId, type WouldClash } from "../door";
import { chosen, isTaught, type Kind, knownLecturers, knownSites, knownTopics, knownVenues, nameOf } from "./words";

export interface Filled {
  day: string;
  starts: string;
  ends: string;
  kind: Kind;
  topic: string;
  lecturer: string;
  venue: string;
  site: string;
  /** 同步课堂: the branch rooms. */
  rooms: readonly VenueId[];
  /** Hundredths; null means by the length of the block. */
  hours: number | null;
  state: SessionLine["state"];
  elective: boolean;
  locked: boolean;
  moderator: string;
  note: string;
}

export const EMPTY: Omit<Filled, "day" | "starts" | "ends"> = {
  kind: "讲授",
  topic: "",
  lecturer: "",
  venue: "",
  site: "",
  rooms: [],
  hours: null,
  state: "待确认",
  elective: false,
  locked: false,
  moderator: "",
  note: "",
};

/** What the fields offer. */
export function useRegisters() {
  const topics = useRead("topics", {}).data;
  const lecturers = useRead("lecturers", {}).data;
  const venues = useRead("venues", {}).data;
  const sites = useRead("field_sites", {}).data;
  return useMemo(
    () => ({
      lines: topics ?? [],
      topics: knownTopics(topics ?? []),
      lecturers: knownLecturers(lecturers ?? []),
      venues: knownVenues(venues ?? []),
      sites: knownSites(sites ?? []),
    }),
    [topics, lecturers, venues, sites],
  );
}
export type Registers = ReturnType<typeof useRegisters>;

export function filledFrom(session: SessionLine, registers: Registers): Filled {
  return {
    day: session.day,
    starts: session.starts,
    ends: session.ends,
    kind: session.kind,
    topic: session.topic === null ? session.title : nameOf(registers.topics, session.topic, session.title),
    lecturer: nameOf(registers.lecturers, session.lecturer, session.lecturer_name),
    venue: nameOf(registers.venues, session.venue, session.venue_name),
    site: nameOf(registers.sites, session.field_site, ""),
    rooms: session.rooms,
    hours: session.hours,
    state: session.state,
    elective: session.elective,
    locked: session.locked,
    moderator: session.moderator,
    note: session.note,
  };
}

/** The whole of it: an empty name empties, only what the panel does not show is left out. */
export function planOf(cohort: CohortId, it: Filled, registers: Registers): Plan {
  const known = registers.topics.some((topic) => topic.name === it.topic.trim());
  const asTopic = known || isTaught(it.kind);
  return {
    cohort,
    day: it.day,
    starts: it.starts,
    ends: it.ends,
    kind: it.kind,
    topic: asTopic ? chosen(registers.topics, it.topic) : undefined,
    title: asTopic ? undefined : it.topic.trim(),
    lecturer: chosen(registers.lecturers, it.lecturer),
    venue: chosen(registers.venues, it.venue),
    // Without the register the field cannot show the site: what is left out stays.
    field_site: it.site === "" && registers.sites.length === 0 ? undefined : chosen(registers.sites, it.site),
    rooms: [...it.rooms],
    hours: it.hours ?? undefined,
    state: it.state,
    elective: it.elective,
    locked: it.locked,
    moderator: it.moderator,
    note: it.note,
  };
}

/** What is asked about it while it is typed; names not in a register yet can clash with nothing. */
export function wantedOf(cohort: CohortId, it: Filled, registers: Registers): WouldClash {
  const id = <Id>(entries: readonly { id: Id; name: string }[], name: string) =>
    entries.find((each) => each.name === name.trim())?.id;
  return {
    cohort,
    day: it.day,
    starts: it.starts,
    ends: it.ends,
    kind: it.kind,
    topic: id(registers.topics, it.topic),
    title: it.topic,
    lecturer: id(registers.lecturers, it.lecturer),
    venue: id(registers.venues, it.venue),
    rooms: [...it.rooms],
    field_site: id(registers.sites, it.site),
  };
}

/** What the door calls a field and what the panel does. */
const FIELD_OF: Record<string, keyof Filled> = { title: "topic", field_site: "site" };

/** A refusal about one of the door's fields stands beside the panel's. */
export function besideField<T>(promise: Promise<T>): Promise<T> {
  return promise.catch((thrown) => {
    const field = thrown?.field as string | undefined;
    throw field && FIELD_OF[field] ? { ...thrown, field: FIELD_OF[field] } : thrown;
  });
}
