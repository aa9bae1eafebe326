// What is in one file: how it was understood, its people as they will be written, and the rows that were not taken.

import { Button } from "antd";
import type { ReactNode } from "react";
import type { Cleaned, Field, FileCard, RosterReport, RosterRow } from "../door";
import { type Column, copyText, List } from "../parts";
import { MaskedId } from "../person/IdNumber";
import { masked, sayBirth } from "../person/words";
import { type Answers, type Asked, asAnswered, howLeftOut, isOpen, type LeftOut as Left, sayCell } from "./answers";
import type { FileRow } from "./standing";

/** Whose file it is, what is the matter with it, and what can be done about that. */
export function FileHead(props: { file: FileRow; onAside: (() => void) | null; onTake: (() => void) | null }) {
  const { file } = props;
  return (
    <div className="file-head">
      <div className="row">
        <h3 className="ellipsis" title={file.id} data-testid="file-name">
          {file.file}
        </h3>
        <span className="quiet">{file.sender}</span>
        <span className="stretch" />
        {file.card?.reply && (
          <Button size="small" onClick={() => copyText(file.card?.reply ?? "")} data-testid="copy-reply">
            复制提醒文字
          </Button>
        )}
        {props.onAside && (
          <Button size="small" onClick={props.onAside} data-testid="set-aside">
            暂不导入
          </Button>
        )}
        {props.onTake && (
          <Button size="small" onClick={props.onTake} data-testid="take-this">
            {file.standing === "有更新的一份" ? "改用这一份" : "导入这个文件"}
          </Button>
        )}
      </div>
      {file.say && (
        <div className={file.standing === "无法读取" ? "red" : "quiet"} data-testid="file-say">
          {file.say}
        </div>
      )}
      {file.card?.report && <Columns report={file.card.report} />}
    </div>
  );
}

/** Which columns of the file were understood, and as what; which were not. */
function Columns({ report }: { report: RosterReport }) {
  return (
    <div data-testid="import-columns">
      {report.sheets.map((sheet) => {
        const known = sheet.columns.filter((column) => column.field);
        const unknown = sheet.columns.filter((column) => !column.field && column.heading);
        return (
          <div key={`${sheet.name} ${sheet.header_rows[0]}`} className="understood quiet">
            <span>
              {sheet.name}：{sheet.header_rows.length > 0 ? `第 ${sheet.header_rows.join("、")} 行是表头，` : ""}
              {sheet.people} 人。读懂的栏目：
            </span>
            {known.map((column) => (
              <span key={column.letter} title={`${column.letter} 栏「${column.heading}」`}>
                {column.field}
                {column.heading !== column.field && <span className="faint">（{column.heading}）</span>}
              </span>
            ))}
            {unknown.length > 0 && (
              <span className="amber" title="这些栏目不会录入">
                没有读的栏目：{unknown.map((column) => `${column.letter}「${column.heading}」`).join("、")}
              </span>
            )}
            {sheet.unit_from_title && <span>单位取自表头：{sheet.unit_from_title}</span>}
          </div>
        );
      })}
    </div>
  );
}

interface Line extends RosterRow {
  /** What is said at the left: ？ still open, 不录, 退回, 已有. */
  sign: "？" | "不录" | "退回" | "已有此人" | "";
  /** Fields with an open doubt. */
  doubted: ReadonlySet<Field>;
  /** Where a field of it stands: 名单 › D7. */
  at: (field: Field) => string;
}

/** A cell: marked when it was cleaned or is still in doubt, with what stood there, and where, as its tooltip. */
function cell(field: Field, of: (row: Line) => string | null, show?: (row: Line) => ReactNode) {
  return {
    of,
    show: (row: Line) => {
      const cleaned = row.cleaned.filter((each) => each.field === field);
      const inside = show ? show(row) : of(row);
      if (row.doubted.has(field)) {
        return (
          <span className="doubted" title={`${row.at(field)} 有疑问，见“疑问”`}>
            {inside || "？"}
          </span>
        );
      }
      if (cleaned.length === 0) return inside;
      return (
        <span
          className="cleaned"
          title={cleaned.map((each) => `${row.at(field)} ${sayCleaned(each)}`).join("\n")}
          data-testid={`cleaned-${row.line}-${field}`}
        >
          {inside || "（空）"}
        </span>
      );
    },
  };
}

const sayCleaned = ({ from, to }: Cleaned): string =>
  from === "" ? `原文是空的，填为「${to}」` : `原文「${from.replace(/\s/g, "␣")}」，改为「${to}」`;

