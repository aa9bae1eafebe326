// The options of each kind of paper, in the office's words.

import { Checkbox } from "antd";
import type { PaperKind } from "../door";
import { DateField, NumberField } from "../parts";
import { whatIs } from "./what";

/** What was chosen for a paper; the beginning is what the office prints most. */
export interface Chosen {
  /** 每页行数; none: as many as can be signed on. */
  rows: number | null;
  /** 起始序号; none: 1. */
  first: number | null;
  phones: boolean;
  idNumbers: boolean;
  /** 按小组. */
  byGroup: boolean;
  /** 几周印在一页上. */
  together: boolean;
  /** 报送期限; none: not printed. */
  due: string | null;
}

export const NOTHING_CHOSEN: Chosen = {
  rows: null,
  first: null,
  phones: false,
  idNumbers: false,
  byGroup: false,
  together: false,
  due: null,
};

export const isSignIn = ({ name }: PaperKind) => name.startsWith("签到表");

export const isBadge = ({ key }: PaperKind) => key === "badge";

/** Which options a paper has. A new paper without options needs no line here. */
const has = {
  rows: isSignIn,
  phones: ({ key, name }: PaperKind) => name.startsWith("学员名册") || key === "duty-plan" || key === "bus-list",
  idNumbers: ({ name, format }: PaperKind) => name.startsWith("学员名册") && format === "Excel",
  groups: (kind: PaperKind) =>
    isSignIn(kind) || (kind.name.startsWith("通讯录") && kind.format === "PDF") || isBadge(kind),
  together: ({ key }: PaperKind) => key === "timetable-week",
  due: ({ key }: PaperKind) => key === "registration-book",
};

export function Options(props: { kind: PaperKind; chosen: Chosen; onChoose: (chosen: Chosen) => void }) {
  const { kind, chosen } = props;
  const put = (part: Partial<Chosen>) => props.onChoose({ ...chosen, ...part });
  return (
    <>
      {has.rows(kind) && (
        <div className="numbers">
          <NumberField
            label="每页行数"
            field="rows"
            value={chosen.rows}
            onSave={(rows) => put({ rows: rows || null })}
            placeholder="自动"
            width={84}
            after="行"
          />
          <NumberField
            label="起始序号"
            field="first"
            value={chosen.first}
            onSave={(first) => put({ first: first || null })}
            placeholder="1"
            width={84}
          />
        </div>
      )}
      {has.groups(kind) && (
        <Checkbox
          checked={chosen.byGroup}
          onChange={(event) => put({ byGroup: event.target.checked })}
          data-testid="option-by-group"
        >
          按小组排
        </Checkbox>
      )}
      {has.together(kind) && (
        <Checkbox
          checked={chosen.together}
          onChange={(event) => put({ together: event.target.checked })}
          data-testid="option-together"
        >
          几周印在一页上
        </Checkbox>
      )}
      {has.due(kind) && (
        <DateField label="报送期限" field="due" value={chosen.due} onSave={(due) => put({ due })} hint="印在表上" />
      )}
      {has.phones(kind) && (
        <Checkbox
          checked={chosen.phones}
          onChange={(event) => put({ phones: event.target.checked })}
          data-testid="option-phones"
        >
          印手机号
        </Checkbox>
      )}
      {has.idNumbers(kind) && (
        <Checkbox
          checked={chosen.idNumbers}
          onChange={(event) => put({ idNumbers: event.target.checked })}
          data-testid="option-id-numbers"
        >
          含身份证号
        </Checkbox>
      )}
      {chosen.idNumbers && <div className="amber">表里有身份证号，请妥善保管，不要外传。</div>}
    </>
  );
}

/** What is in a workbook, which has no preview. */
export function contentsOf({ key, name, format }: PaperKind) {
  if (format !== "Excel") return undefined;
  return <p>{whatIs(key) ?? `${name}，Excel 表格，可以在 Excel 里接着改、排序和上报。`}</p>;
}
