// Where the user is: the address of every screen, kept in the window's hash so that reload and 返回 work.

import { useEffect, useRef, useSyncExternalStore } from "react";
import type { CohortId } from "../door";

/** The tabs of a class, in the order of the work. */
export type Tab = "overview" | "enrolment" | "trainee" | "group" | "timetable" | "rollcall" | "certificate" | "paper";

/** The parts of 考勤. */
export type Part = "roll" | "grid" | "leave" | "figures" | "speech" | "stage" | "duty" | "bus";

/** Every place in the program. What follows `at` narrows what the screen shows; `?` parts may be left out. */
export type Place =
  | { at: "workbench" }
  | { at: "plan"; tab?: "wall" | "lines" | "programme" | "kind"; year?: number; line?: number }
  | { at: "cohorts" }
  | {
      at: "cohort";
      cohort: CohortId;
      tab: Tab;
      part?: Part;
      session?: number;
      sheet?: string;
      week?: string;
      day?: string;
      paper?: string;
      notice?: number;
      room?: number;
      trainees?: string;
      trainee?: number;
    }
  | { at: "lecturer"; lecturer?: number; topic?: number; tab?: "lecturer" | "topic" | "given" }
  | { at: "venue"; venue?: number; site?: number; route?: number; tab?: "venue" | "site" | "route" }
  | { at: "person"; person?: number; unit?: number; find?: string }
  | { at: "statistics" }
  | { at: "history" }
  | {
      at: "setting";
      tab?: "school" | "holiday" | "teaching" | "leave" | "roll" | "invitation" | "certificate" | "backup" | "who";
      year?: number;
    }
  | { at: "help"; section?: string };

const home: Place = { at: "workbench" };

/** The address of a place: `#/cohort?cohort=3&tab=timetable`. */
export function address(place: Place): string {
  const { at, ...rest } = place;
  const parts = Object.entries(rest).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(parts.map(([name, value]) => [name, String(value)])).toString();
  return query ? `#/${at}?${query}` : `#/${at}`;
}

/** The place of an address; the workbench when the address means nothing. */
export function placeAt(hash: string): Place {
  const [at, query] = hash.replace(/^#\/?/, "").split("?");
  if (!at) return home;
  const parts = [...new URLSearchParams(query ?? "")].map(([name, value]) => [
    name,
    /^\d+$/.test(value) ? Number(value) : value,
  ]);
  return { at, ...Object.fromEntries(parts) } as Place;
}

/** One level up: what Esc does. */
export function above(place: Place): Place {
  if (place.at !== "cohort") return home;
  const { session, sheet, cohort, tab, part } = place;
  if (session !== undefined || sheet !== undefined) return { at: "cohort", cohort, tab, ...(part && { part }) };
  return { at: "cohorts" };
}

/** Go there. */
export function go(place: Place) {
  window.location.hash = address(place);
}

/** Go there without a step back to here, for narrowing what the same screen shows. */
export function goInstead(place: Place) {
  window.history.replaceState(null, "", address(place));
  window.dispatchEvent(new HashChangeEvent("hashchange"));
}

const listen = (listener: () => void) => {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
};

/** Where the user is now. */
export function usePlace(): Place {
  return placeAt(useSyncExternalStore(listen, () => window.location.hash));
}

/** The parts of an address that name one entry to be opened on the screen. */
type Entry = "session" | "line" | "trainee" | "lecturer" | "topic" | "venue" | "site" | "route" | "person" | "unit";

/**
 * Opens what the address asks for as soon as it is `known`, once: the address lets go of it, so that Esc need not
 * and the same may be asked for again.
 */
export function useOpening<Id extends number>(part: Entry, known: (id: Id) => boolean, open: (id: Id) => void) {
  const place = usePlace() as Record<string, unknown>;
  const latest = useRef({ place, open });
  latest.current = { place, open };
  const asked = place[part] as Id | undefined;
  const opens = asked !== undefined && known(asked);
  useEffect(() => {
    if (!opens) return;
    const { [part]: _, ...rest } = latest.current.place;
    goInstead(rest as unknown as Place);
    latest.current.open(asked);
  }, [part, opens, asked]);
}
