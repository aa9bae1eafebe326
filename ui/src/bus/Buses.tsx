// 乘车: the buses of a field day side by side, who sits on which, and the heads counted at every stop.

import { DownOutlined, PrinterOutlined } from "@ant-design/icons";
import { Button, Dropdown, InputNumber, Select, Space } from "antd";
import dayjs from "dayjs";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import {
  type Bus,
  type BusId,
  type BusLine,
  type BusPlan,
  type CohortId,
  type FieldDay,
  type Rider,
  sayRefused,
  tell,
  tellAloud,
  useRead,
} from "../door";
import { go } from "../frame/place";
import { paperPlace } from "../paper/place";
import { Empty, NumberField, Shown, TextField, useSavedForm } from "../parts";
import { sayDay, weekday } from "../timetable/week";
import { Counts } from "./Counts";
import "./bus.css";

export function Buses({ cohort, tools }: { cohort: CohortId; tools: ReactNode }) {
  const days = useRead("field_days", { cohort });
  const [chosen, choose] = useState<string | null>(null);
  return (
    <Shown of={days}>
      {(all) => {
        const today = dayjs().format("YYYY-MM-DD");
        const next = all.find(({ day }) => day >= today) ?? all.at(-1);
        const day = all.find((each) => each.day === chosen) ?? next;
        if (!day) {
          return (
            <div className="screen">
              <div className="bar">{tools}</div>
              <Empty
                say="课程表里还没有现场教学、观摩。排了以后，在这里安排车辆、座位，每一站清点人数。"
                button="去排课"
                onBegin={() => go({ at: "cohort", cohort, tab: "timetable" })}
              />
            </div>
          );
        }
        const choice = (
          <>
            {tools}
            <Select
              className="bus-day"
              value={day.day}
              onChange={choose}
              options={all.map((each) => ({ value: each.day, label: sayFieldDay(each) }))}
              data-testid="bus-day"
            />
          </>
        );
        return <OfDay key={day.day} cohort={cohort} day={day.day} days={all} tools={choice} />;
      }}
    </Shown>
  );
}

const sayFieldDay = ({ day, places }: FieldDay) => `${sayDay(day)} ${weekday(day)}　${places.join("、")}`;

function OfDay(props: { cohort: CohortId; day: string; days: readonly FieldDay[]; tools: ReactNode }) {
  const plan = useRead("buses", { cohort: props.cohort, day: props.day });
  return <Shown of={plan}>{(it) => <Plan plan={it} days={props.days} tools={props.tools} />}</Shown>;
}

const TOGETHER = ["按小组", "按单位", "按序号"] as const;

