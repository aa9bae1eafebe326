// Figures of the roll, a line a trainee, session, day, class or unit, all of them together in the last. Every figure opens
// to its names: click it, or walk to it with the arrows and press Enter.

import { type KeyboardEvent, type ReactNode, useMemo, useState } from "react";
import { sayHours } from "../../cohort/words";
import type { CohortId, FigureLine, FiguresAsked, NamesAsked, RollFigures, Tally } from "../../door";
import { useEscape } from "../../frame/keys";
import { address } from "../../frame/place";
import { type Column, type Item, List, toRows } from "../../parts";
import { percent } from "../words";
import { Contradictions } from "./Contradictions";
import { Names } from "./Names";
import "./figures.css";

type By = RollFigures["by"];
type FigureOf = NamesAsked["figure"];

/** The figures that open to names. */
const FIGURES: readonly { figure: FigureOf; of: (tally: Tally) => number; spare?: boolean }[] = [
  { figure: "应到", of: (it) => it.expected },
  { figure: "实到", of: (it) => it.came },
  { figure: "缺勤", of: (it) => it.expected - it.came, spare: true },
  { figure: "迟到", of: (it) => it.late },
  { figure: "早退", of: (it) => it.left_early },
  { figure: "旷课", of: (it) => it.absent },
  { figure: "请假", of: onLeave, spare: true },
  { figure: "事假", of: (it) => it.private_leave },
  { figure: "病假", of: (it) => it.sick_leave },
  { figure: "公假", of: (it) => it.duty_leave },
];

/** The heads of what a line is of, and of what is said beside it. */
const HEADS: Record<By, readonly [string, string]> = {
  学员: ["姓名", "序号、单位"],
  课次: ["课次", "时间"],
  日: ["日期", "星期"],
  班次: ["班次", "起止"],
  单位: ["单位", "类别"],
};

interface FigureListProps {
  name: string;
  asked: FiguresAsked;
  figures: RollFigures;
  tools: ReactNode;
  empty: { say: string; button?: string; onBegin?: () => void };
  menu?: (line: FigureLine) => Item[];
  onExcel?: () => void;
  onPrint?: () => void;
}

/** A line of the list; the total stands under a key of its own. */
type Line = FigureLine | (Omit<FigureLine, "key"> & { key: null });

export function FigureList(props: FigureListProps) {
  const { name, asked, figures } = props;
  const [at, setAt] = useState<FigureOf>("旷课");
  const [open, setOpen] = useState<{ line: Line; figure: FigureOf } | null>(null);
  const leave = () => {
    setOpen(null);
    toRows(name);
  };
  useEscape(open !== null, leave);

  const columns = useMemo(() => columnsOf(figures, at, (line, figure) => setOpen({ line, figure })), [figures, at]);
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined || (event.target as HTMLElement).dataset.search !== undefined) return;
    event.preventDefault();
    const shown = FIGURES.filter(({ spare }) => !spare);
    const next = shown[shown.findIndex(({ figure }) => figure === at) + step];
    if (next) setAt(next.figure);
  };
  return (
    <div className="roll-figures" data-testid={`figures-${name}`}>
      <List<Line>
        name={name}
        rows={figures.lines}
        columns={columns}
        id={(line) => JSON.stringify(line.key)}
        onOpen={(line) => setOpen({ line, figure: at })}
        onKey={onKey}
        search="查找"
        measure={figures.by === "学员" ? "人" : figures.by === "课次" ? "场" : figures.by === "日" ? "天" : "个"}
        tools={props.tools}
        empty={props.empty}
        menu={props.menu && ((line) => (line.key && props.menu ? props.menu(line as FigureLine) : []))}
        onExcel={props.onExcel}
        onPrint={props.onPrint}
        above={<Contradictions of={figures.contradictions} />}
        total={totalOf(figures)}
        foot={<Basis of={figures} />}
      />
      {open && (
        <Names
          key={`${JSON.stringify(open.line.key)} ${open.figure}`}
          asked={{ figures: asked, line: open.line.key, figure: open.figure }}
          say={`${open.line.name}　${open.figure} ${FIGURES.find(({ figure }) => figure === open.figure)?.of(open.line.tally) ?? ""} 人·场`}
          onLeave={leave}
        />
      )}
    </div>
  );
}

function onLeave({ private_leave, sick_leave, duty_leave }: Tally): number {
  return private_leave + sick_leave + duty_leave;
}

function totalOf({ rolls, total, rate, rate_without_leave, lines }: RollFigures): Line {
  const corrected = lines.reduce((sum, line) => sum + line.corrected, 0);
  return {
    key: null,
    name: "合计",
    detail: `已点名 ${rolls} 场`,
    tally: total,
    rate,
    rate_without_leave,
    corrected,
    leave: null,
    leave_left: null,
  };
}

