// Which rooms and times are worth proposing, and in what order.

import { expect, test } from "vitest";
import type { SessionLine, VenueLine, WouldClash } from "../door";
import { roomsToTry, timesToTry } from "./repairs";
import { type Band, minutesOf } from "./week";

const wanted = {
  session: 1,
  cohort: 3,
  day: "2026-03-10",
  starts: "14:30",
  ends: "17:30",
  venue: 9,
} as unknown as WouldClash;
const band = (word: Band["word"], start: string, end: string): Band => ({
  word,
  start: minutesOf(start),
  end: minutesOf(end),
});
const bands = [band("上午", "08:30", "11:30"), band("下午", "14:30", "17:30"), band("晚上", "19:00", "20:30")];
const session = (id: number, day: string, starts: string, ends: string) =>
  ({ id, day, starts, ends }) as unknown as SessionLine;
const times = (sessions: SessionLine[], today = "2026-03-01") =>
  timesToTry(wanted, { from: "2026-03-09", to: "2026-03-11", bands, sessions, people: 48 }, today).map(
    (at) => `${at.day.slice(8)} ${at.starts}`,
  );

test.each([
  [
    "an empty class: the same day first, then its neighbours; the evening is too short",
    [],
    ["10 08:30", "09 08:30", "09 14:30", "11 08:30", "11 14:30"],
  ],
  [
    "what the class has already is left out",
    [session(2, "2026-03-10", "08:30", "11:30"), session(3, "2026-03-09", "08:30", "09:00")],
    ["09 14:30", "11 08:30", "11 14:30"],
  ],
  [
    "the session itself is in nobody's way",
    [session(1, "2026-03-10", "08:30", "11:30")],
    ["10 08:30", "09 08:30", "09 14:30", "11 08:30", "11 14:30"],
  ],
])("%s", (_, sessions, expected) => {
  expect(times(sessions)).toEqual(expected);
});

test("nothing is moved into the past", () => {
  expect(times([], "2026-03-11")).toEqual(["11 08:30", "11 14:30"]);
});

test("rooms: the closest that seats all, then uncounted ones, then those too small; never the one in question", () => {
  const venue = (id: number, capacity: number) => ({ id, capacity }) as unknown as VenueLine;
  const rooms = roomsToTry(
    [venue(1, 40), venue(2, 200), venue(3, 0), venue(4, 60), venue(9, 50), venue(5, 46)],
    wanted,
    48,
  );
  expect(rooms.map((room) => room.id)).toEqual([4, 2, 3, 5, 1]);
});
