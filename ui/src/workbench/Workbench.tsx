// 工作台: today's sessions of all classes, what needs me now, the classes running, and the year in three figures.
// Every line is one click from where it is mended.

import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import dayjs from "dayjs";
import { type ReactNode, useState } from "react";
import { NewCohortDialog } from "../cohort/NewCohortDialog";
import { type CohortLine, type Need, type Today, tellAloud, useRead, type Workbench as WorkbenchOf } from "../door";
import { address, type Part, type Place, type Tab } from "../frame/place";
import { Empty, Shown } from "../parts";
import { Reports } from "../rollcall/figures/Reports";
import { percent } from "../rollcall/words";
import { sayDay } from "../timetable/week";
import { quoted } from "../timetable/words";
import "./workbench.css";

export function Workbench() {
  const workbench = useRead("workbench", {});
  const [creating, setCreating] = useState(false);
  const create = () => setCreating(true);
  return (
    <>
      <Shown of={workbench}>
        {(it) =>
          it.classes === 0 && it.running.length === 0 ? (
            <PerhapsNothing it={it} onCreate={create} />
          ) : (
            <Desk it={it} onCreate={create} />
          )
        }
      </Shown>
      {creating && <NewCohortDialog onLeave={() => setCreating(false)} />}
    </>
  );
}

/** Nothing this year: is it a new school, or only a new year? */
function PerhapsNothing({ it, onCreate }: { it: WorkbenchOf; onCreate: () => void }) {
  const cohorts = useRead("cohorts", {});
  return (
    <Shown of={cohorts}>
      {(all) => (all.length === 0 ? <NothingYet onCreate={onCreate} /> : <Desk it={it} onCreate={onCreate} />)}
    </Shown>
  );
}

/** A school with no class yet. While there is nothing at all, the sample school may still be looked at. */
function NothingYet({ onCreate }: { onCreate: () => void }) {
  const settings = useRead("settings", {}).data;
  return (
    <>
      <Empty
        say="这里是每天打开就看的工作台：今天有哪些课、哪些课没点名、有什么冲突。先建一个培训班，再导入名册、排课。"
        button="新建班次"
        onBegin={onCreate}
      />
      {settings?.empty && (
        <p className="or-sample quiet">
          想先看看样子？
          <button
            type="button"
            className="link"
            onClick={() => void tellAloud("load_sample", { school: settings.school.name })}
            data-testid="load-sample"
          >
            载入示例数据
          </button>
          （虚构的人和班，可以撤销）
        </p>
      )}
    </>
  );
}

function Desk({ it, onCreate }: { it: WorkbenchOf; onCreate: () => void }) {
  const [reporting, setReporting] = useState(false);
  if (reporting) return <Reports day={it.day} back="工作台" onLeave={() => setReporting(false)} />;
  return (
    <div className="screen workbench">
      <div className="bar">
        <h1 data-testid="today">{it.day_said}</h1>
        <span className="stretch" />
        <Button type="primary" icon={<PlusOutlined />} onClick={onCreate} data-testid="new-cohort">
          新建班次
        </Button>
      </div>
      <div className="desk">
        <section>
          <h2>今天的课</h2>
          {it.today.length > 0 && (
            <p className="under-way row">
              <span className="stretch">{it.under_way && <UnderWay it={it.under_way} />}</span>
              <Button size="small" onClick={() => setReporting(true)} data-testid="report-all">
                全校考勤日报
              </Button>
            </p>
          )}
          <div className="scrolled">
            <TodaysSessions day={it.day} today={it.today} />
          </div>
        </section>
        <section>
          <h2>现在要办的事{it.needs.length > 0 && <span className="quiet"> {it.needs.length} 件</span>}</h2>
          <div className="scrolled">
            <Needs needs={it.needs} />
          </div>
        </section>
        <section>
          <h2>在办的班</h2>
          <div className="scrolled">
            <Running day={it.day} classes={it.running} />
          </div>
        </section>
        <section>
          <h2>{it.day.slice(0, 4)} 年</h2>
          <Year it={it} />
          <Backup />
        </section>
      </div>
    </div>
  );
}

/** Who is in the rooms at this minute, as far as the rolls say. */
function UnderWay({ it }: { it: NonNullable<WorkbenchOf["under_way"]> }) {
  return (
    <span data-testid="under-way">
      正在上课 {it.sessions} 场
      {it.taken > 0 && (
        <>
          ：现在到课 <b>{it.came}</b> 人 / 应到 {it.expected} 人
        </>
      )}
      {it.waiting > 0 && (
        <span className="amber">
          ；还有 {it.sessions - it.taken} 场没有点名（应到 {it.waiting} 人）
        </span>
      )}
    </span>
  );
}

