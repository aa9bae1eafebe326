// A register (授课人, 专题, 场地, 教学点, 线路): its list, and beside it the form of one entry, saved field by field, or of a new
// one. Whoever uses it says what the columns and the fields are.

import { FileExcelOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { type KeyboardEvent, type ReactNode, useEffect, useState } from "react";
import { onFilesDropped, pickFiles, type RegisterKind, sayRefused, type Trouble, troubleOf } from "../door";
import { useEscape } from "../frame/keys";
import { useOpening } from "../frame/place";
import {
  agreeOnEnter,
  CloseButton,
  type Column,
  List,
  Refused,
  saveBook,
  toRows,
  useRemembered,
  WORKBOOKS,
} from "../parts";
import { RegisterImport } from "./RegisterImport";
import "./register.css";

/** What a form of a new entry is handed: sent, it tells `onAdded` and begins again, empty. */
export interface NewProps {
  onAdded: () => void;
}

/** A draft form as `useDraftForm` gives it, as far as the frame of a new entry needs it. */
interface Draft {
  send: () => Promise<boolean>;
  sending: boolean;
  refusal: Trouble | null;
}

export interface RegisterProps<Line> {
  /** A stable name, for `data-testid`s and what is remembered. */
  name: string;
  /** What an entry is called: 授课人. */
  what: string;
  lines: readonly Line[];
  columns: readonly Column<Line>[];
  /** The columns that stay when the form is beside the list. */
  narrow: readonly string[];
  /** How an address names an entry to be opened. */
  entry: "lecturer" | "topic" | "venue" | "site" | "route";
  /** Its workbook, which goes out and comes back: which register the office reads, the paper, the columns it has. */
  book?: { register: RegisterKind; paper: string; heads: string };
  /** Its form needs room. */
  wide?: boolean;
  /** What the search box looks for. */
  search: string;
  /** What entries are counted by, when it is not 个. */
  measure?: string;
  /** What belongs here, when there is nothing. */
  empty: string;
  /** At the left of the bar. */
  tools?: ReactNode;
  /** An entry drawn quiet: 停用. */
  faint?: (line: Line) => boolean;
  /** The fields of an entry. */
  form: (line: Line) => ReactNode;
  /** The fields of a new one, in a `NewEntry`. */
  fresh: (props: NewProps) => ReactNode;
  /** Take it out of the register; rejects with a `Trouble`. */
  remove: (line: Line) => Promise<unknown>;
}

export function Register<Line extends { id: number; name: string }>(props: RegisterProps<Line>) {
  const { name, what, lines, book } = props;
  const [file, setFile] = useState<string | null>(null);
  const [open, setOpen] = useState<number | "new" | undefined>();
  const [added, setAdded] = useState(0);
  const [refusal, setRefusal] = useState<{ id: number; trouble: Trouble } | null>(null);
  const opened = lines.find((line) => line.id === open);
  const panel = open === "new" || opened !== undefined;

  const show = (next: number | "new") => {
    setOpen(next);
    setAdded(0);
    setRefusal(null);
  };
  const leave = () => {
    setOpen(undefined);
    toRows(name);
  };
  // It can be undone, so it is not asked about; where it is refused, the sentence stands in its form.
  const remove = (line: Line) =>
    props.remove(line).then(leave, (thrown) => {
      show(line.id);
      setRefusal({ id: line.id, trouble: troubleOf(thrown) });
    });
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Insert") return;
    event.preventDefault();
    show("new");
  };
  useEscape(panel, leave);
  useEffect(() => (book ? onFilesDropped(([path]) => path !== undefined && setFile(path)) : undefined), [book]);
  const pick = async () => {
    try {
      const [path] = await pickFiles(`选择${what}的 Excel 文件`, WORKBOOKS);
      if (path !== undefined) setFile(path);
    } catch (thrown) {
      sayRefused(troubleOf(thrown).say);
    }
  };
  useOpening(props.entry, (id) => lines.some((line) => line.id === id), show);

  const nameColumn = props.columns.map((column) =>
    column.key === "name"
      ? {
          ...column,
          show: (line: Line) => (
            <button
              type="button"
              className="link"
              onClick={() => show(line.id)}
              data-testid={`open-${name}-${line.id}`}
            >
              {line.name}
            </button>
          ),
        }
      : column,
  );
  if (book && file !== null) {
    return (
      <RegisterImport
        key={file}
        register={book.register}
        file={file}
        heads={book.heads}
        onLeave={() => {
          setFile(null);
          toRows(name);
        }}
      />
    );
  }
  return (
    <div className={panel ? `register with-panel${props.wide ? " wide" : ""}` : "register"}>
      <List
        name={name}
        rows={lines}
        columns={panel ? nameColumn.filter((column) => props.narrow.includes(column.key)) : nameColumn}
        id={(line) => line.id}
        onOpen={(line) => show(line.id)}
        onDelete={remove}
        search={props.search}
        measure={`${props.measure ?? "个"}${what}`}
        faint={props.faint}
        onKey={onKey}
        tools={
          <>
            {props.tools}
            <Button type="primary" icon={<PlusOutlined />} onClick={() => show("new")} data-testid={`new-${name}`}>
              新增{what}
            </Button>
            {book && !panel && (
              <Button
                icon={<FileExcelOutlined />}
                onClick={() => void pick()}
                title={`${what}的 Excel 文件，也可以拖进窗口；先核对，后写入`}
                data-testid={`import-${name}`}
              >
                从 Excel 导入
              </Button>
            )}
          </>
        }
        onExcel={book && (() => void saveBook(book.paper))}
        empty={{ say: props.empty, button: `新增${what}`, onBegin: () => show("new") }}
        menu={(line) => [
          { word: "修改（F2）", onChoose: () => show(line.id) },
          { word: "删除（Delete）", danger: true, onChoose: () => void remove(line) },
        ]}
      />
      {opened && (
        <aside key={opened.id} data-testid={`panel-${name}`}>
          <Head title={opened.name} onLeave={leave} />
          {props.form(opened)}
          <Button type="text" danger onClick={() => remove(opened)} data-testid={`remove-${name}`}>
            删除{what}
          </Button>
          {refusal?.id === opened.id && <Refused trouble={refusal.trouble} testid="refusal-remove" />}
        </aside>
      )}
      {open === "new" && (
        <aside data-testid={`new-panel-${name}`}>
          <Head title={`新增${what}`} said={added > 0 ? `已新增 ${added} 个` : ""} onLeave={leave} />
          <props.fresh key={added} onAdded={() => setAdded(added + 1)} />
        </aside>
      )}
    </div>
  );
}

