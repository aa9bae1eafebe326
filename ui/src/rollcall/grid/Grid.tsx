// The grid itself: people down, sessions across. Only what fits is drawn, and it is drawn in a sheet that stays where it
// is while the bars move: however fast they are dragged, there is never a blank. It scrolls by whole cells, as Excel does.

import dayjs from "dayjs";
import {
  type KeyboardEvent,
  memo,
  type PointerEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { CellInput } from "../../parts";
import { saidBy } from "../keys";
import { MARKS, type OwnWord, readMark, type Said, SHORT, sayMark, tone } from "../words";
import { type At, type Block, between, copied } from "./cells";

/** A trainee as a row. */
export interface Person {
  trainee: number;
  number: number;
  name: string;
  unit: string;
  /** Has left the class. */
  gone: boolean;
  /** What stands at the right end of the row, with its formula: 参训率A, 参训率B, 可再请假. */
  figures: readonly { say: string; because: string; over: boolean }[];
}

/** A session as a column. */
export interface Column {
  session: number;
  day: string;
  half_day: string;
  taken: boolean;
  closed: boolean;
  /** Day, time, title and hours, in words. */
  title: string;
}

/** What stands in a cell where somebody was expected. */
export interface Cell extends Said {
  /** Typed and not written. */
  typed: boolean;
  /** No roll is taken. */
  open: boolean;
  /** Another than when the roll was closed. */
  corrected: boolean;
}

export interface Selection {
  /** Where the keys are. */
  at: At;
  /** The other corner of what is selected. */
  from: At;
}

export interface GridProps {
  people: readonly Person[];
  columns: readonly Column[];
  /** What a cell says; null where nobody was expected. The same function as long as nothing has changed. */
  cell: (at: At) => Cell | null;
  own: readonly OwnWord[];
  selection: Selection;
  onSelect: (selection: Selection) => void;
  /** A mark for a block; `nothing` when it was cleared. */
  onPut: (block: Block, said: Said, nothing: boolean) => void;
  onPaste: (text: string, block: Block) => void;
  onCopy: (text: string) => void;
  /** Takes back what was typed last; false when nothing was typed. */
  onTakeBack: () => boolean;
  /** Double click on the head of a session. */
  onOpen: (column: Column) => void;
  /** To give the keys back to the grid. */
  box: RefObject<HTMLDivElement | null>;
}

const ROW = 28;
const HEAD = 40;
const CELL = 33;
const NUMBER = 44;
const NAME = 84;
const UNIT = 132;
const FIGURES = ["参训率A", "参训率B", "可再请假"] as const;
const FIGURE = 70;
const BESIDE = NUMBER + NAME + UNIT + FIGURES.length * FIGURE;

export function Grid(props: GridProps) {
  const { people, columns, cell, own, selection, onSelect, box } = props;
  const { at, from } = selection;
  const [size, setSize] = useState({ width: 1180, height: 480 });
  const [first, setFirst] = useState<At>({ row: 0, column: 0 });
  const [editing, setEditing] = useState(false);
  const fit = {
    rows: Math.max(1, Math.floor((size.height - HEAD) / ROW)),
    columns: Math.max(1, Math.min(columns.length, Math.floor((size.width - BESIDE) / CELL))),
  };
  const most = { row: Math.max(0, people.length - fit.rows), column: Math.max(0, columns.length - fit.columns) };
  const top = Math.min(first.row, most.row);
  const left = Math.min(first.column, most.column);

  useEffect(() => {
    const it = box.current;
    if (!it) return;
    const look = () => it.clientHeight > 0 && setSize({ width: it.clientWidth, height: it.clientHeight });
    look();
    const seen = new ResizeObserver(look);
    seen.observe(it);
    return () => seen.disconnect();
  }, [box]);

  const onScroll = () => {
    const it = box.current;
    if (it) setFirst({ row: Math.ceil(it.scrollTop / ROW), column: Math.ceil(it.scrollLeft / CELL) });
  };

  // Where the keys go is brought into sight; where the wheel has gone is left alone.
  const sight = useRef({ top, left, fit });
  sight.current = { top, left, fit };
  useLayoutEffect(() => {
    const it = box.current;
    if (!it) return;
    const { top, left, fit } = sight.current;
    if (at.row < top) it.scrollTop = at.row * ROW;
    else if (at.row >= top + fit.rows) it.scrollTop = (at.row - fit.rows + 1) * ROW;
    if (at.column < left) it.scrollLeft = at.column * CELL;
    else if (at.column >= left + fit.columns) it.scrollLeft = (at.column - fit.columns + 1) * CELL;
  }, [at, box]);

  // Where all sessions fit, the units have what is left.
  const unit = Math.min(440, Math.max(UNIT, size.width - (BESIDE - UNIT) - columns.length * CELL));
  const block = between(at, from);
  const move = (row: number, column: number, extends_: boolean) => {
    const next = {
      row: Math.max(0, Math.min(people.length - 1, row)),
      column: Math.max(0, Math.min(columns.length - 1, column)),
    };
    onSelect({ at: next, from: extends_ ? from : next });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.target !== box.current || event.altKey || people.length === 0 || columns.length === 0) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const [last, end] = [people.length - 1, columns.length - 1];
    const step = STEPS[event.key];
    if (step) {
      const [down, right] = step;
      move(
        ctrl && down !== 0 ? (down > 0 ? last : 0) : at.row + down,
        ctrl && right !== 0 ? (right > 0 ? end : 0) : at.column + right,
        event.shiftKey,
      );
    } else if (event.key === "PageDown") move(at.row + fit.rows, at.column, event.shiftKey);
    else if (event.key === "PageUp") move(at.row - fit.rows, at.column, event.shiftKey);
    else if (event.key === "Home") move(ctrl ? 0 : at.row, 0, event.shiftKey);
    else if (event.key === "End") move(ctrl ? last : at.row, end, event.shiftKey);
    else if (ctrl && event.key === "a") onSelect({ from: { row: 0, column: 0 }, at: { row: last, column: end } });
    else if (ctrl && event.key === "c") props.onCopy(copied(block, cell));
    else if (ctrl && event.key === "z" && !event.shiftKey) {
      if (!props.onTakeBack()) return;
    } else if (ctrl) return;
    else if (event.key === "Enter" || event.key === "F2") setEditing(cell(at) !== null);
    else if (event.key === "Escape" && (from.row !== at.row || from.column !== at.column)) onSelect({ at, from: at });
    else {
      const said = saidBy(event.key, own);
      if (!said) return;
      props.onPut(block, said, event.key === "Delete" || event.key === "Backspace");
    }
    event.preventDefault();
  };

  const cellAt = (target: EventTarget): At | null => {
    const it = (target as HTMLElement).closest<HTMLElement>("[data-column]");
    return it ? { row: Number(it.dataset.row), column: Number(it.dataset.column) } : null;
  };
  const onPress = (event: PointerEvent) => {
    const here = event.button === 0 && cellAt(event.target);
    if (!here || (event.target as HTMLElement).tagName === "INPUT") return;
    onSelect({ at: here, from: event.shiftKey ? from : here });
  };
  const onDraw = (event: PointerEvent) => {
    const here = event.buttons === 1 && !editing && cellAt(event.target);
    if (here && (here.row !== at.row || here.column !== at.column)) onSelect({ at: here, from });
  };

  const drawn = columns.slice(left, left + fit.columns);
  const back = () => {
    setEditing(false);
    box.current?.focus();
  };
  const write = (text: string) => {
    const said = text.trim() === "" ? saidBy("v", own) : readMark(text, own);
    if (!said) return false;
    const now = cell(at);
    if (now && sayMark(now) !== sayMark(said)) props.onPut(between(at, at), said, false);
    return true;
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the cells are walked with the arrow keys
    <div
      className="grid"
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the cells are walked with the arrow keys
      tabIndex={0}
      onKeyDown={onKey}
      onScroll={onScroll}
      onPointerDown={onPress}
      onPointerMove={onDraw}
      onPaste={(event) => {
        if (event.target !== box.current) return;
        event.preventDefault();
        props.onPaste(event.clipboardData.getData("text/plain"), block);
      }}
      data-testid="grid"
    >
      <div style={{ width: BESIDE + columns.length * CELL, height: HEAD + people.length * ROW }}>
        <div className="sheet" style={{ width: size.width, height: size.height }}>
          <table style={{ width: BESIDE - UNIT + unit + drawn.length * CELL }}>
            <colgroup>
              <col style={{ width: NUMBER }} />
              <col style={{ width: NAME }} />
              <col style={{ width: unit }} />
              {drawn.map((column) => (
                <col key={column.session} style={{ width: CELL }} />
              ))}
              {FIGURES.map((word) => (
                <col key={word} style={{ width: FIGURE }} />
              ))}
            </colgroup>
            <thead>
              <tr>
                <th className="figure">序号</th>
                <th>姓名</th>
                <th>单位</th>
                {drawn.map((column, place) => (
                  <th
                    key={column.session}
                    className={[
                      "session",
                      !column.taken && "faint",
                      left + place === at.column && "here",
                      column.closed && "closed",
                    ]
                      .filter(Boolean)
                      .join(" ")}
                    title={column.title}
                    onPointerDown={() =>
                      onSelect({
                        from: { row: people.length - 1, column: left + place },
                        at: { row: 0, column: left + place },
                      })
                    }
                    onDoubleClick={() => props.onOpen(column)}
                    data-testid={`column-${column.session}`}
                  >
                    <span>{dayjs(column.day).format("M/D")}</span>
                    <span>{column.half_day[0]}</span>
                  </th>
                ))}
                {FIGURES.map((word) => (
                  <th key={word} className="figure">
                    {word}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {people.slice(top, top + fit.rows + 1).map((person, place) => {
                const row = top + place;
                const selected = block.top <= row && row <= block.bottom;
                return (
                  <Row
                    key={person.trainee}
                    person={person}
                    row={row}
                    left={left}
                    right={left + drawn.length}
                    cell={cell}
                    from={selected ? block.left : -1}
                    to={selected ? block.right : -1}
                    at={row === at.row ? at.column : -1}
                    onEdit={() => cell(at) !== null && setEditing(true)}
                    editor={
                      editing && row === at.row
                        ? () => (
                            <CellInput
                              value={sayMark(cell(at) ?? { mark: "出勤", word: "", minutes: 0 })}
                              figure={false}
                              wrong={`请写 ${MARKS.join("、")}，迟到、早退可以带分钟，如 迟10。`}
                              onSave={write}
                              onLeave={(key) => {
                                back();
                                if (key === "Tab") move(at.row, at.column + 1, false);
                                else move(at.row + (key === "ArrowUp" ? -1 : 1), at.column, false);
                              }}
                              onGiveUp={back}
                              onBlur={() => setEditing(false)}
                              testid="grid-cell"
                            />
                          )
                        : null
                    }
                  />
                );
              })}
            </tbody>
          </table>
        </div>
      </div>
    </div>
  );
}

const STEPS: Record<string, [down: number, right: number]> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

interface RowProps {
  person: Person;
  row: number;
  left: number;
  right: number;
  cell: (at: At) => Cell | null;
  from: number;
  to: number;
  at: number;
  onEdit: () => void;
  /** What the cell is typed into, while it is. */
  editor: (() => React.ReactNode) | null;
}

/** Drawn anew only when something in it, or what of it is selected, has changed. */
const Row = memo(
  function Row({ person, row, left, right, cell, from, to, at, onEdit, editor }: RowProps) {
    const cells = [];
    for (let column = left; column < right; column++) {
      const it = cell({ row, column });
      const classes = [
        "session",
        it === null ? "nobody" : it.open && !it.typed ? "faint" : tone(it.mark),
        it?.typed && "typed",
        it?.corrected && "corrected",
        from <= column && column <= to && "selected",
        column === at && "at",
      ];
      cells.push(
        <td
          key={column}
          className={classes.filter(Boolean).join(" ")}
          data-row={row}
          data-column={column}
          onDoubleClick={onEdit}
        >
          {editor && column === at ? editor() : it === null ? "" : short(it)}
        </td>,
      );
    }
    return (
      <tr className={person.gone ? "faint" : undefined} data-testid={`attendance-${person.number}`}>
        <td className="figure">{person.number}</td>
        <td title={person.gone ? `${person.name}（已退出）` : person.name}>{person.name}</td>
        <td title={person.unit}>{person.unit}</td>
        {cells}
        {person.figures.map(({ say, because, over }, place) => (
          <td key={FIGURES[place]} className={over ? "figure red" : "figure"} title={because}>
            {say}
          </td>
        ))}
      </tr>
    );
  },
  (before, now) => before.editor === null && now.editor === null && KEYS.every((key) => before[key] === now[key]),
);
const KEYS = ["person", "row", "left", "right", "cell", "from", "to", "at"] as const;

/** One character, and the minutes where there is room: 迟, 迟10. */
const short = (cell: Cell): string => {
  if (cell.open && !cell.typed) return "·";
  const mark = cell.word ? ([...cell.word][0] ?? "") : SHORT[cell.mark];
  return cell.minutes > 0 ? `${mark}${cell.minutes}` : mark;
};
