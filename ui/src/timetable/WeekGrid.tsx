// A week on a grid: seven days, three bands of the day at their real times, sessions where they stand.
//
// Click a free stretch (or Enter on it) to plan something there; click a session to open it; carry it, or press Alt
// with an arrow, to move it; pull its edge, or press Alt and Shift with an arrow, to make it longer. Shift and Ctrl
// choose several. The grid knows nothing of the door: it is told what stands where and says what the user wants.

import { Dropdown } from "antd";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import { useWalkable } from "../parts";
import { useByKey } from "./bykey";
import { type Cursor, gapName, isSame } from "./cursor";
import { type Chip, type Held, type Landing, useDrag } from "./drag";
import type { Said } from "./landings";
import type { Card } from "./WeekCard";
import { WeekCell } from "./WeekCell";
import {
  addDays,
  type Band,
  bandsFor,
  bandWordOf,
  daysOf,
  gapsIn,
  type Piece,
  piecesIn,
  STEP,
  sayDay,
  stretched,
  timeOf,
  weekday,
} from "./week";

export type { Cursor } from "./cursor";

/** Something to be done with what is chosen: in the menu of the right button, and by its keys. */
export interface Act {
  word: string;
  /** As they are written for the user: `Ctrl+C`, `Delete`. */
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  onChoose: () => void;
}

/** What the head of a day says beside its date. */
export interface DayHead {
  /** 清明节, 调休上班, 异地教学 */
  name: string;
  /** Nobody works on it. */
  off: boolean;
}

export interface WeekGridProps {
  monday: string;
  /** The usual hours of the day. */
  bands: readonly Band[];
  cards: readonly Card[];
  /** Today, marked in red. */
  today: string;
  /** Whether a day is one of the class's own; others are shaded. */
  belongs: (day: string) => boolean;
  head: (day: string) => DayHead | null;
  cursor: Cursor | null;
  /** Chosen together, the one under the cursor among them. */
  chosen: ReadonlySet<number>;
  onStand: (cursor: Cursor, chosen: ReadonlySet<number>) => void;
  /** Enter or click. */
  onOpen: (cursor: Cursor) => void;
  /** Carried there, by mouse or by key. */
  onDrop: (held: Held, to: Landing) => Promise<void>;
  /** What can be done with these sessions, or with the free stretch under the cursor. */
  acts: (cards: readonly Card[], cursor: Cursor | null) => Act[];
  /** The cursor walked out of the week. */
  onWeek: (weeks: number) => void;
  /** The pointer went down on it. */
  onGrasp?: (held: Held) => void;
  /** Something is in the air. */
  onLift?: (held: Held | null) => void;
  /** It would land there. */
  onHover?: (held: Held, to: Landing | null) => void;
  /** What would be in its way just there; undefined until that is known. */
  said?: readonly Said[];
  /** Why what is in the air cannot go there; null when it can. */
  against?: (day: string, word: Band["word"]) => Said | null;
  /** A chip was clicked, not carried. */
  onChip?: (chip: Chip) => void;
  /** What stands above the week and can be carried into it. */
  above?: (grasp: (event: PointerEvent<HTMLElement>, chip: Chip) => void) => ReactNode;
}

