// 统计报表: the classes that open within a period, in figures for superiors. Each figure is headed by its measure,
// 人 and 人次 are never mixed, and what is counted stands in words under the table.

import { DownloadOutlined } from "@ant-design/icons";
import { Button, Dropdown, Segmented } from "antd";
import dayjs from "dayjs";
import { type ReactNode, useState } from "react";
import { sayHours, saySpan } from "../cohort/words";
import { type Figures, type PaperKind, type Period, type Statistics as StatisticsOf, useRead } from "../door";
import { address } from "../frame/place";
import { DateField, Empty, Shown, saveBook } from "../parts";
import { percent } from "../rollcall/words";
import { Attendance } from "./Attendance";
import { type Named, PERIODS, periodOf } from "./period";
import "./statistics.css";

const VIEWS = ["按班次", "按类别", "按性质", "按月份", "到课率"] as const;
type View = (typeof VIEWS)[number];

export function Statistics() {
  const [named, setNamed] = useState<Named>("本年");
  const [own, setOwn] = useState<Period>(() => periodOf("本年", dayjs()));
  const [view, setView] = useState<View>("按班次");
  const period = named === "自定" ? own : periodOf(named, dayjs());
  const ofRolls = view === "到课率";
  const statistics = useRead("statistics", period);
  const refusal = statistics.trouble?.field ? statistics.trouble : null;
  const own_ = (field: keyof Period) => ({
    field,
    value: own[field],
    onSave: (day: string | null) => day && setOwn({ ...own, [field]: day }),
    refusal: refusal && (field === "to") === (refusal.field !== "from") ? refusal : null,
  });
  return (
    <div className="screen statistics">
      <div className="bar">
        <Segmented
          options={[...PERIODS]}
          value={named}
          onChange={(next) => {
            if (next === "自定") setOwn(period); // begins where one has just looked
            setNamed(next);
          }}
          data-testid="period"
        />
        {named === "自定" ? (
          <div className="own-period row">
            <DateField label="从" required {...own_("from")} />
            <DateField label="到" required {...own_("to")} />
          </div>
        ) : (
          <span className="quiet" data-testid="period-days">
            {saySpan(period.from, period.to)}
          </span>
        )}
        <span className="stretch" />
        <Segmented options={[...VIEWS]} value={view} onChange={setView} data-testid="view" />
        {!ofRolls && <Export period={period} disabled={!statistics.data || statistics.trouble !== null} />}
      </div>
      <div className="fill">
        {refusal ? null : ofRolls ? (
          <Attendance period={period} />
        ) : (
          <Shown of={statistics}>{(it) => <Inside it={it} view={view} named={named} />}</Shown>
        )}
      </div>
    </div>
  );
}

