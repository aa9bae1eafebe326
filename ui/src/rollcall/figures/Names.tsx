// The names behind a figure, beside the figures: arrows walk, Enter opens the roll they are from, Esc goes back.

import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useMemo } from "react";
import { type FigureName, type NamesAsked, useRead } from "../../door";
import { go } from "../../frame/place";
import { type Column, List, Shown } from "../../parts";
import { sayDay, weekday } from "../../timetable/week";
import { sayMark, tone } from "../words";

interface NamesProps {
  asked: NamesAsked;
  /** Which figure: 王芳　旷课 3 人·场. */
  say: string;
  onLeave: () => void;
}

export function Names({ asked, say, onLeave }: NamesProps) {
  const names = useRead("roll_names", asked);
  return (
    <div className="figure-names" data-testid="figure-names">
      <Shown of={names}>
        {(it) => <NameList asked={asked} names={it.names} more={it.more} say={say} onLeave={onLeave} />}
      </Shown>
    </div>
  );
}

const openRoll = ({ cohort, session }: FigureName) => go({ at: "cohort", cohort, tab: "rollcall", session });
const idOf = ({ session, trainee }: FigureName) => `${session}-${trainee}`;

function NameList({ asked, names, more, say, onLeave }: NamesProps & { names: readonly FigureName[]; more: boolean }) {
  const columns = useMemo(() => columnsOf(asked), [asked]);
  const first = names[0] && idOf(names[0]);
  // Once, so that the keys are here, and not again when the names are asked anew.
  const goTo = useMemo(() => (first === undefined ? undefined : { row: first }), [first]);
  return (
    <List
      name="figure-names"
      rows={names}
      columns={columns}
      id={idOf}
      onOpen={openRoll}
      goTo={goTo}
      search="查找"
      measure="人·场"
      tools={
        <>
          <Button icon={<CloseOutlined />} onClick={onLeave} title="返回（Esc）" data-testid="leave-names" />
          <b className="ellipsis" title={say}>
            {say}
          </b>
        </>
      }
      empty={{ say: "没有人。" }}
      menu={(it) => [{ word: "打开这次点名", onChoose: () => openRoll(it) }]}
      foot={
        more ? (
          <span className="amber">只列出前 {names.length} 条，其余的请分班、分日查看。</span>
        ) : (
          "回车、双击打开那次点名。"
        )
      }
    />
  );
}

function columnsOf({ figures, line }: NamesAsked): Column<FigureName>[] {
  const ofOne = line !== null && "学员" in line;
  const ofSession = line !== null && "课次" in line;
  const ofClass = figures.cohort !== undefined || (line !== null && "班次" in line);
  return [
    {
      key: "day",
      title: "时间",
      width: 158,
      of: (it) => `${it.day} ${it.half_day}`,
      show: (it) => `${sayDay(it.day)} ${weekday(it.day)} ${it.half_day}`,
      spare: ofSession,
    },
    { key: "number", title: "序号", width: 48, figure: true, of: (it) => it.number, spare: ofOne || !ofClass },
    { key: "name", title: "姓名", width: 76, of: (it) => it.name, spare: ofOne },
    { key: "unit", title: "单位", of: (it) => it.unit, spare: ofOne },
    { key: "cohort", title: "班次", of: (it) => it.cohort_title, spare: ofClass },
    { key: "title", title: "课次", of: (it) => it.title, spare: ofSession },
    {
      key: "mark",
      title: "考勤",
      width: 84,
      of: sayMark,
      show: (it) => <span className={tone(it.mark)}>{sayMark(it)}</span>,
    },
    {
      key: "remark",
      title: "请假、更正、备注",
      of: (it) => [it.contradiction, it.leave, ...it.corrections, it.remark].filter(Boolean).join("；"),
      show: (it) => (
        <>
          {it.contradiction && <span className="red">{it.contradiction} </span>}
          {[it.leave, ...it.corrections.map((each) => `※${each}`), it.remark].filter(Boolean).join("；")}
        </>
      ),
    },
  ];
}