function TodaysSessions({ day, today }: { day: string; today: readonly Today[] }) {
  if (today.length === 0) {
    return (
      <p className="quiet" data-testid="no-session">
        今天没有课。
      </p>
    );
  }
  const now = dayjs().format("YYYY-MM-DD HH:mm");
  return (
    <table>
      <colgroup>
        <col style={{ width: 94 }} />
        <col />
        <col style={{ width: 84 }} />
        <col style={{ width: 100 }} />
        <col style={{ width: 50 }} />
      </colgroup>
      <tbody>
        {today.map(({ session, expected, came, rooms_due }) => {
          const { id, cohort, cohort_title, starts, ends, title, kind, venue_name, lecturer_name, state } = session;
          const roll = address({ at: "cohort", cohort, tab: "rollcall", session: id });
          const what = quoted(title, kind);
          return (
            <tr key={id} data-testid={`today-${id}`}>
              <td>
                {starts}–{ends}
              </td>
              <td title={`${what}　${cohort_title}`}>
                <a href={roll} data-testid={`open-roll-${id}`}>
                  {what}
                </a>{" "}
                <span className="faint">{cohort_title}</span>
              </td>
              <td title={venue_name}>{venue_name || <span className="faint">地点未定</span>}</td>
              <td title={`${lecturer_name} ${state}`}>
                {lecturer_name}
                {lecturer_name && state === "待确认" && <span className="amber"> 待确认</span>}
              </td>
              <td className="figure" data-testid={`roll-state-${id}`}>
                {came !== null ? (
                  <span
                    className={rooms_due.length > 0 ? "amber" : undefined}
                    title={rooms_due.length > 0 ? `${rooms_due.join("、")}未点` : undefined}
                  >
                    {came}/{expected}
                  </span>
                ) : (
                  <span className={`${day} ${starts}` <= now ? "amber" : "faint"}>未点</span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Where a need is mended, and the word on the way there. */
const MENDING: Record<Need["place"], { tab: Tab; part?: Part; word: string }> = {
  考勤: { tab: "rollcall", word: "去考勤" },
  请假: { tab: "rollcall", part: "leave", word: "去请假" },
  考勤统计: { tab: "rollcall", part: "figures", word: "看余假" },
  课程表: { tab: "timetable", word: "去课程表" },
  学员: { tab: "trainee", word: "去名册" },
  结业证书: { tab: "certificate", word: "去结业" },
};

export function mendedAt({ cohort, place, session }: Need): Place {
  const { tab, part } = MENDING[place];
  return { at: "cohort", cohort, tab, part, session: session ?? undefined };
}

function Needs({ needs }: { needs: readonly Need[] }) {
  if (needs.length === 0) {
    return (
      <p className="green" data-testid="no-need">
        ✓ 没有要办的事：名点过了，课程表没有冲突，近一周的授课人都已确认。
      </p>
    );
  }
  return (
    <ul>
      {needs.map((need, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no id, and stand as the door gave them
        <li key={index}>
          <a href={address(mendedAt(need))} title={need.say} data-testid={`need-${index}`}>
            <span className="stretch">{need.say}</span>
            <span className="go">
              {need.place === "考勤" && need.session !== null ? "去点名" : MENDING[need.place].word}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Running({ day, classes }: { day: string; classes: readonly CohortLine[] }) {
  if (classes.length === 0) return <p className="quiet">今天没有在办的班。</p>;
  return (
    <table>
      <tbody>
        {classes.map(({ id, title, starts, days, head_teacher, trainees, rolls_due }) => (
          <tr key={id} data-testid={`running-${id}`}>
            <td title={title}>
              <a href={address({ at: "cohort", cohort: id, tab: "overview" })}>{title}</a>
            </td>
            <td style={{ width: 100 }}>
              已办 {dayjs(day).diff(starts, "day") + 1}/{days} 天
            </td>
            <td className="figure" style={{ width: 60 }}>
              {trainees} 人
            </td>
            <td className="quiet teacher" style={{ width: 120 }} title="班主任">
              {head_teacher}
            </td>
            <td className="figure" style={{ width: 80 }}>
              {rolls_due > 0 && <span className="amber">欠点名 {rolls_due}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The year's three figures; each opens the statistics it is from. */
function Year({ it }: { it: WorkbenchOf }) {
  const figures: { name: string; figure: ReactNode; measure: string; basis: string }[] = [
    { name: "classes", figure: it.classes, measure: "期", basis: "按开班日期计入本年，含已排定的班。" },
    {
      name: "enrolled",
      figure: it.enrolled,
      measure: "报名人次",
      basis: "本年开班的各班名册上的人次，含中途退出的；一人参加几个班，计几人次。",
    },
    {
      name: "rate",
      figure: percent(it.rate),
      measure: "参训率A",
      basis: `实到 ${it.rate.part} 人次 ÷ 应到 ${it.rate.whole} 人次，只计已点名的课次。`,
    },
  ];
  return (
    <div className="year">
      {figures.map(({ name, figure, measure, basis }) => (
        <a key={name} href={address({ at: "statistics" })} title={basis} data-testid={`year-${name}`}>
          <b>{figure}</b>
          <span>{measure}</span>
        </a>
      ))}
    </div>
  );
}

function Backup() {
  const copies = useRead("backups", {}).data;
  if (!copies) return null;
  const last = copies[0];
  return (
    <p className="quiet" data-testid="workbench-backup">
      {last ? `最近备份：${sayDay(last.at)} ${dayjs(last.at).format("HH:mm")}` : "还没有备份，关闭程序时会自动备份一次"}
      <a className="after" href={address({ at: "setting", tab: "backup" })}>
        备份与恢复
      </a>
    </p>
  );
}

export const workbenchHelp = [
  "左边是今天各班的课，点课名去点名；“未点”变成橙色，是课已经开始还没有点名。",
  "右边是现在要办的事，最急的在前，点一行就到能办它的地方。",
  "正在上课的场次，已经点名的加起来是现在到课多少人；“全校考勤日报”一页是今天各班的缺勤人员，可以打印、存 PDF。",
  "请假等签字、该销假没销假、连续两场旷课、请假接近上限、点名记下没有完成的，都会在这里说一句。",
  "下面是在办的班和本年的三个数，点数字看统计报表。",
];