function Inside({ it, view, named }: { it: StatisticsOf; view: View; named: Named }) {
  if (it.classes.length === 0) {
    const when = named === "自定" ? "这段时间" : named;
    return <Empty say={`${when}没有开班的班次。换一个期间看看，或到“培训班”新建班次。`} />;
  }
  const groups = view === "按月份" ? it.months : it.categories;
  return (
    <div className="of-period">
      <Sentence it={it} />
      {view === "按班次" ? (
        <Table
          head="班次"
          lines={it.classes.map(({ cohort, title, category, starts, ends, days, figures }) => ({
            key: String(cohort),
            name: (
              <a
                href={address({ at: "cohort", cohort, tab: "overview" })}
                title={title}
                data-testid={`class-${cohort}`}
              >
                {title}
              </a>
            ),
            about: [category, saySpan(starts, ends), String(days)],
            figures,
          }))}
          about={ABOUT_CLASS}
          total={it.total}
        />
      ) : view === "按类别" && it.branches.length > 0 ? (
        <Table
          head="类别"
          lines={it.branches.map(({ kind, name, depth, figures, people }) => ({
            key: String(kind ?? "none"),
            name: <span style={{ paddingLeft: `${depth * 1.5}em` }}>{name}</span>,
            about: [String(figures.classes), String(people)],
            figures,
          }))}
          about={ABOUT_BRANCH}
          total={it.total}
          people={it.people}
        />
      ) : (
        <Table
          head={view === "按月份" ? "开班月份" : "性质"}
          lines={groups.map(({ name, figures }) => ({ key: name, name, about: [String(figures.classes)], figures }))}
          about={ABOUT_GROUP}
          total={it.total}
        />
      )}
      <ol className="basis" data-testid="basis">
        {it.basis.map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li>参训率A＝实到人次÷应到人次；参训率B＝实到人次÷（应到人次－批准请假人次）。</li>
        <li>参训人数：至少到课一次的人，同一人参加几个班只计一次，所以各类别的人数相加可能多于合计。</li>
      </ol>
    </div>
  );
}

/** The figures one is asked for on the telephone, each with its measure. */
function Sentence({ it }: { it: StatisticsOf }) {
  return (
    <p className="sentence" data-testid="statistics-sum">
      共办 <b>{it.total.classes}</b> 期，实训 <b>{it.total.trained}</b> 人次（<b>{it.people}</b> 人），参训率A{" "}
      <b title={rateOf(it.total)}>{percent(it.total.rate)}</b>，参训率B{" "}
      <b title={rateWithoutLeaveOf(it.total)}>{percent(it.total.rate_without_leave)}</b>。
    </p>
  );
}

const rateOf = ({ came, expected, rate }: Figures) =>
  `参训率A = 实到 ${came} 人次 ÷ 应到 ${expected} 人次 = ${percent(rate)}`;
const rateWithoutLeaveOf = ({ came, on_leave, expected, rate_without_leave }: Figures) =>
  `参训率B = 实到 ${came} 人次 ÷（应到 ${expected} − 批准请假 ${on_leave}）人次 = ${percent(rate_without_leave)}`;

/** A column of figures: its name, its measure, and the figure. */
interface Column {
  name: string;
  measure: string;
  of: (figures: Figures) => ReactNode;
  /** Said when the pointer rests on the figure. */
  basis?: (figures: Figures) => string;
}

const COLUMNS: readonly Column[] = [
  { name: "计划", measure: "人次", of: (it) => it.planned },
  { name: "报名", measure: "人次", of: (it) => it.enrolled },
  { name: "实训", measure: "人次", of: (it) => it.trained },
  { name: "结业", measure: "人次", of: (it) => it.completed },
  { name: "学时", measure: "学时", of: (it) => sayHours(it.hours) },
  { name: "课次", measure: "场次", of: (it) => it.sessions },
  { name: "应到", measure: "人次", of: (it) => it.expected },
  { name: "实到", measure: "人次", of: (it) => it.came },
  { name: "请假", measure: "人次", of: (it) => it.on_leave },
  { name: "参训率A", measure: "实到÷应到", of: (it) => percent(it.rate), basis: rateOf },
  { name: "参训率B", measure: "除批准请假", of: (it) => percent(it.rate_without_leave), basis: rateWithoutLeaveOf },
];

interface About {
  name: string;
  measure?: string;
  width: number;
  figure?: boolean;
}
const ABOUT_CLASS: readonly About[] = [
  { name: "性质", width: 64 },
  { name: "起止", width: 168 },
  { name: "天数", measure: "天", width: 46, figure: true },
];
const ABOUT_BRANCH: readonly About[] = [
  { name: "班次", measure: "期", width: 60, figure: true },
  { name: "参训人数", measure: "人", width: 80, figure: true },
];
const ABOUT_GROUP: readonly About[] = [{ name: "班次", measure: "期", width: 80, figure: true }];

interface Line {
  key: string;
  name: ReactNode;
  about: readonly string[];
  figures: Figures;
}

/** More lines than this are shown when asked for: a province's year has thousands. */
const ENOUGH = 400;

function Table(props: {
  head: string;
  about: readonly About[];
  lines: readonly Line[];
  total: Figures;
  people?: number;
}) {
  const { about, lines, total } = props;
  const [all, setAll] = useState(false);
  const shown = all ? lines : lines.slice(0, ENOUGH);
  const cells = (key: string, figures: Figures) =>
    COLUMNS.map(({ name, of, basis }) => (
      <td key={name} className="figure" title={basis?.(figures)} data-testid={`${key}-${name}`}>
        {of(figures)}
      </td>
    ));
  return (
    <table data-testid="statistics-table">
      <colgroup>
        <col />
        {about.map(({ name, width }) => (
          <col key={name} style={{ width }} />
        ))}
        {COLUMNS.map(({ name }) => (
          <col key={name} style={{ width: name.length > 2 ? 88 : 58 }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th>{props.head}</th>
          {[...about, ...COLUMNS].map(({ name, measure, ...rest }) => (
            <th key={name} className={"of" in rest || rest.figure ? "figure" : undefined}>
              {name}
              <small>{measure}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map(({ key, name, about: words, figures }) => (
          <tr key={key} data-testid={`line-${key}`}>
            <td>{name}</td>
            {words.map((word, index) => (
              <td key={about[index]?.name} className={about[index]?.figure ? "figure" : undefined} title={word}>
                {word}
              </td>
            ))}
            {cells(key, figures)}
          </tr>
        ))}
        {shown.length < lines.length && (
          <tr>
            <td colSpan={1 + about.length + COLUMNS.length}>
              <button type="button" className="link" onClick={() => setAll(true)} data-testid="all-lines">
                还有 {lines.length - shown.length} 行，全部显示
              </button>
              <span className="quiet">（合计已包括在内）</span>
            </td>
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr data-testid="line-total">
          <td>合计{about === ABOUT_CLASS ? ` ${total.classes} 期` : ""}</td>
          {about.map(({ name }) => (
            <td key={name} className="figure">
              {name === "班次" ? total.classes : name === "参训人数" ? props.people : ""}
            </td>
          ))}
          {cells("total", total)}
        </tr>
      </tfoot>
    </table>
  );
}

/** The workbooks and papers of a period: the figures above as a button, what lecturers gave behind another. */
function Export({ period, disabled }: { period: Period; disabled: boolean }) {
  const kinds = useRead("papers", {}).data ?? [];
  // Those of the rolls are with 到课率.
  const ofPeriod = kinds.filter(({ key, about }) => about === "期间" && !key.startsWith("attendance"));
  const [book, ...others] = ofPeriod.sort(figuresFirst);
  const save = ({ key }: PaperKind) => saveBook(key, period);
  if (!book) return null;
  return (
    <>
      <Button
        icon={<DownloadOutlined />}
        disabled={disabled}
        onClick={() => save(book)}
        title={book.name}
        data-testid={`excel-${book.key}`}
      >
        导出 Excel
      </Button>
      {others.length > 0 && (
        <Dropdown
          trigger={["click"]}
          menu={{
            items: others.map(({ key, name, format }) => ({ key, label: `${name}（${format}）` })),
            onClick: ({ key }) => {
              const chosen = others.find((kind) => kind.key === key);
              if (chosen) void save(chosen);
            },
          }}
        >
          <Button data-testid="teaching-papers">授课统计 ▾</Button>
        </Dropdown>
      )}
    </>
  );
}

const figuresFirst = (one: PaperKind, other: PaperKind) =>
  Number(other.key.startsWith("classes")) - Number(one.key.startsWith("classes"));

export const statisticsHelp = [
  "选期间，按开班日期计入。点班名打开这个班，看到每个人。",
  "人次是班次里的人数相加，同一人参加两个班计两次；人是不重复的人。两者分开列，不相加。",
  "“授课统计”里有这段时间的授课工作量统计表和领导授课台账，PDF 和 Excel；春季学期是1至7月，秋季学期是8至12月。",
  "“到课率”按上课日期统计全校的点名：按班次比较、按单位、按日，点表头排序，每个数点开是名单；“考勤报表”里有全校考勤日报、各班和各单位的到课率。",
  "鼠标停在参训率上，可以看到算式。表下面写着每个数是怎么算的，上报时可以照抄。",
];