export function WeekGrid(props: WeekGridProps) {
  const { cursor, chosen } = props;
  const { cards, press, letGo } = useByKey(props.cards, props.onDrop);
  const days = useMemo(() => daysOf(props.monday), [props.monday]);
  const pieces = useMemo(() => piecesIn(props.bands, cards), [props.bands, cards]);
  const bands = useMemo(() => bandsFor(props.bands, pieces), [props.bands, pieces]);
  const cells = useMemo(() => cellsOf(bands, pieces), [bands, pieces]);
  const inBand = (day: string, band: Band) => cells.get(cellName(day, band)) ?? EMPTY;
  const { drag, graspCard, graspChip } = useDrag({
    bands,
    cards,
    inBand,
    onClick: (held, event) => ("card" in held ? click(held.card, event) : props.onChip?.(held.chip)),
    onDrop: (held, to) => void props.onDrop(held, to),
    onGrasp: props.onGrasp,
    onLift: props.onLift,
    onHover: props.onHover,
  });
  const [menu, setMenu] = useState<Act[]>([]);

  const standing = cursor && "card" in cursor ? cards.find((card) => card.id === cursor.card) : undefined;
  const picked = cards.filter((card) => (chosen.size > 0 ? chosen.has(card.id) : card === standing));

  const stand = (to: Cursor) => props.onStand(to, new Set("card" in to ? [to.card] : []));
  const choose = (id: number) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    props.onStand({ card: id }, next);
  };
  const click = (card: Card, event: globalThis.PointerEvent) => {
    if (event.ctrlKey || event.shiftKey) choose(card.id);
    else props.onOpen({ card: card.id });
  };

  // Everything the cursor can stand on in a day, from morning to evening.
  const stops = (day: string): { start: number; cursor: Cursor }[] =>
    bands
      .flatMap((band) => {
        const here = inBand(day, band);
        const own = here.filter((piece) => !piece.goesOn);
        return [
          ...own.map((piece) => ({ start: piece.start, cursor: { card: piece.block.id } })),
          ...gapsIn(band, here).map((gap) => ({ start: gap.start, cursor: { day, ...gap } })),
        ];
      })
      .sort((a, b) => a.start - b.start);

  const next = (across: number, down: number): Cursor | undefined => {
    const at = standing ?? (cursor && "day" in cursor ? cursor : undefined);
    if (!at || !days.includes(at.day)) return days.flatMap(stops)[0]?.cursor;
    if (across !== 0) {
      const distance = (stop: { start: number }) => Math.abs(stop.start - at.start);
      return stops(addDays(at.day, across)).sort((a, b) => distance(a) - distance(b))[0]?.cursor;
    }
    const here = stops(at.day);
    const index = here.findIndex((stop) => isSame(stop.cursor, cursor)) + down;
    return here[Math.max(0, Math.min(here.length - 1, index))]?.cursor;
  };
  const walk = (across: number, down: number, choosing: boolean) => {
    const at = standing ?? (cursor && "day" in cursor ? cursor : undefined);
    if (at && days.includes(at.day) && across !== 0 && !days.includes(addDays(at.day, across))) {
      return props.onWeek(across);
    }
    const to = next(across, down);
    if (to && choosing) props.onStand(to, new Set([...chosen, ...("card" in to ? [to.card] : [])]));
    else if (to) stand(to);
  };

  const moveByKey = (card: Card, across: number, down: number) => {
    const at = props.bands.findIndex((band) => band.word === bandWordOf(card.start));
    const start = across !== 0 ? card.start : props.bands[at + down]?.start;
    const day = addDays(card.day, across);
    if (start !== undefined) press(card, { day, start, end: start + card.end - card.start });
  };
  const stretchByKey = (card: Card, across: number, down: number) => {
    const edge = across !== 0 ? "start" : "end";
    const size = stretched(card, edge, card[edge] + STEP * (across || down), []);
    press(card, { day: card.day, ...size }, edge);
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.target !== event.currentTarget) return;
    const arrow = ARROWS[event.key];
    const act = props.acts(picked, cursor).find((each) => each.keys === keysOf(event) && !each.disabled);
    if (arrow && event.altKey && standing) (event.shiftKey ? stretchByKey : moveByKey)(standing, ...arrow);
    else if (arrow && !event.ctrlKey) walk(...arrow, event.shiftKey);
    else if (act) act.onChoose();
    else if (event.key === "Enter" && cursor) props.onOpen(cursor);
    else if (event.key === "a" && event.ctrlKey) chooseWeek();
    else if (event.key === "PageDown") props.onWeek(1);
    else if (event.key === "PageUp") props.onWeek(-1);
    else return;
    event.preventDefault();
  };
  const chooseWeek = () => {
    const here = cards.filter((card) => days.includes(card.day));
    const [first] = here;
    if (first) props.onStand(standing ? { card: standing.id } : { card: first.id }, new Set(here.map(({ id }) => id)));
  };

  /** The right button: on a session that is not chosen it chooses that one alone. */
  const openMenu = (target: EventTarget, byKey: boolean) => {
    if (byKey) return setMenu(props.acts(picked, cursor));
    const element = target instanceof HTMLElement ? target : null;
    const id = Number(element?.closest<HTMLElement>("[data-card]")?.dataset.card);
    const card = cards.find((each) => each.id === id);
    const gap = element?.closest<HTMLElement>("[data-gap]")?.dataset.gap;
    const free = gap && days.flatMap(stops).find(({ cursor: to }) => "day" in to && gapName(to) === gap)?.cursor;
    const at: Cursor | null = card ? { card: card.id } : free || null;
    if (!at) return setMenu([]);
    const together = card && chosen.has(card.id) ? picked : card ? [card] : [];
    if (together.length <= 1) stand(at);
    setMenu(props.acts(together, at));
  };

  const walked = useRef<HTMLDivElement>(null);
  useWalkable(walked);
  const latest = useRef(props);
  latest.current = props;
  const open = useCallback((at: Cursor) => latest.current.onOpen(at), []);
  const together = chosen.size > 1 ? chosen : null;
  const carried = drag && !("edge" in drag.held);
  const cell = (day: string, band: Band) => {
    const here = inBand(day, band);
    const holds = (id: number | undefined) => id !== undefined && here.some((piece) => piece.block.id === id);
    const stands = cursor && ("card" in cursor ? holds(cursor.card) : cursor.day === day);
    const lifted = drag && "card" in drag.held ? drag.held.card.id : undefined;
    const target = drag?.to?.onto?.id;
    const hangs =
      drag?.to && !drag.to.onto && drag.to.day === day && bandOf(bands, drag.to.start) === band ? drag.to : null;
    return (
      <WeekCell
        key={day}
        day={day}
        band={band}
        pieces={here}
        outside={!props.belongs(day)}
        cursor={stands ? cursor : null}
        chosen={together}
        open={Boolean(carried)}
        lifted={lifted !== undefined && holds(lifted) ? lifted : null}
        target={target !== undefined && holds(target) ? target : null}
        reason={carried ? (props.against?.(day, band.word) ?? null) : null}
        ghost={drag && hangs ? { held: drag.held, to: hangs } : null}
        said={hangs ? props.said : undefined}
        onOpen={open}
        onGrasp={graspCard}
      />
    );
  };
  const above = useMemo(() => props.above?.(graspChip), [props.above, graspChip]);

  return (
    <div className="week-column">
      {above}
      <Dropdown
        trigger={["contextMenu"]}
        menu={{
          items: menu.map((act) => ({
            key: act.word,
            label: (
              <span className="row act">
                <span className="stretch">{act.word}</span>
                <span className="faint">{act.keys}</span>
              </span>
            ),
            danger: act.danger,
            disabled: act.disabled,
            onClick: act.onChoose,
          })),
        }}
      >
        <div
          ref={walked}
          className={drag ? "week-grid dragging" : "week-grid"}
          role="application"
          aria-label="课程表"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys walk it
          tabIndex={0}
          onKeyDown={onKey}
          onKeyUp={(event) => event.key === "Alt" && letGo()}
          onBlur={letGo}
          onContextMenu={(event) => openMenu(event.target, event.target === event.currentTarget)}
          data-testid="week-grid"
        >
          <div className="days">
            <div className="gutter" />
            {days.map((day) => (
              <DayHeadOf key={day} day={day} today={day === props.today} head={props.head(day)} />
            ))}
          </div>
          {bands.map((band) => (
            <div
              key={band.word}
              className="band"
              style={{ flexGrow: band.end - band.start, minHeight: (band.end - band.start) * 0.72 }}
            >
              <div className="gutter">
                <b>{band.word}</b>
                <span>{timeOf(band.start)}</span>
                <span className="ends">{timeOf(band.end)}</span>
              </div>
              {days.map((day) => cell(day, band))}
            </div>
          ))}
        </div>
      </Dropdown>
    </div>
  );
}

