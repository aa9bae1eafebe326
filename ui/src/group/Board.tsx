// The groups side by side, a name a line. Names are dragged from one to another, or moved by Alt+← and Alt+→.

import { LockOutlined } from "@ant-design/icons";
import { Dropdown } from "antd";
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import { type GroupId, type Groups, type Member, type StudyGroupLine, type TraineeId, tell, tellAloud } from "../door";
import { Empty, followPointer, type Item, TextField, useSavedForm } from "../parts";
import { type Move, useMoving } from "./moving";
import { LEADER, withoutRole, withRole } from "./words";

/** One column: a group, or those who are in none. */
interface Column {
  group: GroupId | null;
  line: StudyGroupLine | null;
  members: readonly Member[];
}

export function Board(props: {
  groups: Groups;
  /** Who is sought: their names are lit. */
  lit: ReadonlySet<TraineeId>;
  onWish: (one: Member) => void;
}) {
  const { groups } = props;
  const { moving, move, settle } = useMoving();
  const columns = useMemo(() => columnsOf(groups, moving), [groups, moving]);
  const [current, setCurrent] = useState<TraineeId | null>(null);
  const [menuAt, setMenuAt] = useState<Member | null>(null);
  const board = useRef<HTMLDivElement>(null);
  const drag = useDragged(move);

  // What is sought is stood on.
  const [firstLit] = props.lit;
  useEffect(() => {
    if (firstLit !== undefined) setCurrent(firstLit);
  }, [firstLit]);
  useEffect(() => {
    board.current?.querySelector(".member.current")?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  });

  const column = columns.findIndex((each) => each.members.some((member) => member.trainee === current));
  const row = columns[column]?.members.findIndex((member) => member.trainee === current) ?? -1;
  const member = columns[column]?.members[row];

  const stand = (toColumn: number, toRow: number) => {
    const there = columns[toColumn]?.members;
    const next = there?.[Math.max(0, Math.min(there.length - 1, toRow))];
    if (next) setCurrent(next.trainee);
  };
  const lock = (who: Member) =>
    settle().then(() => tellAloud("lock_in_group", { trainee: who.trainee, locked: !who.locked }));
  const onKey = (event: KeyboardEvent) => {
    if (event.target !== board.current || event.ctrlKey) return;
    const side = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.key === "ContextMenu" || (event.shiftKey && event.key === "F10")) return setMenuAt(member ?? null);
    if (side !== undefined && event.altKey) {
      const to = columns[column + side];
      if (member && to) move({ trainee: member.trainee, group: to.group });
    } else if (side !== undefined) stand(nextWithMembers(columns, column, side), Math.max(0, row));
    else if (step !== undefined) column < 0 ? stand(nextWithMembers(columns, -1, 1), 0) : stand(column, row + step);
    else if (event.key === " " && member && columns[column]?.group) void lock(member);
    else if (event.key === "Delete" && member && columns[column]?.group) move({ trainee: member.trainee, group: null });
    else return;
    event.preventDefault();
  };

  const menu = (who: Member): Item[] => {
    const of = columns.find((each) => each.members.includes(who));
    return [
      ...columns
        .filter((each) => each.group !== null && each !== of)
        .map((each) => ({
          word: `移到${each.line?.title}`,
          onChoose: () => move({ trainee: who.trainee, group: each.group }),
        })),
      ...(of?.group
        ? [
            {
              word: who.leads ? "不再任组长" : "设为组长",
              onChoose: () => void settle().then(() => lead(who, of.members)),
            },
            { word: who.locked ? "不再固定（空格）" : "固定在本组（空格）", onChoose: () => void lock(who) },
            { word: "移出小组（Del）", onChoose: () => move({ trainee: who.trainee, group: null }) },
          ]
        : []),
      { word: "与谁同组、不同组…", onChoose: () => props.onWish(who) },
    ];
  };

  return (
    <Dropdown
      trigger={["contextMenu"]}
      menu={{
        items: (menuAt ? menu(menuAt) : []).map((item, index) => ({
          key: index,
          label: item.word,
          onClick: item.onChoose,
        })),
      }}
    >
      <div
        className={drag.held ? "board dragging" : "board"}
        ref={board}
        role="listbox"
        tabIndex={0}
        id="rows-groups"
        onKeyDown={onKey}
        data-testid="groups-board"
      >
        {columns.map((each) => (
          <section
            key={each.group ?? "none"}
            className={drag.held && drag.over === String(each.group) ? "group over" : "group"}
            data-group={String(each.group)}
            data-testid={`group-${each.line?.number ?? "none"}`}
          >
            {each.line ? (
              <Head line={each.line} people={each.members.length} />
            ) : (
              <h3 className="amber">未编组 {each.members.length} 人</h3>
            )}
            <div className="members">
              {each.members.map((who) => (
                <Line
                  key={who.trainee}
                  member={who}
                  current={who.trainee === current}
                  lit={props.lit.has(who.trainee)}
                  held={drag.held?.trainee === who.trainee}
                  onStand={() => {
                    setCurrent(who.trainee);
                    board.current?.focus({ preventScroll: true });
                  }}
                  onMenu={() => setMenuAt(who)}
                  onGrab={(event) => drag.grab(who.trainee, each.group, event)}
                />
              ))}
            </div>
          </section>
        ))}
        {columns.length === 0 && <Empty say="还没有分组。" />}
      </div>
    </Dropdown>
  );
}