function Plan({ plan, days, tools }: { plan: BusPlan; days: readonly FieldDay[]; tools: ReactNode }) {
  const { cohort, day, buses } = plan;
  const [count, setCount] = useState(1);
  const [seats, setSeats] = useState(45);
  const others = days.filter((each) => each.buses > 0 && each.day !== day);
  const add = () => void tellAloud("add_buses", { cohort, day, buses: count, seats });
  const seatsSaid = plan.seats === null ? "" : `，${plan.seats} 座`;
  return (
    <div className="screen buses">
      <div className="bar">
        {tools}
        <span className="row">
          <InputNumber
            min={1}
            max={50}
            controls={false}
            style={{ width: 40 }}
            value={count}
            onChange={(value) => setCount(value ?? 1)}
            aria-label="几辆"
            data-testid="bus-count"
          />
          辆，每辆
          <InputNumber
            min={0}
            max={99}
            controls={false}
            style={{ width: 46 }}
            value={seats}
            onChange={(value) => setSeats(value ?? 0)}
            aria-label="座位"
            data-testid="bus-seats"
          />
          座
        </span>
        <Button type={buses.length === 0 ? "primary" : "default"} onClick={add} data-testid="add-buses">
          增加车辆
        </Button>
        {buses.length === 0 && others.length > 0 && (
          <Dropdown
            menu={{
              items: others.map((each) => ({
                key: each.day,
                label: `照${sayFieldDay(each)}`,
                onClick: () => void tellAloud("copy_buses", { cohort, from: each.day, day }),
              })),
            }}
            trigger={["click"]}
          >
            <Button data-testid="copy-buses">照另一天…</Button>
          </Dropdown>
        )}
        {buses.length > 0 && (
          <Space.Compact>
            <Button
              type={buses.every(({ people }) => people.length === 0) ? "primary" : "default"}
              onClick={() => void tellAloud("share_out_buses", { cohort, day, by: "按小组" })}
              data-testid="share-buses"
            >
              按小组安排
            </Button>
            <Dropdown
              menu={{
                items: TOGETHER.map((by) => ({
                  key: by,
                  label: `${by}安排`,
                  onClick: () => void tellAloud("share_out_buses", { cohort, day, by }),
                })),
              }}
              trigger={["click"]}
            >
              <Button icon={<DownOutlined />} title="按单位、按序号" data-testid="share-buses-by" />
            </Dropdown>
          </Space.Compact>
        )}
        <span className="stretch quiet ellipsis" title={`乘车 ${plan.people} 人${seatsSaid}`} data-testid="bus-sum">
          {plan.people} 人{seatsSaid}
        </span>
        {buses.length > 0 && (
          <Button
            icon={<PrinterOutlined />}
            onClick={() => go(paperPlace(cohort, { paper: "bus-list", day }))}
            data-testid="print-buses"
          >
            打印乘车表
          </Button>
        )}
      </div>
      {(plan.said.length > 0 || plan.away.length > 0) && (
        <div className="bus-said" data-testid="bus-said">
          {plan.said.map((said) => (
            <div key={said} className={/少\d+人/.test(said) ? "red" : undefined}>
              {said}
            </div>
          ))}
          {plan.away.length > 0 && (
            <div className="quiet">不乘车：{plan.away.map(({ name, trouble }) => `${name}${trouble}`).join("、")}</div>
          )}
        </div>
      )}
      {buses.length === 0 ? (
        <Empty say={`${plan.people} 人去${plan.stops.slice(1, -1).join("、")}。先增加车辆，再按小组安排座位。`} />
      ) : (
        <>
          <Board plan={plan} />
          <Counts plan={plan} />
        </>
      )}
    </div>
  );
}

/** A column of the board: a bus, or who has no seat. */
interface Column {
  bus: BusLine | null;
  people: readonly Rider[];
}

