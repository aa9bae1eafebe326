// 导入单位: what a workbook would change of the register, shown before it is written; written, it is one step of undo.

import { Button } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import { ask, type Trouble, troubleOf, type UnitFate, type UnitSeen, type UnitsReport, useChange } from "../door";
import { useEscape } from "../frame/keys";
import { type Column, List, Refused } from "../parts";

/** What the register may come as. */
export const WORKBOOKS = ["xlsx", "xls", "xlsm", "xlsb", "et", "ods", "csv"];

export function UnitsImport({ file, onLeave }: { file: string; onLeave: () => void }) {
  const [report, setReport] = useState<UnitsReport | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const write = useChange("import_units");
  // Asked once: what is written is what was shown.
  const check = useCallback(() => {
    setTrouble(null);
    ask("check_units", { file }).then(setReport, (thrown) => setTrouble(troubleOf(thrown)));
  }, [file]);
  useEffect(check, [check]);
  useEscape(true, onLeave);
  const counted = (fate: UnitFate) => report?.units.filter((unit) => unit.fate === fate).length ?? 0;
  const nothing = report !== null && counted("不变") === report.units.length && !report.reordered;
  const send = async () => {
    if (!report || nothing || write.running) return;
    try {
      await write.run({ file, fingerprint: report.fingerprint });
      onLeave();
    } catch {
      // The refusal stands beside the button.
    }
  };
  const latest = useRef(send);
  latest.current = send;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "F9") return;
      event.preventDefault();
      void latest.current();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <div className="screen" data-testid="units-import">
      <div className="bar">
        <Button onClick={onLeave} data-testid="leave-units-import">
          返回
        </Button>
        <h2 className="ellipsis">{report ? `${report.file} › ${report.sheet}` : "导入单位"}</h2>
        {report && (
          <span className="row" data-testid="units-counts">
            <span className={counted("新增") ? "green" : "faint"}>新增 {counted("新增")} 个</span>
            <span className={counted("改名") ? "amber" : "faint"}>改名 {counted("改名")} 个</span>
            <span className={counted("修改") ? "amber" : "faint"}>修改 {counted("修改")} 个</span>
            <span className="faint">不变 {counted("不变")} 个</span>
            <span className={report.reordered ? "amber" : "faint"}>{report.reordered ? "顺序有变" : "顺序不变"}</span>
          </span>
        )}
        <span className="stretch" />
        <Refused trouble={write.refusal} testid="units-refused" />
        <Button
          type="primary"
          disabled={!report || nothing}
          loading={write.running}
          onClick={send}
          title={nothing ? "文件和现在的单位一样，没有要写入的" : "F9"}
          data-testid="units-write"
        >
          写入单位（可撤销）
        </Button>
      </div>
      <div className="fill padded-less">
        <Refused trouble={trouble} testid="check-refused" />
        {report && <Seen report={report} />}
        {!report && !trouble && <span className="quiet">正在核对…</span>}
      </div>
    </div>
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