/** Leads from now on, in place of whoever did; or no more. */
async function lead(who: Member, group: readonly Member[]) {
  const { trainee, role, leads } = who;
  if (leads) return tellAloud("set_role", { trainee, role: withoutRole(role, LEADER) });
  for (const before of group.filter((each) => each.leads)) {
    const rest = withoutRole(before.role, LEADER);
    if (!(await tellAloud("set_role", { trainee: before.trainee, role: rest }))) return false;
  }
  return tellAloud("set_role", { trainee, role: withRole(role, LEADER) });
}

/** 第一组 12 人, where it meets, and how it is made up. */
function Head({ line, people }: { line: StudyGroupLine; people: number }) {
  const form = useSavedForm({ place: line.place }, ({ place }) => tell("set_group_place", { group: line.id, place }));
  const made = [`男 ${line.men}`, `女 ${line.women}`, ...line.levels.map((each) => `${each.word} ${each.people}`)];
  return (
    <header>
      <div className="row">
        <h3 className="stretch">{line.title}</h3>
        <b data-testid={`group-people-${line.number}`}>{people} 人</b>
      </div>
      <TextField label="地点" placeholder="讨论地点" {...form.field("place")} field={`place-${line.number}`} />
      <div
        className="made faint"
        title={`${made.join("，")}\n${line.units.map((each) => `${each.word} ${each.people} 人`).join("，")}`}
      >
        {made.join("　")}
      </div>
    </header>
  );
}

function Line(props: {
  member: Member;
  current: boolean;
  lit: boolean;
  held: boolean;
  onStand: () => void;
  onMenu: () => void;
  onGrab: (event: PointerEvent) => void;
}) {
  const { member } = props;
  const about = [member.unit, member.post, member.rank].filter(Boolean).join(" ");
  const classes = ["member", props.current && "current", props.lit && "lit", props.held && "held"];
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the board keeps the keys
    <div
      className={classes.filter(Boolean).join(" ")}
      role="option"
      aria-selected={props.current}
      title={[`${member.number} ${member.name}`, about, member.role].filter(Boolean).join("\n")}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault(); // no text is marked meanwhile
        props.onStand();
        props.onGrab(event);
      }}
      onContextMenu={() => {
        props.onStand();
        props.onMenu();
      }}
      data-testid={`member-${member.trainee}`}
    >
      <span className="name">{member.name}</span>
      <span className="stretch ellipsis faint">{member.unit}</span>
      {member.role && <span className={member.leads ? "role leads ellipsis" : "role ellipsis"}>{member.role}</span>}
      {member.locked && <LockOutlined title="固定在本组" data-testid={`locked-${member.trainee}`} />}
    </div>
  );
}

/** The groups and those in none, a move that is not written yet already made. */
function columnsOf(groups: Groups, moving: Move | null): Column[] {
  const columns: Column[] = [
    ...groups.groups.map((line) => ({ group: line.id, line, members: line.members })),
    { group: null, line: null, members: groups.without },
  ];
  const from = columns.find((each) => each.members.some((member) => member.trainee === moving?.trainee));
  const who = from?.members.find((member) => member.trainee === moving?.trainee);
  const moved =
    moving && who && from && from.group !== moving.group
      ? columns.map((each) => {
          const rest = each.members.filter((member) => member !== who);
          return { ...each, members: each.group === moving.group ? [...rest, who] : rest };
        })
      : columns;
  return moved.filter((each) => each.line !== null || each.members.length > 0);
}

function nextWithMembers(columns: readonly Column[], from: number, side: number): number {
  let at = from + side;
  while (at >= 0 && at < columns.length && columns[at]?.members.length === 0) at += side;
  return at >= 0 && at < columns.length ? at : from;
}

/** How far the pointer goes before a press is a drag. */
const THRESHOLD = 4;

function useDragged(onDrop: (move: Move) => void) {
  const [held, setHeld] = useState<{ trainee: TraineeId; from: GroupId | null } | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const start = useRef<{ trainee: TraineeId; from: GroupId | null; x: number; y: number } | null>(null);
  const latest = useRef({ held, over, onDrop });
  latest.current = { held, over, onDrop };
  useEffect(() => {
    const let_go = () => {
      start.current = null;
      setHeld(null);
      setOver(null);
    };
    const pass = (event: globalThis.PointerEvent) => {
      const began = start.current;
      if (!began) return;
      if (!latest.current.held) {
        if (Math.hypot(event.clientX - began.x, event.clientY - began.y) < THRESHOLD) return;
        setHeld({ trainee: began.trainee, from: began.from });
      }
      const under = document.elementFromPoint(event.clientX, event.clientY);
      setOver(under?.closest<HTMLElement>("[data-group]")?.dataset.group ?? null);
    };
    const drop = () => {
      const { held, over, onDrop } = latest.current;
      if (held && over !== null && over !== String(held.from)) {
        onDrop({ trainee: held.trainee, group: over === "null" ? null : (Number(over) as GroupId) });
      }
      let_go();
    };
    const giveUp = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Escape" || !latest.current.held) return;
      event.preventDefault();
      event.stopPropagation();
      let_go();
    };
    return followPointer({ move: pass, up: drop, key: giveUp });
  }, []);
  return {
    held,
    over,
    grab: (trainee: TraineeId, from: GroupId | null, event: PointerEvent) => {
      start.current = { trainee, from, x: event.clientX, y: event.clientY };
    },
  };
}