function DayHeadOf({ day, today, head }: { day: string; today: boolean; head: DayHead | null }) {
  return (
    <div className={["day", today && "today", head?.off && "off"].filter(Boolean).join(" ")} data-testid={`day-${day}`}>
      {weekday(day)} <span>{sayDay(day)}</span>
      {head && <em title={head.name}>{head.name}</em>}
    </div>
  );
}

const ARROWS: Record<string, [across: number, down: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const KEYS: Record<string, string> = { " ": "空格", Enter: "回车" };

/** The keys that are down, as an act writes them. */
function keysOf(event: KeyboardEvent): string {
  const key = KEYS[event.key] ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key);
  return [event.ctrlKey && "Ctrl", event.altKey && "Alt", event.shiftKey && "Shift", key].filter(Boolean).join("+");
}

/** The band of a widened week in which a minute stands; where two could hold it, the later. */
const bandOf = (bands: readonly Band[], minutes: number): Band | undefined =>
  bands.findLast((band) => band.start <= minutes) ?? bands[0];

const EMPTY: readonly Piece<Card>[] = [];
const cellName = (day: string, band: Band) => `${day} ${band.word}`;

/** What stands in each day's bands. */
function cellsOf(bands: readonly Band[], pieces: readonly (readonly Piece<Card>[])[]): Map<string, Piece<Card>[]> {
  const cells = new Map<string, Piece<Card>[]>();
  bands.forEach((band, index) => {
    for (const piece of pieces[index] ?? []) {
      const name = cellName(piece.day, band);
      cells.set(name, [...(cells.get(name) ?? []), piece]);
    }
  });
  return cells;
}
