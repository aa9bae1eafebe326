// The people of a file as they will be written, with what was put right; and the rows that were not taken.

import type { Cleaned, Field, RosterReport, RosterRow } from "../door";
import { type Column, List } from "../parts";
import { MaskedId } from "../person/IdNumber";
import { masked, sayBirth } from "../person/words";
import { type Answers, asAnswered } from "./answers";

interface Line extends RosterRow {
  /** What is said at the left: ？ still open, 不录, 已有. */
  sign: "？" | "不录" | "已有此人" | "";
  /** Fields with an open doubt. */
  doubted: ReadonlySet<Field>;
}

/** A cell: marked when it was cleaned or is still in doubt, with what stood there as its tooltip. */
function cell(field: Field, of: (row: Line) => string | null, show?: (row: Line) => React.ReactNode) {
  return {
    of,
    show: (row: Line) => {
      const cleaned = row.cleaned.filter((each) => each.field === field);
      const inside = show ? show(row) : of(row);
      if (row.doubted.has(field)) {
        return (
          <span className="doubted" title="这一格有疑问，见“疑问”">
            {inside || "？"}
          </span>
        );
      }
      if (cleaned.length === 0) return inside;
      return (
        <span
          className="cleaned"
          title={cleaned.map(sayCleaned).join("\n")}
          data-testid={`cleaned-${row.row}-${field}`}
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
  { key: "row", title: "行", width: 44, figure: true, of: (row) => row.row },
  {
    key: "sign",
    title: "",
    width: 66,
    of: (row) => row.sign,
    show: (row) => <span className={row.sign === "？" ? "amber" : "faint"}>{row.sign}</span>,
  },
  { key: "name", title: "姓名", width: 100, ...cell("姓名", (row) => row.entry.name) },
  { key: "sex", title: "性别", width: 46, ...cell("性别", (row) => row.entry.sex) },
  { key: "ethnicity", title: "民族", width: 64, ...cell("民族", (row) => row.entry.ethnicity) },
  { key: "birth", title: "出生年月", width: 76, ...cell("出生年月", (row) => sayBirth(row.entry.birth)) },
  { key: "political", title: "政治面貌", width: 118, ...cell("政治面貌", (row) => row.entry.political) },
  { key: "education", title: "学历", width: 108, ...cell("学历", (row) => row.entry.education) },
  { key: "unit", title: "单位", ...cell("单位", (row) => row.entry.unit) },
  { key: "post", title: "职务", ...cell("职务", (row) => [row.entry.post, row.rank].filter(Boolean).join("、")) },
  { key: "phone", title: "手机", width: 106, ...cell("手机", (row) => row.entry.phone) },
  {
    key: "id_number",
    title: "身份证号",
    width: 168,
    ...cell(
      "身份证号",
      (row) => masked(row.entry.id_number),
      (row) => (row.entry.id_number ? <MaskedId id={row.entry.id_number} /> : null),
    ),
  },
  { key: "note", title: "备注", width: 80, ...cell("备注", (row) => row.entry.note || row.group) },
];

export function Preview(props: {
  report: RosterReport;
  answers: Answers;
  /** Rows the clerk leaves out. */
  out: ReadonlySet<number>;
  /** Doubts not answered yet, by their keys. */
  open: ReadonlySet<string>;
}) {
  const { report, answers, out, open } = props;
  const doubted = new Map<number, Set<Field>>();
  for (const doubt of report.doubts) {
    if (!open.has(`${doubt.row} ${doubt.field}`)) continue;
    for (const row of [doubt.row, ...doubt.also]) {
      doubted.set(row, (doubted.get(row) ?? new Set()).add(doubt.field));
    }
  }
  const none: ReadonlySet<Field> = new Set();
  const lines = asAnswered(report.rows, report.doubts, answers).map((row): Line => {
    const fields = doubted.get(row.row) ?? none;
    const sign = out.has(row.row) ? "不录" : fields.size > 0 ? "？" : row.same_as ? "已有此人" : "";
    return { ...row, doubted: fields, sign };
  });
  return (
    <List
      name="roster-preview"
      rows={lines}
      columns={COLUMNS}
      id={(row) => row.row}
      search="查找姓名、单位"
      empty={{ say: "这个文件里没有可以录入的学员。" }}
      faint={(row) => row.sign === "不录"}
      foot={
        <span>
          <span className="cleaned">加点线的格子</span>已自动整理，鼠标停在上面看原文；
          <span className="doubted">黄色的格子</span>还有疑问；“已有此人”是人员库里登记过的，写入时更新他的信息。
        </span>
      }
    />
  );
}

interface Left {
  row: number;
  what: "不能录入" | "跳过";
  cell: string;
  read: string;
  why: string;
}

const LEFT: Column<Left>[] = [
  { key: "row", title: "行", width: 50, figure: true, of: (row) => row.row },
  {
    key: "what",
    title: "处理",
    width: 80,
    of: (row) => row.what,
    show: (row) => <span className={row.what === "跳过" ? "faint" : "red"}>{row.what}</span>,
  },
  { key: "cell", title: "单元格", width: 66, of: (row) => row.cell },
  { key: "read", title: "原文", of: (row) => row.read },
  { key: "why", title: "原因", of: (row) => row.why },
];

/** Rows that cannot be entered, and rows that are no person. */
export function LeftOut({ report }: { report: RosterReport }) {
  const rows: Left[] = [
    ...report.refused.map((row) => ({ ...row, what: "不能录入" as const })),
    ...report.skipped.map((row) => ({ ...row, what: "跳过" as const })),
  ];
  return (
    <List
      name="left-out"
      rows={rows}
      columns={LEFT}
      id={(row) => row.row}
      search="查找原文"
      empty={{ say: "表里的每一行都读懂了，没有不能录入或跳过的行。" }}
    />
  );
}
