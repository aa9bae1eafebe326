// Rooms, field sites and routes: three registers in one place, ways between sites, a route put into a timetable whole.

import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { fakeDoor, Refuse } from "../door/fake";
import { FakeFrame } from "../frame/fake";
import { go, type Place } from "../frame/place";
import { Venues } from "./Venues";

const SITE = {
  address: "",
  contact: "",
  phone: "",
  capacity: 0,
  minutes: 40,
  note: "",
  sessions: 0,
  routes: "",
  times: "",
};
const STOPS = [{ field_site: 1, day: 0, starts: "08:30", ends: "10:00", title: "" }];
const ROUTE = { id: 3, name: "走初心路", note: "", stops: STOPS, sites: "郭亮陵园", days: 1, hints: [] };

function show(place: Place, table: Parameters<typeof fakeDoor>[0] = {}) {
  const calls = fakeDoor({
    venues: () => [],
    field_sites: () => [
      { ...SITE, id: 1, name: "郭亮陵园" },
      { ...SITE, id: 2, name: "秘密电台旧址" },
    ],
    travel: () => [],
    routes: () => [ROUTE],
    cohorts: () => [
      { id: 7, title: "第3期中青班", starts: "2026-03-09", stage: "在办" },
      { id: 8, title: "第2期中青班", starts: "2025-03-09", stage: "已结束" },
    ],
    availability: () => [],
    bookings: () => ({ years: [], sessions: [] }),
    ...table,
  });
  go(place);
  render(
    <FakeFrame>
      <Venues />
    </FakeFrame>,
  );
  return (name: string) => calls.filter((each) => each.name === name).map((each) => each.request);
}

test("a site found by Ctrl+K is open; the way to another is written down", async () => {
  const asked = show({ at: "venue", tab: "site", site: 1 }, { set_travel: () => ({ said: "路程" }) });
  const user = userEvent.setup();
  await screen.findByTestId("panel-sites");
  await user.click(within(screen.getByTestId("sides-site")).getByText("路程"));
  await user.click((await screen.findByTestId("add-way")).querySelector("input") as Element);
  const choices = await screen.findAllByTitle("秘密电台旧址");
  await user.click(choices.find((each) => each.className.includes("option")) as Element);
  await user.type(await screen.findByTestId("field-way-2"), "45");
  await user.tab();
  await waitFor(() => expect(asked("set_travel")).toEqual([{ one: 1, other: 2, minutes: 45 }]));
});

test("a route grows by a stop, later than the last, and a stop's times are mended", async () => {
  const asked = show({ at: "venue", tab: "route", route: 3 }, { save_route: () => ({ said: "修改了线路" }) });
  const user = userEvent.setup();
  await screen.findByTestId("panel-routes");
  await user.click(screen.getByTestId("add-stop").querySelector("input") as Element);
  await user.click(await screen.findByTitle("秘密电台旧址"));
  const next = { field_site: 2, day: 0, starts: "10:30", ends: "11:30", title: "" };
  await waitFor(() =>
    expect(asked("save_route")).toEqual([{ id: 3, name: "走初心路", note: "", stops: [...STOPS, next] }]),
  );
  const ends = screen.getByTestId("field-ends-0");
  await user.clear(ends);
  await user.type(ends, "930");
  await user.tab();
  await waitFor(() =>
    expect(asked("save_route").at(-1)).toEqual({
      id: 3,
      name: "走初心路",
      note: "",
      stops: [{ ...STOPS[0], ends: "09:30" }],
    }),
  );
});

test("what is refused of the stops stands under them", async () => {
  show(
    { at: "venue", tab: "route", route: 3 },
    { save_route: () => new Refuse({ say: "「郭亮陵园」这一站的离开时间应晚于到达时间，请检查。", field: "stops" }) },
  );
  const user = userEvent.setup();
  const ends = await screen.findByTestId("field-ends-0");
  await user.clear(ends);
  await user.type(ends, "8:00");
  await user.tab();
  expect((await screen.findByTestId("refusal-stops")).textContent).toContain("晚于到达时间");
});

test("a route is put into the timetable of a class that is not over, from its first day on", async () => {
  const asked = show({ at: "venue", tab: "route", route: 3 }, { drop_route: () => ({ said: "把线路排入" }) });
  const user = userEvent.setup();
  await user.click((await screen.findByTestId("field-cohort")).querySelector("input") as Element);
  expect(screen.queryByTitle(/第2期中青班/)).toBeNull();
  await user.click(await screen.findByTitle(/第3期中青班/));
  await user.click(screen.getByTestId("drop-route"));
  await waitFor(() => expect(asked("drop_route")).toEqual([{ route: 3, cohort: 7, day: "2026-03-09" }]));
});
