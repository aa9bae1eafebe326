// 排入线路: the routes there are, each with its stops; one of them is put down whole from a day on.

import { useEffect, useRef } from "react";
import { type CohortId, type RouteLine, type Stop, tellAloud, useRead } from "../door";
import { address } from "../frame/place";
import { Panel } from "./Panel";
import { addDays, sayDay, weekday } from "./week";

export function RoutePanel(props: { cohort: CohortId; day: string; onLeave: () => void }) {
  const routes = useRead("routes", {}).data;
  const first = useRef<HTMLButtonElement>(null);
  const found = routes !== undefined;
  useEffect(() => {
    if (found) first.current?.focus();
  }, [found]);
  const drop = async (route: RouteLine) => {
    if (await tellAloud("drop_route", { route: route.id, cohort: props.cohort, day: props.day })) props.onLeave();
  };
  const ready = (routes ?? []).filter((each) => each.stops.length > 0);
  return (
    <Panel
      title={`排入线路：${sayDay(props.day)} ${weekday(props.day)}起`}
      onLeave={props.onLeave}
      testid="route-panel"
    >
      {ready.length > 0 && <p className="quiet">各站按线路上的时间一次排入，一步撤销。回车排入，Tab 换一条。</p>}
      {ready.map((route, index) => (
        <button
          type="button"
          key={route.id}
          ref={index === 0 ? first : undefined}
          className="way"
          onClick={() => void drop(route)}
          data-testid={`route-${route.id}`}
        >
          {route.name}
          {stopsOf(route, props.day).map((each) => (
            <small key={each}>{each}</small>
          ))}
          {route.hints.map((hint) => (
            <small key={hint} className="amber">
              {hint}
            </small>
          ))}
        </button>
      ))}
      {found && ready.length === 0 && (
        <p className="quiet">
          还没有线路。先在 <a href={address({ at: "venue", tab: "route" })}>场地教学点 › 线路</a>{" "}
          里把几个教学点按时间连起来，再回到这里整条排入。
        </p>
      )}
    </Panel>
  );
}

/** Each stop with its day and time, as it would be put down. */
function stopsOf(route: RouteLine, first: string): string[] {
  const sites = route.sites.split(" → ");
  const when = (stop: Stop) =>
    `${route.days > 1 ? `${sayDay(addDays(first, stop.day))} ` : ""}${stop.starts}–${stop.ends}`;
  return route.stops.map((stop, at) => [when(stop), stop.title || sites[at]].filter(Boolean).join(" "));
}
