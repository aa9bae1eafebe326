// The geometry of a week, as tables of cases.

import { expect, test } from "vitest";
import {
  type Band,
  type Block,
  bandsFor,
  bandWordOf,
  gapsIn,
  lanes,
  minutesOf,
  mondayOf,
  movedAlong,
  piecesIn,
  snap,
  stretched,
  timeOf,
  weekday,
} from "./week";
import { inMarks } from "./words";

const at = (start: string, end: string) => ({ day: "2026-03-09", start: minutesOf(start), end: minutesOf(end) });
const morning: Band = { word: "上午", start: minutesOf("08:30"), end: minutesOf("11:30") };

test.each([
  ["2026-03-09", "2026-03-09", "周一"],
  ["2026-03-15", "2026-03-09", "周日"],
  ["2026-03-16", "2026-03-16", "周一"],
  ["2027-01-01", "2026-12-28", "周五"],
])("%s belongs to the week of %s and is %s", (day, monday, word) => {
  expect(mondayOf(day)).toBe(monday);
  expect(weekday(day)).toBe(word);
});

test.each([
  ["08:30", "上午"],
  ["11:59", "上午"],
  ["12:00", "下午"],
  ["17:59", "下午"],
  ["18:00", "晚上"],
])("%s is %s", (time, band) => {
  expect(bandWordOf(minutesOf(time))).toBe(band);
  expect(timeOf(minutesOf(time))).toBe(time);
});

const day: Band[] = [
  morning,
  { word: "下午", start: minutesOf("14:30"), end: minutesOf("17:30") },
  { word: "晚上", start: minutesOf("19:00"), end: minutesOf("20:30") },
];

test.each([
  ["in its own band", at("08:30", "11:30"), ["08:30–11:30", "", ""]],
  ["a little over", at("10:00", "12:10"), ["10:00–12:10", "", ""]],
  ["until the next band begins", at("13:00", "14:30"), ["", "13:00–14:30", ""]],
  ["a whole day", at("08:30", "17:30"), ["08:30–11:30", "14:30–17:30+", ""]],
  ["into the night", at("15:00", "21:00"), ["", "15:00–17:30", "19:00–21:00+"]],
  ["all bands", at("07:00", "20:00"), ["07:00–11:30", "14:30–17:30+", "19:00–20:00+"]],
])("pieces: %s", (_, block, expected) => {
  const said = piecesIn(day, [block]).map((pieces) =>
    pieces.map((piece) => `${timeOf(piece.start)}–${timeOf(piece.end)}${piece.goesOn ? "+" : ""}`).join(),
  );
  expect(said).toEqual(expected);
});

test("a band is widened by an early or a long session and never narrowed", () => {
  const widened = bandsFor([morning], piecesIn([morning], [at("08:00", "09:00"), at("10:00", "12:10")]));
  expect(widened.map((band) => [timeOf(band.start), timeOf(band.end)])).toEqual([["08:00", "12:10"]]);
  expect(bandsFor([morning], piecesIn([morning], [at("09:00", "10:00")]))).toEqual([morning]);
});

test.each([
  ["one alone", [at("08:30", "11:30")], ["0/1"]],
  ["two after one another", [at("08:30", "10:00"), at("10:00", "11:30")], ["0/1", "0/1"]],
  ["two at once", [at("08:30", "11:30"), at("09:00", "10:00")], ["0/2", "1/2"]],
  [
    "a chain uses a free lane again",
    [at("08:30", "10:00"), at("09:00", "11:00"), at("10:00", "11:30")],
    ["0/2", "1/2", "0/2"],
  ],
  ["three at once", [at("08:30", "11:30"), at("08:30", "11:30"), at("08:30", "11:30")], ["0/3", "1/3", "2/3"]],
])("lanes: %s", (_, blocks, expected) => {
  expect(lanes(blocks).map((each) => `${each.lane}/${each.of}`)).toEqual(expected);
});

test.each([
  ["an empty band is one gap", [], ["08:30–11:30"]],
  ["after what is there", [at("08:30", "09:30")], ["09:30–11:30"]],
  ["before and after what is there", [at("09:00", "10:00")], ["08:30–09:00", "10:00–11:30"]],
  ["a full band has none", [at("08:30", "11:30")], []],
  ["a break of ten minutes is none", [at("08:30", "09:50"), at("10:00", "11:30")], []],
  ["what stands before or after the band is not in it", [at("07:00", "08:30"), at("14:30", "17:30")], ["08:30–11:30"]],
  ["what overlaps counts once", [at("08:30", "10:00"), at("09:00", "09:30")], ["10:00–11:30"]],
])("gaps: %s", (_, blocks, expected) => {
  expect(gapsIn(morning, blocks).map((gap) => `${timeOf(gap.start)}–${timeOf(gap.end)}`)).toEqual(expected);
});

test.each([
  ["08:37", "08:30"],
  ["09:58", "09:50"],
  ["10:02", "09:50"],
  ["10:34", "10:30"],
])("a session dropped at %s lands at %s", (dropped, lands) => {
  expect(timeOf(snap(minutesOf(dropped), morning, [at("09:00", "09:50")]))).toBe(lands);
});

test.each([
  ["the end, to five minutes", "end", "10:43", ["08:30", "10:45"]],
  ["the end, onto its neighbour", "end", "10:57", ["08:30", "11:00"]],
  ["the end never passes its beginning", "end", "08:00", ["08:30", "08:35"]],
  ["the beginning, to five minutes", "start", "08:42", ["08:40", "09:30"]],
  ["the beginning never passes the end", "start", "10:30", ["09:25", "09:30"]],
] as const)("an edge that is pulled: %s", (_, edge, to, expected) => {
  const size = stretched(at("08:30", "09:30"), edge, minutesOf(to), [minutesOf("08:30"), minutesOf("11:00")]);
  expect([timeOf(size.start), timeOf(size.end)]).toEqual(expected);
});

test("what is chosen together keeps its distance when one of them is moved, and stays within its day", () => {
  const on = (day: string, start: string, end: string) => ({ day, start: minutesOf(start), end: minutesOf(end) });
  const blocks = [
    on("2026-03-09", "08:30", "11:30"),
    on("2026-03-10", "14:30", "17:30"),
    on("2026-03-09", "19:00", "23:30"),
  ];
  const moved = movedAlong(blocks, blocks[0] as Block, { day: "2026-03-17", start: minutesOf("09:00") });
  expect(moved.map((each) => `${each.day} ${timeOf(each.start)}`)).toEqual([
    "2026-03-17 09:00",
    "2026-03-18 15:00",
    "2026-03-17 19:29",
  ]);
});

test("titles within titles bear single marks in turn", () => {
  for (const [title, want] of [
    ["县情讲座", "《县情讲座》"],
    ["学习《条例》解读", "《学习〈条例〉解读》"],
    ["《甲》与《乙》", "《〈甲〉与〈乙〉》"],
    ["读《关于〈条例〉的说明》", "《读〈关于《条例》的说明〉》"],
    ["《学习〈条例〉解读》", "《学习〈条例〉解读》"],
    ["学习《条例解读", "《学习《条例解读》"],
    ["学习条例》解读", "《学习条例》解读》"],
  ] as const) {
    expect(inMarks(title)).toBe(want);
  }
});