const COLUMNS: Column<Line>[] = [
  { key: "line", title: "行", width: 44, figure: true, of: (row) => row.row },
  {
    key: "sign",
    title: "",
    width: 66,
    of: (row) => row.sign,
    show: (row) => <span className={row.sign === "？" ? "amber" : "faint"}>{row.sign}</span>,
  },
  { key: "name", title: "姓名", width: 74, ...cell("姓名", (row) => row.entry.name) },
  { key: "sex", title: "性别", width: 46, ...cell("性别", (row) => row.entry.sex) },
  { key: "birth", title: "出生年月", width: 74, ...cell("出生年月", (row) => sayBirth(row.entry.birth)) },
  { key: "unit", title: "单位", ...cell("单位", (row) => row.entry.unit) },
  { key: "post", title: "职务", ...cell("职务", (row) => row.entry.post) },
  { key: "rank", title: "职级", width: 90, ...cell("职级", (row) => row.entry.rank) },
  { key: "phone", title: "手机", width: 102, ...cell("手机", (row) => row.entry.phone) },
  {
    key: "id_number",
    title: "身份证号",
    width: 160,
    ...cell(
      "身份证号",
      (row) => masked(row.entry.id_number),
      (row) => (row.entry.id_number ? <MaskedId id={row.entry.id_number} /> : null),
    ),
  },
  { key: "sheet", title: "工作表", width: 80, spare: true, of: (row) => row.sheet },
  { key: "ethnicity", title: "民族", width: 64, spare: true, ...cell("民族", (row) => row.entry.ethnicity) },
  { key: "political", title: "政治面貌", width: 100, spare: true, ...cell("政治面貌", (row) => row.entry.political) },
  { key: "education", title: "学历", width: 100, spare: true, ...cell("学历", (row) => row.entry.education) },
  { key: "in_service", title: "在职学历", width: 100, spare: true, ...cell("在职学历", (row) => row.entry.in_service) },
  { key: "note", title: "备注", width: 80, spare: true, ...cell("备注", (row) => row.entry.note || row.group) },
];

export function Preview(props: { card: FileCard; asked: readonly Asked[]; answers: Answers; left: Left }) {
  const { card, answers, left } = props;
  const { report } = card;
  const asked = props.asked.filter((each) => each.card.path === card.path);
  const doubted = new Map<number, Set<Field>>();
  for (const each of asked) {
    if (!isOpen(answers, left, each)) continue;
    for (const line of [each.doubt.line, ...each.doubt.also]) {
      doubted.set(line, (doubted.get(line) ?? new Set()).add(each.doubt.field));
    }
  }
  const none: ReadonlySet<Field> = new Set();
  const lines = asAnswered(report?.rows ?? [], asked, answers).map((row): Line => {
    const fields = doubted.get(row.line) ?? none;
    const out = howLeftOut(left, card, row.line);
    const sign = out ? SHORT[out] : fields.size > 0 ? "？" : row.same_as ? "已有此人" : "";
    return { ...row, doubted: fields, sign, at: (field) => cellOf(report, row, field) };
  });
  const unseen = (report?.counts.people ?? 0) - lines.length;
  return (
    <List
      name="roster-preview"
      rows={lines}
      columns={COLUMNS}
      id={(row) => row.line}
      measure="人"
      search="查找姓名、单位"
      empty={{ say: "这个文件里没有可以录入的学员。" }}
      faint={(row) => row.sign === "不录" || row.sign === "退回"}
      foot={
        <span>
          <span className="cleaned">加点线的格子</span>已自动整理，鼠标停在上面看原文；
          <span className="doubted">黄色的格子</span>还有疑问；“已有此人”是人员库里登记过的，写入时更新他的信息。
          {unseen > 0 && `还有 ${unseen.toLocaleString("zh-CN")} 人这里不列出：没有疑问，或随上面的答复一并办理。`}
        </span>
      }
    />
  );
}

const SHORT = { 不录此人: "不录", 退回单位: "退回" } as const;

/** Where a field of somebody stands: by the table that the row is of, which is the last one that begins above it. */
function cellOf(report: RosterReport | null, { sheet, row }: RosterRow, field: Field): string {
  const tables = report?.sheets.filter((each) => each.name === sheet && (each.header_rows.at(-1) ?? 0) < row) ?? [];
  const letter = tables.at(-1)?.columns.find((column) => column.field === field)?.letter;
  return sayCell({ sheet, row, cell: letter ? `${letter}${row}` : "" });
}

interface LeftRow {
  id: number;
  what: "不能录入" | "跳过";
  place: string;
  read: string;
  why: string;
}

const LEFT: Column<LeftRow>[] = [
  { key: "place", title: "位置", width: 130, of: (row) => row.place },
  {
    key: "what",
    title: "处理",
    width: 80,
    of: (row) => row.what,
    show: (row) => <span className={row.what === "跳过" ? "faint" : "red"}>{row.what}</span>,
  },
  { key: "read", title: "原文", of: (row) => row.read },
  { key: "why", title: "原因", of: (row) => row.why },
];

/** Rows that cannot be entered, and rows that are no person. */
export function LeftOut({ report }: { report: RosterReport }) {
  const rows = [
    ...report.refused.map((row) => ({ row, what: "不能录入" as const })),
    ...report.skipped.map((row) => ({ row, what: "跳过" as const })),
  ].map(({ row, what }, id): LeftRow => ({ id, what, place: sayCell(row), read: row.read, why: row.why }));
  return (
    <List
      name="left-out"
      rows={rows}
      columns={LEFT}
      id={(row) => row.id}
      measure="行"
      search="查找原文"
      empty={{ say: "表里的每一行都读懂了，没有不能录入或跳过的行。" }}
    />
  );
}
