// What can be done with sessions that are chosen, or with a free stretch: one list for the menu and for the keys.

import { type CohortId, type SessionId, type SessionLine, say, tellAloud } from "../door";
import { type Clip, hold } from "./clip";
import { paste } from "./deeds";
import type { Chip, Held, Landing } from "./drag";
import type { Card } from "./WeekCard";
import type { Act, Cursor } from "./WeekGrid";

export interface Around {
  cohort: CohortId;
  cards: readonly Card[];
  sessions: readonly SessionLine[];
  /** What has no time yet. */
  chips: readonly Chip[];
  clip: Clip | null;
  onDrop: (held: Held, to: Landing) => void;
  onOpen: (cursor: Cursor) => void;
  /** A route is to be put down from this day on. */
  onRoute: (day: string) => void;
  /** The lecturer of this session cannot come. */
  onCancelled: (session: SessionLine) => void;
  onRemoved: () => void;
}

export function actsOn(picked: readonly Card[], cursor: Cursor | null, it: Around): Act[] {
  const at = cursor && ("day" in cursor ? cursor : it.cards.find((card) => card.id === cursor.card));
  const pasting: Act[] =
    it.clip && at
      ? [
          {
            word: "粘贴到这里",
            keys: "Ctrl+V",
            onChoose: () => it.clip && void paste(it.clip, it.cohort, at, it.cards),
          },
        ]
      : [];
  const [first, second] = picked;
  if (!first) {
    const open: Act[] = cursor ? [{ word: "排课", keys: "回车", onChoose: () => it.onOpen(cursor) }] : [];
    const day = cursor && "day" in cursor ? cursor.day : null;
    const route: Act[] = day ? [{ word: "排入线路…", keys: "Alt+R", onChoose: () => it.onRoute(day) }] : [];
    return [...open, ...pasting, ...route, ...placing(cursor, it)];
  }
  const lines = it.sessions.filter((each) => picked.some((card) => card.id === each.id));
  const sessions = lines.map((each) => each.id);
  const one = lines.length === 1 ? lines[0] : undefined;
  const taught = lines.filter((each) => each.lecturer !== null);
  const locked = lines.every((each) => each.locked);
  const clip = (cut: boolean) => {
    hold({ cohort: it.cohort, sessions, cut });
    say(`${cut ? "剪切" : "复制"}了${sessions.length}个课次，到要放的地方按 Ctrl+V`);
  };
  const confirm = (state: SessionLine["state"]) =>
    tellAloud("confirm_sessions", { sessions: taught.map((each) => each.id), state });
  return [
    ...(one ? [{ word: "打开", keys: "回车", onChoose: () => it.onOpen({ card: one.id }) }] : []),
    { word: "复制", keys: "Ctrl+C", onChoose: () => clip(false) },
    { word: "剪切", keys: "Ctrl+X", onChoose: () => clip(true) },
    ...pasting,
    ...(second && picked.length === 2
      ? [
          {
            word: "两个课次互换时间",
            keys: "Alt+X",
            onChoose: () =>
              void tellAloud("swap_sessions", { one: first.id as SessionId, other: second.id as SessionId }),
          },
        ]
      : []),
    ...(taught.some((each) => each.state !== "已确认")
      ? [{ word: "标为已确认", keys: "Alt+Y", onChoose: () => void confirm("已确认") }]
      : taught.length > 0
        ? [{ word: "标为待确认", keys: "Alt+Y", onChoose: () => void confirm("待确认") }]
        : []),
    {
      word: locked ? "不再固定" : "固定（自动安排时不动）",
      keys: "空格",
      onChoose: () => void tellAloud("lock_sessions", { sessions, locked: !locked }),
    },
    ...(one && one.lecturer !== null
      ? [{ word: `${one.lecturer_name}来不了…`, keys: "Alt+L", onChoose: () => it.onCancelled(one) }]
      : []),
    ...(one
      ? [
          {
            word: "放回待排",
            keys: "Backspace",
            onChoose: () => void tellAloud("unplace_session", { session: one.id }),
          },
        ]
      : []),
    {
      word: picked.length > 1 ? `删除 ${picked.length} 个课次` : "删除",
      keys: "Delete",
      danger: true,
      onChoose: () => {
        it.onRemoved();
        void (one ? tellAloud("remove_session", { session: one.id }) : tellAloud("remove_sessions", { sessions }));
      },
    },
  ];
}

/** What has no time yet can go into a free stretch: the first of them by a key. */
function placing(cursor: Cursor | null, it: Around): Act[] {
  if (!cursor || !("day" in cursor)) return [];
  const { day, start } = cursor;
  return it.chips.map((chip, index) => ({
    word: `排入${chip.title}`,
    keys: index === 0 ? "Alt+P" : undefined,
    onChoose: () => it.onDrop({ chip }, { day, start, end: start + chip.minutes, onto: null, copies: false }),
  }));
}

/** The keys of the list above, and those of the grid, as F1 shows them. */
export const GRID_KEYS = [
  "方向键移动，回车打开或排课，PageUp / PageDown 换周。",
  "Shift+方向键、Shift+点 或 Ctrl+点 选中几个，Ctrl+A 选中本周全部。",
  "Alt+方向键移到前后一天、上下午；Alt+Shift+↑↓ 缩短、加长，Alt+Shift+←→ 改开始时间。",
  "Ctrl+C 复制，Ctrl+X 剪切，Ctrl+V 粘贴，可以粘到别的周、别的班；Delete 删除。",
  "Alt+X 互换选中的两个，Alt+Y 标为已确认，空格 固定，Alt+L 授课人来不了，Backspace 放回待排，Alt+P 在空白处排入第一个待排，Alt+R 排入整条线路。",
];