/** Which shares lie between 0 and 1; a line where nobody was expected sorts last. */
const share = ({ part, whole }: { part: number; whole: number }) => (whole === 0 ? null : part / whole);

function columnsOf(
  figures: RollFigures,
  at: FigureOf,
  onNames: (line: Line, figure: FigureOf) => void,
): Column<Line>[] {
  const [what, about] = HEADS[figures.by];
  const ofTrainees = figures.by === "学员";
  const hours = (it: Tally) => `${sayHours(it.came_hours)}/${sayHours(it.expected_hours)}`;
  return [
    {
      key: "name",
      title: what,
      width: ofTrainees ? 84 : figures.by === "日" ? 100 : undefined,
      of: (it) => it.name,
      show: (it) => (it.key && "班次" in it.key ? <ClassName line={it} cohort={it.key.班次} /> : it.name),
    },
    {
      key: "detail",
      title: about,
      width: ofTrainees ? undefined : figures.by === "班次" ? 250 : 190,
      of: (it) => it.detail,
    },
    ...FIGURES.map(
      ({ figure, of, spare }): Column<Line> => ({
        key: figure,
        title: figure,
        // A year of a school has a hundred thousand 人·场, a class of a term not ten thousand.
        width: ["应到", "实到"].includes(figure) && !ofTrainees ? 78 : 54,
        figure: true,
        spare,
        of: (it) => of(it.tally),
        show: (it) =>
          of(it.tally) === 0 ? (
            <span className={`faint${figure === at ? " at" : ""}`}>0</span>
          ) : (
            <button
              type="button"
              className={`link${figure === at ? " at" : ""}${figure === "旷课" ? " red" : ""}`}
              tabIndex={it.key ? -1 : 0}
              title={`看${figure}的名单`}
              onClick={() => onNames(it, figure)}
              data-testid={`figure-${it.key ? Object.values(it.key)[0] : "total"}-${figure}`}
            >
              {of(it.tally)}
            </button>
          ),
      }),
    ),
    ...(ofTrainees
      ? [
          {
            key: "hours",
            title: "实到/应到学时",
            width: 104,
            figure: true,
            of: (it: Line) => it.tally.came_hours,
            show: (it: Line) => (it.key ? <span title={hours(it.tally)}>{hours(it.tally)}</span> : null),
          },
          {
            key: "left",
            title: "余假学时",
            width: 76,
            figure: true,
            of: (it: Line) => it.leave_left,
            show: (it: Line) => <LeaveLeft line={it} />,
          },
        ]
      : []),
    {
      key: "rate",
      title: "参训率A",
      width: 76,
      figure: true,
      of: (it) => share(it.rate),
      show: ({ tally, rate }) => <span title={`实到 ${tally.came} ÷ 应到 ${tally.expected}`}>{percent(rate)}</span>,
    },
    {
      key: "rate_without_leave",
      title: "参训率B",
      width: 76,
      figure: true,
      of: (it) => share(it.rate_without_leave),
      show: ({ tally, rate_without_leave }) => (
        <span title={`实到 ${tally.came} ÷（应到 ${tally.expected} − 批准请假 ${onLeave(tally)}）`}>
          {percent(rate_without_leave)}
        </span>
      ),
    },
    {
      key: "corrected",
      title: "更正",
      width: 52,
      figure: true,
      of: (it) => it.corrected,
      show: ({ corrected }) => (corrected > 0 ? <span className="amber">※{corrected}</span> : null),
    },
  ];
}

/** A class opens its own figures. */
function ClassName({ line, cohort }: { line: Line; cohort: CohortId }) {
  return (
    <a href={address({ at: "cohort", cohort, tab: "rollcall", part: "figures" })} tabIndex={-1} title={line.name}>
      {line.name}
    </a>
  );
}

function LeaveLeft({ line }: { line: Line }) {
  const left = line.leave_left;
  const limit = line.leave?.limit;
  if (left === null || !limit) return null;
  const title = `已请 ${sayHours(line.leave?.taken ?? 0)} 学时，上限 ${limit.say}；${limit.authority}`;
  const tone = left < 0 ? "red" : left * limit.parts * 5 <= limit.of ? "amber" : undefined;
  return (
    <span className={tone} title={title}>
      {left < 0 ? `超 ${sayHours(-left)}` : sayHours(left)}
    </span>
  );
}

/** 口径: what the figures count, to be read with them. */
function Basis({ of }: { of: RollFigures }) {
  return (
    <ol className="basis" data-testid="figures-basis">
      {of.basis.map((line) => (
        <li key={line}>{line}</li>
      ))}
      {(of.open > 0 || of.visitors > 0) && (
        <li>
          {[
            of.open > 0 && `其中 ${of.open} 场已记下、还没有完成点名，数字可能还会变`,
            of.visitors > 0 && `另有旁听 ${of.visitors} 人次，不计入参训率`,
          ]
            .filter(Boolean)
            .join("；")}
          。
        </li>
      )}
    </ol>
  );
}
