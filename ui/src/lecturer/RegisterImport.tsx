// 导入授课人、专题、场地、教学点: what a workbook would change of a register, shown before it is written; written, it is one
// step of undo.

import { useCallback } from "react";
import { ask, type EntryFate, type EntrySeen, type RegisterKind, type RegisterReport, useChange } from "../door";
import { BeforeWriting, type Column, List } from "../parts";

const FATES: readonly [fate: EntryFate, look: string][] = [
  ["新增", "green"],
  ["修改", "amber"],
  ["看不懂", "red"],
  ["不变", "faint"],
];
const lookOf = (fate: EntryFate) => FATES.find(([each]) => each === fate)?.[1] ?? "";
const writes = (entry: EntrySeen) => entry.fate === "新增" || entry.fate === "修改";
/** How many of a list are named in a line. */
const NAMED = 8;

export function RegisterImport(props: { register: RegisterKind; file: string; heads: string; onLeave: () => void }) {
  const { register, file } = props;
  const write = useChange("import_register");
  const check = useCallback(() => ask("check_register", { register, file }), [register, file]);
  return (
    <BeforeWriting<RegisterReport>
      name="register"
      check={check}
      title={(report) => (report ? `${report.file} › ${report.sheet} → ${register}` : `导入${register}`)}
      counts={(report) => <Counts report={report} />}
      idle={(report) => (report.entries.some(writes) ? null : `文件和现在的${register}一样，没有要写入的`)}
      action={`写入${register}（可撤销）`}
      write={(report) => write.run({ register, file, fingerprint: report.fingerprint })}
      running={write.running}
      refusal={write.refusal}
      onLeave={props.onLeave}
    >
      {(report) => <Seen report={report} heads={props.heads} />}
    </BeforeWriting>
  );
}

function Counts({ report }: { report: RegisterReport }) {
  const counted = (fate: EntryFate) => report.entries.filter((entry) => entry.fate === fate).length;
  return FATES.filter(([fate]) => fate !== "看不懂" || counted(fate) > 0).map(([fate, look]) => (
    <span key={fate} className={counted(fate) ? look : "faint"}>
      {fate} {counted(fate)} {report.register === "授课人" ? "名" : "个"}
    </span>
  ));
}

interface Row extends EntrySeen {
  doubts: string;
}

const COLUMNS: Column<Row>[] = [
  { key: "row", title: "行", width: 52, figure: true, of: (row) => row.row },
  { key: "name", title: "名称", width: 220, of: (row) => row.name },
  {
    key: "fate",
    title: "怎么办",
    width: 80,
    of: (row) => row.fate,
    show: (row) => <span className={lookOf(row.fate)}>{row.fate}</span>,
  },
  { key: "changes", title: "改动", of: (row) => row.changes.join("；") },
  {
    key: "doubts",
    title: "拿不准的格子（保持原样）",
    of: (row) => row.doubts,
    show: (row) => <span className="amber">{row.doubts}</span>,
  },
];

function Seen({ report, heads }: { report: RegisterReport; heads: string }) {
  const rows: Row[] = report.entries.map((entry) => ({
    ...entry,
    doubts: report.doubts
      .filter((doubt) => doubt.row === entry.row)
      .map((doubt) => `${doubt.cell}「${doubt.read}」${doubt.why}`)
      .join("；"),
  }));
  const named = (lead: string, names: string[]) =>
    names.length > 0 && (
      <span title={names.join("、")}>
        {lead} {names.slice(0, NAMED).join("、")}
        {names.length > NAMED && " 等"}
      </span>
    );
  return (
    <List
      name="register-seen"
      rows={rows}
      columns={COLUMNS}
      id={(row) => row.row}
      search="查找名称、改动"
      measure={report.register === "授课人" ? "行" : `个${report.register}`}
      empty={{ say: `这个文件里没有${report.register}。表头应当是：${heads}。` }}
      above={
        report.unknown.length > 0 && (
          <div className="padded amber" data-testid="register-unknown">
            这几列不认识，不读：{report.unknown.join("、")}
          </div>
        )
      }
      foot={
        <span className="row">
          {named("将登记", report.entered)}
          {named(`文件里没有的 ${report.absent.length} 个保留：`, report.absent)}
        </span>
      }
    />
  );
}
