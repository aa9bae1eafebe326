// 线路: field sites one after another with their times, put into a class's timetable whole.

import { Button, Select } from "antd";
import dayjs from "dayjs";
import { type ReactNode, useState } from "react";
import {
  type AddRoute,
  type CohortId,
  type FieldSiteId,
  type FieldSiteLine,
  type RouteLine,
  type Stop,
  type Trouble,
  tell,
  troubleOf,
  useRead,
} from "../door";
import { address } from "../frame/place";
import { NewEntry, type NewProps, Register } from "../lecturer/Register";
import {
  ChoiceField,
  type Column,
  DateField,
  NumberField,
  Refused,
  Shown,
  TextField,
  TimeField,
  useDraftForm,
  useSavedForm,
} from "../parts";
import "./route.css";

const COLUMNS: Column<RouteLine>[] = [
  { key: "name", title: "线路", width: 180, of: (each) => each.name },
  { key: "sites", title: "教学点", of: (each) => each.sites },
  { key: "days", title: "天数", width: 56, figure: true, of: (each) => each.days || null },
  {
    key: "hints",
    title: "来不来得及",
    width: 180,
    of: (each) => each.hints.join("；"),
    show: (each) => <span className="amber">{each.hints.join("；")}</span>,
  },
  { key: "note", title: "备注", width: 140, of: (each) => each.note },
];

export function Routes({ tools }: { tools: ReactNode }) {
  const routes = useRead("routes", {});
  const sites = useRead("field_sites", {}).data ?? [];
  return (
    <Shown of={routes}>
      {(lines) => (
        <Register
          name="routes"
          entry="route"
          what="线路"
          measure="条"
          wide
          lines={lines}
          columns={COLUMNS}
          narrow={["name", "sites"]}
          tools={tools}
          search="查找线路、教学点"
          empty="这里是培训线路：走初心路、走复兴路。先登记教学点，再把它们连成线路，整条排入课程表。"
          form={(line) => <RouteForm line={line} sites={sites} />}
          fresh={NewRouteForm}
          remove={(line) => tell("remove_route", { route: line.id })}
        />
      )}
    </Shown>
  );
}

function NewRouteForm({ onAdded }: NewProps) {
  const form = useDraftForm<AddRoute>({ name: "", note: "", stops: [] }, async (draft) => {
    await tell("add_route", draft);
    onAdded();
  });
  return (
    <NewEntry form={form}>
      <TextField label="名称" placeholder="走初心路" autoFocus {...form.field("name")} />
      <TextField label="备注" lines={2} {...form.field("note")} />
      <p className="quiet">新增以后，单击它的名称，添加各站。</p>
    </NewEntry>
  );
}

function RouteForm({ line, sites }: { line: RouteLine; sites: readonly FieldSiteLine[] }) {
  const { id, name, note, stops } = line;
  const form = useSavedForm({ name, note }, (whole) => tell("save_route", { id, stops, ...whole }));
  const [refusal, setRefusal] = useState<Trouble | null>(null);
  const put = async (stops: Stop[]) => {
    try {
      await tell("save_route", { id, name, note, stops });
      setRefusal(null);
    } catch (thrown) {
      setRefusal(troubleOf(thrown));
      throw thrown;
    }
  };
  const add = (site: FieldSiteId) => void put([...stops, after(stops.at(-1), site)]).catch(() => undefined);
  return (
    <>
      <TextField label="名称" {...form.field("name")} />
      <TextField label="备注" lines={2} {...form.field("note")} />
      <table className="stops">
        <thead>
          <tr>
            <th>第几天</th>
            <th>教学点</th>
            <th>从</th>
            <th>到</th>
            <th>内容</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {stops.map((stop, at) => (
            <StopRow
              // biome-ignore lint/suspicious/noArrayIndexKey: stops stand by time, a moved one is another
              key={at}
              at={at}
              stop={stop}
              site={sites.find((site) => site.id === stop.field_site)?.name ?? ""}
              onSave={(next) => put(stops.with(at, next))}
              onDrop={() => void put(stops.toSpliced(at, 1)).catch(() => undefined)}
            />
          ))}
        </tbody>
      </table>
      <Refused trouble={refusal} testid="refusal-stops" />
      {line.hints.map((hint) => (
        <p key={hint} className="amber">
          {hint}
        </p>
      ))}
      <Select
        style={{ width: 240 }}
        placeholder={sites.length > 0 ? "添加一站" : "先登记教学点"}
        value={null}
        options={sites.map(({ id, name }) => ({ value: id, label: name }))}
        showSearch={{ optionFilterProp: "label" }}
        onChange={(site: FieldSiteId | null) => site !== null && add(site)}
        data-testid="add-stop"
      />
      {stops.length > 0 && <PutDown line={line} />}
    </>
  );
}

