// 导入单位: what a workbook would change of the register, shown before it is written; written, it is one step of undo.

import { useCallback } from "react";
import { ask, type UnitFate, type UnitSeen, type UnitsReport, useChange } from "../door";
import { BeforeWriting, type Column, List } from "../parts";

export function UnitsImport({ file, onLeave }: { file: string; onLeave: () => void }) {
  const write = useChange("import_units");
  const check = useCallback(() => ask("check_units", { file }), [file]);
  return (
    <BeforeWriting<UnitsReport>
      name="units"
      check={check}
      title={(report) => (report ? `${report.file} › ${report.sheet}` : "导入单位")}
      counts={(report) => <Counts report={report} />}
      idle={(report) =>
        report.reordered || report.units.some((unit) => unit.fate !== "不变")
          ? null
          : "文件和现在的单位一样，没有要写入的"
      }
      action="写入单位（可撤销）"
      write={(report) => write.run({ file, fingerprint: report.fingerprint })}
      running={write.running}
      refusal={write.refusal}
      onLeave={onLeave}
    >
      {(report) => <Seen report={report} />}
    </BeforeWriting>
  );
}

function Counts({ report }: { report: UnitsReport }) {
  const counted = (fate: UnitFate) => report.units.filter((unit) => unit.fate === fate).length;
  return (
    <>
      <span className={counted("新增") ? "green" : "faint"}>新增 {counted("新增")} 个</span>
      <span className={counted("改名") ? "amber" : "faint"}>改名 {counted("改名")} 个</span>
      <span className={counted("修改") ? "amber" : "faint"}>修改 {counted("修改")} 个</span>
      <span className="faint">不变 {counted("不变")} 个</span>
      <span className={report.reordered ? "amber" : "faint"}>{report.reordered ? "顺序有变" : "顺序不变"}</span>
    </>
  );
}

interface Row extends UnitSeen {
  doubts: string[];
}

function Seen({ report }: { report: UnitsReport }) {
  const rows: Row[] = report.units.map((unit) => ({
    ...unit,
    doubts: report.doubts
      .filter((doubt) => doubt.row === unit.row)
      .map((doubt) => `${doubt.cell}「${doubt.read}」${doubt.why}`),
  }));
  const elsewhere = report.doubts.filter((doubt) => !report.units.some((unit) => unit.row === doubt.row));
  const columns: Column<Row>[] = [
    { key: "row", title: "行", width: 52, figure: true, of: (row) => row.row },
    { key: "name", title: "单位", width: 260, of: (row) => row.name },
    {
      key: "fate",
      title: "怎么办",
      width: 80,
      of: (row) => row.fate,
      show: (row) => (
        <span className={row.fate === "新增" ? "green" : row.fate === "不变" ? "faint" : ""}>{row.fate}</span>
      ),
    },
    { key: "changes", title: "改动", of: (row) => row.changes.join("；") },
    {
      key: "doubts",
      title: "拿不准的格子（保持原样）",
      of: (row) => row.doubts.join("；"),
      show: (row) => <span className="amber">{row.doubts.join("；")}</span>,
    },
  ];
  return (
    <List
      name="units-seen"
      rows={rows}
      columns={columns}
      id={(row) => row.row}
      search="查找单位"
      measure="个单位"
      empty={{
        say: "这个文件里没有单位。第一行应当是表头：单位名称、性质、归口管理部门、隶属单位、系统、片区、标签、别名。",
      }}
      above={
        elsewhere.length > 0 && (
          <div className="padded amber">
            {elsewhere.map((doubt) => (
              <div key={doubt.cell}>
                {doubt.cell}「{doubt.read}」{doubt.why}
              </div>
            ))}
          </div>
        )
      }
      foot={
        report.absent.length > 0 && (
          <span title={report.absent.join("、")}>
            文件里没有的 {report.absent.length} 个单位保留，排在后面：{report.absent.slice(0, 8).join("、")}
            {report.absent.length > 8 && " 等"}
          </span>
        )
      }
    />
  );
}