/** Names bus by bus: the arrows walk, a figure moves to that bus, 0 off it, 车长 by L. */
function Board({ plan }: { plan: BusPlan }) {
  const { day } = plan;
  const columns: Column[] = plan.buses.map((bus) => ({ bus, people: bus.people }));
  if (plan.without.length + plan.away.length > 0) columns.push({ bus: null, people: [...plan.without, ...plan.away] });
  const [current, setCurrent] = useState<Rider["trainee"] | null>(null);
  const board = useRef<HTMLDivElement>(null);
  useEffect(() => {
    board.current?.querySelector(".rider.current")?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  });
  const column = columns.findIndex(({ people }) => people.some(({ trainee }) => trainee === current));
  const row = columns[column]?.people.findIndex(({ trainee }) => trainee === current) ?? -1;
  const rider = columns[column]?.people[row];
  const stand = (toColumn: number, toRow: number) => {
    const people = columns[toColumn]?.people ?? [];
    const next = people[Math.max(0, Math.min(people.length - 1, toRow))];
    if (next) setCurrent(next.trainee);
  };
  const beside = (step: number) => {
    for (let to = column + step; columns[to]; to += step)
      if ((columns[to]?.people.length ?? 0) > 0) return stand(to, Math.max(0, row));
  };
  const move = (bus: BusId | null) => {
    if (!rider) return;
    const next = columns[column]?.people[row + 1] ?? columns[column]?.people[row - 1];
    void tellAloud("move_to_bus", { day, trainees: [rider.trainee], bus }).then((moved) => {
      if (moved && next) setCurrent(next.trainee);
    });
  };
  const lead = () => {
    const bus = columns[column]?.bus;
    if (bus && rider) void tellAloud("save_bus", { ...busOf(bus), leader: rider.trainee });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.target !== board.current || event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.key.normalize("NFKC").toLowerCase();
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const side = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step !== undefined) column < 0 ? stand(0, 0) : stand(column, row + step);
    else if (side !== undefined) column < 0 ? stand(0, 0) : beside(side);
    else if (key === "0" || event.key === "Delete") move(null);
    else if (/^[1-9]$/.test(key)) {
      const to = plan.buses.find(({ number }) => String(number) === key);
      if (!to) return sayRefused(`没有${key}号车。`);
      move(to.id);
    } else if (key === "l") lead();
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the board has the focus and its keys
    <div
      className="bus-board"
      ref={board}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the board has the focus and its keys
      tabIndex={0}
      onKeyDown={onKey}
      onFocus={(event) => {
        if (event.target === board.current && column < 0) stand(0, 0);
      }}
      data-testid="bus-board"
    >
      {columns.map(({ bus, people }) => (
        <section key={bus?.id ?? "none"} data-testid={bus ? `bus-${bus.number}` : "bus-none"}>
          {bus ? <Head bus={bus} /> : <h3 className="amber">没有上车 {people.length} 人</h3>}
          {people.map((each) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the board has the focus and its keys
            <div
              key={each.trainee}
              role="option"
              aria-selected={each.trainee === current}
              tabIndex={-1}
              className={each.trainee === current ? "rider current" : "rider"}
              title={[each.unit + each.post, each.phone, each.trouble].filter(Boolean).join("　")}
              onClick={() => {
                setCurrent(each.trainee);
                board.current?.focus();
              }}
              data-testid={`rider-${each.number}`}
            >
              <span className="figure faint">{each.number}</span>
              <b>{each.name}</b>
              {each.trainee === bus?.leader && <span className="by">车长</span>}
              <span className={each.trouble ? "ellipsis stretch red" : "ellipsis stretch faint"}>
                {each.trouble || each.group || each.unit}
              </span>
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}

const busOf = ({ title, people, leader_name, counts, notes, ...bus }: BusLine): Bus => bus;

function Head({ bus }: { bus: BusLine }) {
  const form = useSavedForm<Bus>(busOf(bus), (whole) => tell("save_bus", whole));
  const seats = form.field("seats");
  const over = bus.seats > 0 && bus.people.length > bus.seats;
  return (
    <header>
      <div className="row">
        <h3>{bus.title}</h3>
        <span className={over ? "red" : "quiet"}>
          {bus.people.length} 人{bus.seats > 0 && ` / ${bus.seats} 座`}
        </span>
        <span className="stretch" />
        <button
          type="button"
          className="link in-red"
          onClick={() => void tellAloud("remove_bus", { bus: bus.id })}
          data-testid={`remove-bus-${bus.number}`}
        >
          减去
        </button>
      </div>
      <div className="two">
        <TextField label="车牌" {...form.field("plate")} />
        <NumberField
          label="座位"
          width={60}
          {...seats}
          value={bus.seats || null}
          onSave={(value) => seats.onSave(value ?? 0)}
        />
        <TextField label="司机" {...form.field("driver")} />
        <TextField label="电话" {...form.field("phone")} />
      </div>
    </header>
  );
}

export const busHelp = [
  "先增加车辆（几辆、每辆几座），再点“按小组安排”：同组（或同单位）尽量同车，每辆定一名车长；那半天请假的人不排，列在上面。",
  "在名单上用方向键移动，按数字键换到那号车，0 下车，L 定为车长。",
  "清点人数：每到一站，逐车输入人数，回车到下一辆；少几人当场标红，接着可以填备注（谁没到、为什么），上面说明是哪一站哪辆车。",
  "打印乘车表：每车一张，每人每站一个打勾的方框，最后一行填清点人数。",
];
