// Every list in the program: search (`/`), sort that remembers, column chooser, several rows chosen, a menu by
// the right button, up / down / Enter, and 导出 Excel and 打印 always at the top right.
//
// Rows come in the office's own order (序号, 单位顺序) and stand in it until a header is clicked; the third
// click puts it back. Rows are 32 px, so a list of any length shows only those in sight.

import { DownloadOutlined, PrinterOutlined, SettingOutlined } from "@ant-design/icons";
import { Button, Checkbox, Dropdown, Popover } from "antd";
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { type Beginning, Empty } from "./Empty";
import { SearchBox } from "./Field";
import { useRemembered } from "./remembered";
import { isNowhere, useWalkable } from "./walk";

export interface Column<Row> {
  /** A stable name, for what is remembered and for `data-testid`s. */
  key: string;
  title: string;
  /** In pixels; columns without one share what is left. */
  width?: number;
  /** Figures stand at the right. */
  figure?: boolean;
  /** What the cell says: searched, sorted by, and shown in full by the tooltip. */
  of: (row: Row) => string | number | null | undefined;
  /** How it is shown, when not just as `of` says. */
  show?: (row: Row) => ReactNode;
  /** Not shown until the column chooser is asked for it. */
  spare?: boolean;
}

export interface Item {
  word: string;
  onChoose: () => void;
  danger?: boolean;
  disabled?: boolean;
}

export interface ListProps<Row> {
  /** A stable name: sort and columns are remembered under it; `data-testid` is `list-<name>`, a row's `row-<name>-<id>`. */
  name: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  id: (row: Row) => number | string;
  /** Enter, F2 or double click. */
  onOpen?: (row: Row) => void;
  /** Del. */
  onDelete?: (row: Row) => void;
  /** What the search box looks for: 搜索班次. */
  search: string;
  /** The office searches, not the list: what is typed (and what stands in the box) is the screen's. */
  asked?: { text: string; onSearch: (text: string) => void };
  /** Told what the list is searching, where the office knows more of a row than its cells say. */
  onSearch?: (text: string) => void;
  /** What the office found of it: shown whatever the cells say. */
  found?: (row: Row) => boolean;
  /** Keys of the screen's own, before the list's: prevent the default of those that are taken. `row` is the current one. */
  onKey?: (event: KeyboardEvent, row: Row | undefined) => void;
  empty: Beginning;
  /** What the rows are counted in: 人, 个课次. */
  measure?: string;
  /** At the left of the bar, before the search box. */
  tools?: ReactNode;
  /** Rows ticked, for acting on several; without it there are no boxes. */
  chosen?: readonly (number | string)[];
  onChosen?: (ids: (number | string)[]) => void;
  /** The menu of the right button. */
  menu?: (row: Row) => Item[];
  onExcel?: () => void;
  onPrint?: () => void;
  /** Between the bar and the rows: what an act left to be looked at. */
  above?: ReactNode;
  /** All rows together, always in sight under them; a search does not change it. */
  total?: Row;
  /** A line under the rows: sums, the basis of the figures. */
  foot?: ReactNode;
  /** Each new one takes the keys to this row; a search or a header's sort that hides it or its place is let go. */
  goTo?: { row: number | string };
  /** A row drawn quiet: 已取消, 已退学. */
  faint?: (row: Row) => boolean;
}

interface Remembered {
  sort: { key: string; down: boolean } | null;
  shown: Record<string, boolean>;
}

const ROW = 32;
// Names sort by strokes, as the office does, never by pinyin.
const strokes = new Intl.Collator("zh-Hans-u-co-stroke", { numeric: true });

function byColumn<Row>(column: Column<Row>, down: boolean) {
  const sign = down ? -1 : 1;
  return (a: Row, b: Row) => {
    const [x, y] = [column.of(a), column.of(b)];
    if (x === y) return 0;
    if (x === null || x === undefined || x === "") return 1;
    if (y === null || y === undefined || y === "") return -1;
    return sign * (typeof x === "number" && typeof y === "number" ? x - y : strokes.compare(String(x), String(y)));
  };
}

