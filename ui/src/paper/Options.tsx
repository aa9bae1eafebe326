// The options of each kind of paper, and what is in each workbook, in the office's words.

import { Checkbox } from "antd";
import type { PaperKind } from "../door";
import { DateField, NumberField } from "../parts";

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

/** Which options a paper has. A new paper without options needs no line here. */
const has = {
  rows: ({ name }: PaperKind) => name.startsWith("签到表"),
  phones: ({ key, name }: PaperKind) => name.startsWith("学员名册") || key === "duty-plan" || key === "bus-list",
  idNumbers: ({ name, format }: PaperKind) => name.startsWith("学员名册") && format === "Excel",
  groups: ({ name, format }: PaperKind) => name.startsWith("签到表") || (name.startsWith("通讯录") && format === "PDF"),
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

const CONTENTS: readonly [name: string, say: string][] = [
  [
    "报名表",
    "发给各单位填写：性别、民族、政治面貌、学历、职级有下拉，身份证号和手机是文本格式，写错位数当场提示，附填写说明。收回来拖进窗口就能导入。每个单位一份的，在“名额与报名 › 发报名表…”里。",
  ],
  [
    "学员名册",
    "一行一名学员：序号、姓名、性别、民族、出生年月、政治面貌、学历、单位、职务、职级、备注；右边可选身份证号和手机号，都按文本存，不会变成科学记数。",
  ],
  [
    "课程表",
    "一行一个课次：日期、星期、时段、时间、教学内容、形式、学时、授课人、地点。日期是 Excel 认得的日期，可以排序筛选。改好以后可以从课程表页面导入回来。",
  ],
  ["周课程表", "一周一张：日期横排，上午、下午、晚上竖排，一格一个课次。改好以后可以从课程表页面导入回来。"],
  [
    "考勤统计表",
    "一行一名学员：应到、实到、请假学时，迟到、早退、旷课次数，两种参训率；第二张表是每人每次课的考勤。合计和参训率是公式，改了数会重算。",
  ],
];

/** What is in a workbook, in words. */
export function contentsOf({ name, format }: PaperKind) {
  if (format !== "Excel") return undefined;
  const say = CONTENTS.find(([start]) => name.startsWith(start))?.[1];
  return <p>{say ?? `${name}，Excel 表格，可以在 Excel 里接着改、排序和上报。`}</p>;
}