function Head({ title, said, onLeave }: { title: string; said?: string; onLeave: () => void }) {
  return (
    <div className="head">
      <h2 className="ellipsis" title={title}>
        {title}
      </h2>
      <span className="quiet">{said}</span>
      <CloseButton onLeave={onLeave} />
    </div>
  );
}

/** The sides of an entry, seen one at a time; the same one for the next entry. */
export function Sides({ name, sides }: { name: string; sides: readonly { word: string; view: ReactNode }[] }) {
  const [word, setWord] = useRemembered(`side-${name}`, sides[0]?.word);
  const shown = sides.find((side) => side.word === word) ?? sides[0];
  return (
    <>
      <Segmented
        className="sides"
        block
        options={sides.map((side) => side.word)}
        value={shown?.word}
        onChange={setWord}
        data-testid={`sides-${name}`}
      />
      {shown?.view}
    </>
  );
}

/** The fields of a new entry; Enter sends it and begins the next. */
export function NewEntry({ form, children }: { form: Draft; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in any field agrees, as on a paper form
    <div onKeyDown={agreeOnEnter(() => void form.send())}>
      {children}
      <Refused trouble={form.refusal} />
      <div className="row">
        <Button type="primary" onClick={form.send} loading={form.sending} data-testid="add">
          新增
        </Button>
        <span className="faint">回车新增，接着录下一个</span>
      </div>
    </div>
  );
}