export function List<Row>(props: ListProps<Row>) {
  const { name, rows, id, onOpen } = props;
  const [remembered, remember] = useRemembered<Remembered>(`list-${name}`, { sort: null, shown: {} });
  const [typed, setTyped] = useState("");
  const search = (text: string) => {
    setTyped(text);
    props.onSearch?.(text);
  };
  const { text, onSearch } = props.asked ?? { text: typed, onSearch: search };
  const [current, setCurrent] = useState<number | string | null>(null);
  const [menuAt, setMenuAt] = useState<Row | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ top: 0, height: 1200 });

  const columns = props.columns.filter((column) => remembered.shown[column.key] ?? !column.spare);
  const visible = useMemo(() => {
    const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const found = words.length
      ? rows.filter((row) => {
          const all = props.columns
            .map((column) => column.of(row) ?? "")
            .join("\n")
            .toLowerCase();
          return words.every((word) => all.includes(word)) || props.found?.(row);
        })
      : rows;
    const column = remembered.sort && props.columns.find((each) => each.key === remembered.sort?.key);
    return column ? [...found].sort(byColumn(column, remembered.sort?.down ?? false)) : found;
  }, [rows, props.columns, props.found, typed, remembered.sort]);

  const at = visible.findIndex((row) => id(row) === current);
  const first = Math.max(0, Math.floor(sight.top / ROW) - 10);
  const last = Math.min(visible.length, Math.ceil((sight.top + sight.height) / ROW) + 10);

  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const look = () => setSight({ top: box.scrollTop, height: box.clientHeight || 1200 });
    look();
    box.addEventListener("scroll", look);
    window.addEventListener("resize", look);
    return () => {
      box.removeEventListener("scroll", look);
      window.removeEventListener("resize", look);
    };
  }, []);

  const gone = useRef<ListProps<Row>["goTo"]>(undefined);
  useEffect(() => {
    const { goTo } = props;
    if (!goTo || goTo === gone.current) return;
    if (remembered.sort) return remember({ ...remembered, sort: null }); // drawn again, it comes back here
    const index = visible.findIndex((row) => id(row) === goTo.row);
    if (index < 0 && typed !== "") return search("");
    if (index < 0) return; // just written, it comes with the next answer
    gone.current = goTo;
    moveTo(index);
    scroller.current?.focus({ preventScroll: true });
  });

  useWalkable(scroller, rows.length > 0);

  const moveTo = (index: number) => {
    const row = visible[Math.max(0, Math.min(visible.length - 1, index))];
    const box = scroller.current;
    if (row === undefined || !box) return;
    setCurrent(id(row));
    const top = visible.indexOf(row) * ROW;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + 2 * ROW > box.scrollTop + box.clientHeight) box.scrollTop = top + 2 * ROW - box.clientHeight;
  };

  const onKey = (event: KeyboardEvent) => {
    const onRows = event.target === scroller.current;
    const inSearch = (event.target as HTMLElement).dataset.search !== undefined;
    if (event.nativeEvent.isComposing || event.defaultPrevented || !(onRows || inSearch)) return;
    props.onKey?.(event, visible[at]);
    if (event.defaultPrevented) return;
    const page = Math.max(1, Math.floor(sight.height / ROW) - 2);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[event.key];
    const row = visible[at];
    // What comes of this key is a click of the right button, on no row: the menu is the current row's.
    if (event.key === "ContextMenu" || (event.shiftKey && event.key === "F10")) return setMenuAt(row ?? null);
    if (step !== undefined) moveTo(at < 0 ? 0 : at + step);
    else if ((event.key === "Enter" || event.key === "F2") && onOpen && (row ?? visible[0]))
      onOpen((row ?? visible[0]) as Row);
    else if (onRows && event.key === "Enter" && rows.length === 0 && props.empty.onBegin) props.empty.onBegin();
    else if (onRows && event.key === "Home") moveTo(0);
    else if (onRows && event.key === "End") moveTo(visible.length - 1);
    else if (onRows && event.key === "Delete" && row && props.onDelete) props.onDelete(row);
    else if (onRows && event.key === " " && row && props.onChosen) tick(row);
    else return;
    event.preventDefault();
  };

  const chosen = new Set(props.chosen ?? []);
  const tick = (row: Row) => {
    const next = new Set(chosen);
    if (!next.delete(id(row))) next.add(id(row));
    props.onChosen?.([...next]);
  };
  const allChosen = visible.length > 0 && visible.every((row) => chosen.has(id(row)));

  const sortBy = (column: Column<Row>) => {
    const { sort } = remembered;
    const next =
      sort?.key !== column.key ? { key: column.key, down: false } : sort.down ? null : { ...sort, down: true };
    remember({ ...remembered, sort: next });
  };

  const span = columns.length + (props.onChosen ? 1 : 0);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the search box and of the rows mean the same
    <div className="list" data-testid={`list-${name}`} onKeyDown={onKey}>
      <div className="bar">
        {props.tools}
        <SearchBox value={text} onChange={onSearch} say={props.search} testid={`search-${name}`} />
        <span className="stretch quiet">
          {typed.trim()
            ? `找到 ${visible.length} / ${rows.length}`
            : text.trim()
              ? `找到 ${rows.length}`
              : rows.length > 0
                ? `共 ${rows.length} ${props.measure ?? "条"}`
                : ""}
        </span>
        <Popover
          trigger="click"
          placement="bottomRight"
          content={
            <div className="columns">
              {props.columns.map((column) => (
                <div key={column.key}>
                  <Checkbox
                    checked={columns.includes(column)}
                    onChange={(event) =>
                      remember({ ...remembered, shown: { ...remembered.shown, [column.key]: event.target.checked } })
                    }
                  >
                    {column.title}
                  </Checkbox>
                </div>
              ))}
            </div>
          }
        >
          <Button icon={<SettingOutlined />} data-testid={`columns-${name}`}>
            列
          </Button>
        </Popover>
        {props.onExcel && (
          <Button icon={<DownloadOutlined />} onClick={props.onExcel} data-testid={`excel-${name}`}>
            导出 Excel
          </Button>
        )}
        {props.onPrint && (
          <Button icon={<PrinterOutlined />} onClick={props.onPrint} data-testid={`print-${name}`}>
            打印
          </Button>
        )}
      </div>
      {props.above}
      <Dropdown
        trigger={["contextMenu"]}
        disabled={!props.menu}
        menu={{
          items: (menuAt && props.menu ? props.menu(menuAt) : []).map((item, index) => ({
            key: index,
            label: item.word,
            danger: item.danger,
            disabled: item.disabled,
            onClick: item.onChoose,
          })),
        }}
      >
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the rows are walked with the arrow keys */}
        <div className="rows" ref={scroller} tabIndex={0} id={`rows-${name}`} data-testid={`rows-${name}`}>
          {rows.length === 0 ? (
            <Empty {...props.empty} />
          ) : (
            <table>
              <colgroup>
                {props.onChosen && <col style={{ width: 36 }} />}
                {columns.map((column) => (
                  <col key={column.key} style={{ width: column.width }} />
                ))}
              </colgroup>
              <thead>
                <tr>
                  {props.onChosen && (
                    <th>
                      <Checkbox
                        checked={allChosen}
                        indeterminate={!allChosen && chosen.size > 0}
                        onChange={() => props.onChosen?.(allChosen ? [] : visible.map(id))}
                        data-testid={`choose-all-${name}`}
                      />
                    </th>
                  )}
                  {columns.map((column) => (
                    <th
                      key={column.key}
                      className={column.figure ? "figure" : undefined}
                      onClick={() => sortBy(column)}
                      data-testid={`sort-${name}-${column.key}`}
                    >
                      {column.title}
                      {remembered.sort?.key === column.key && (remembered.sort.down ? " ↓" : " ↑")}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {first > 0 && <tr style={{ height: first * ROW }} />}
                {visible.slice(first, last).map((row) => (
                  <tr
                    key={id(row)}
                    className={`${id(row) === current ? "current" : ""} ${props.faint?.(row) ? "faint" : ""}`}
                    data-testid={`row-${name}-${id(row)}`}
                    onClick={() => setCurrent(id(row))}
                    onDoubleClick={() => onOpen?.(row)}
                    onContextMenu={() => {
                      setCurrent(id(row));
                      setMenuAt(row);
                    }}
                  >
                    {props.onChosen && (
                      <td>
                        <Checkbox
                          checked={chosen.has(id(row))}
                          onChange={() => tick(row)}
                          data-testid={`choose-${name}-${id(row)}`}
                        />
                      </td>
                    )}
                    {columns.map((column) => (
                      <td
                        key={column.key}
                        className={column.figure ? "figure" : undefined}
                        title={titleOf(column, row)}
                      >
                        {column.show ? column.show(row) : column.of(row)}
                      </td>
                    ))}
                  </tr>
                ))}
                {last < visible.length && <tr style={{ height: (visible.length - last) * ROW }} />}
                {visible.length === 0 && (
                  <tr>
                    <td className="none" colSpan={span}>
                      没有找到「{typed.trim()}」。
                    </td>
                  </tr>
                )}
              </tbody>
              {props.total && (
                <tfoot data-testid={`total-${name}`}>
                  <tr>
                    {props.onChosen && <td />}
                    {columns.map((column) => (
                      <td key={column.key} className={column.figure ? "figure" : undefined}>
                        {column.show ? column.show(props.total as Row) : column.of(props.total as Row)}
                      </td>
                    ))}
                  </tr>
                </tfoot>
              )}
            </table>
          )}
        </div>
      </Dropdown>
      {props.foot && <div className="foot">{props.foot}</div>}
    </div>
  );
}

/** Give the keys back to the rows of the list of this name, after a form beside it or a dialog was left. */
export function toRows(list: string) {
  const focus = () => document.getElementById(`rows-${list}`)?.focus();
  focus();
  setTimeout(() => isNowhere() && focus()); // a dialog keeps the keys until it is gone
}

function titleOf<Row>(column: Column<Row>, row: Row) {
  const text = column.of(row);
  return text === null || text === undefined ? undefined : String(text);
}