/** The next stop where a route goes on: half an hour later, for an hour; the next day when that day is over. */
function after(last: Stop | undefined, field_site: FieldSiteId): Stop {
  if (!last) return { field_site, day: 0, starts: "08:30", ends: "10:00", title: "" };
  const [hour = 0, minute = 0] = last.ends.split(":").map(Number);
  const starts = hour * 60 + minute + 30;
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  return starts + 60 <= 18 * 60
    ? { field_site, day: last.day, starts: clock(starts), ends: clock(starts + 60), title: "" }
    : { field_site, day: last.day + 1, starts: "08:30", ends: "10:00", title: "" };
}

function StopRow(props: {
  at: number;
  stop: Stop;
  site: string;
  onSave: (stop: Stop) => Promise<void>;
  onDrop: () => void;
}) {
  const { at, stop } = props;
  const { day, starts, ends, title } = stop;
  const form = useSavedForm({ day, starts, ends, title }, (it) => props.onSave({ ...stop, ...it }));
  // One refusal is said under all rows; the fields of several rows have their row in their names.
  const field = (name: string) => ({ label: "", field: `${name}-${at}`, refusal: null });
  const first = form.field("day");
  return (
    <tr>
      <td>
        <NumberField
          width={48}
          {...first}
          {...field("day")}
          value={first.value + 1}
          onSave={(count) => first.onSave(Math.max(1, count ?? 1) - 1)}
        />
      </td>
      <td className="ellipsis" title={props.site}>
        {props.site}
      </td>
      <td>
        <TimeField {...form.field("starts")} {...field("starts")} />
      </td>
      <td>
        <TimeField {...form.field("ends")} {...field("ends")} />
      </td>
      <td>
        <TextField placeholder={props.site} {...form.field("title")} {...field("title")} />
      </td>
      <td>
        <button type="button" className="link" onClick={props.onDrop} data-testid={`drop-stop-${at}`}>
          删除
        </button>
      </td>
    </tr>
  );
}

/** Which class goes, and when. */
function PutDown({ line }: { line: RouteLine }) {
  const cohorts = (useRead("cohorts", {}).data ?? []).filter(({ stage }) => stage !== "已结束");
  const form = useDraftForm<{ cohort: CohortId | null; day: string | null }>(
    { cohort: null, day: null },
    async ({ cohort, day }) => {
      if (cohort === null || day === null) return;
      await tell("drop_route", { route: line.id, cohort, day });
    },
  );
  const { cohort, day } = form.draft;
  const chosen = cohorts.find(({ id }) => id === cohort);
  const chooses = form.field("cohort");
  return (
    <section className="put-down">
      <h3>整条排入课程表</h3>
      <ChoiceField
        label="班次"
        choices={cohorts.map(({ id, title, starts }) => ({
          value: id,
          label: `${title}（${dayjs(starts).format("M月D日")}开班）`,
        }))}
        placeholder="选一个在办或将要开班的班次"
        {...chooses}
        onSave={(choice) => {
          chooses.onSave(choice);
          const starts = cohorts.find(({ id }) => id === choice)?.starts;
          if (starts && !form.draft.day) form.put({ day: starts });
        }}
      />
      <DateField label={line.days > 1 ? "第一天" : "哪天"} near={chosen?.starts} {...form.field("day")} />
      <Refused trouble={form.refusal} />
      <div className="row">
        <Button
          type="primary"
          disabled={cohort === null || day === null}
          loading={form.sending}
          onClick={form.send}
          data-testid="drop-route"
        >
          排入课程表（可撤销）
        </Button>
        {chosen && (
          <a href={address({ at: "cohort", cohort: chosen.id, tab: "timetable", week: day ?? undefined })}>看课程表</a>
        )}
      </div>
    </section>
  );
}
