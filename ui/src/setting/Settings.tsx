// 设置: what this school does its own way, and keeping the books.

import { useRef } from "react";
import { answers, type Settings as SettingsOf, say, setWho, tell, useAsked, useRead, who } from "../door";
import { address, usePlace } from "../frame/place";
import { Holidays } from "../holiday/Holidays";
import { Shown, TextField, TimeField, useSavedForm } from "../parts";
import { RollWords } from "../rollcall/RollWords";
import { CertificateSetting } from "./CertificateSetting";
import { DayShapes } from "./DayShapes";
import { InvitationSetting } from "./InvitationSetting";
import { Keeping } from "./Keeping";
import { LeaveSetting } from "./LeaveSetting";
import { TeachingSetting } from "./TeachingSetting";
import "./setting.css";

const TABS = [
  { tab: "school", word: "学校与作息" },
  { tab: "holiday", word: "节假日" },
  { tab: "teaching", word: "排课规则" },
  { tab: "leave", word: "请假规则" },
  { tab: "roll", word: "考勤用词" },
  { tab: "invitation", word: "授课邀请函" },
  { tab: "certificate", word: "结业证书" },
  { tab: "backup", word: "备份与恢复" },
  { tab: "who", word: "操作人" },
] as const;

export function Settings() {
  const place = usePlace();
  const tab = (place.at === "setting" && place.tab) || "school";
  const settings = useRead("settings", {});
  return (
    <div className="settings">
      <div className="contents-of" role="tablist">
        {TABS.map((each) => (
          <a
            key={each.tab}
            role="tab"
            aria-selected={each.tab === tab}
            className={each.tab === tab ? "active" : undefined}
            href={address({ at: "setting", tab: each.tab })}
            data-testid={`setting-${each.tab}`}
          >
            {each.word}
          </a>
        ))}
      </div>
      <div className="setting">
        {tab === "holiday" ? (
          <Holidays />
        ) : tab === "backup" ? (
          <Keeping />
        ) : tab === "who" ? (
          <Who />
        ) : tab === "invitation" ? (
          <Invitation />
        ) : (
          <Shown of={settings}>
            {(it) =>
              tab === "school" ? (
                <School it={it} />
              ) : tab === "teaching" ? (
                <TeachingSetting it={it.teaching} />
              ) : tab === "leave" ? (
                <LeaveSetting it={it.leave} />
              ) : tab === "roll" ? (
                <RollWords it={it.roll} />
              ) : (
                <CertificateSetting it={it.certificate} />
              )
            }
          </Shown>
        )}
      </div>
    </div>
  );
}

function School({ it }: { it: SettingsOf }) {
  const form = useSavedForm(it.school, (school) => tell("set_school", school));
  return (
    <>
      <section>
        <h2>学校</h2>
        <TextField label="学校全称" hint="印在证书和上报的表格上。已经发出的证书不变。" {...form.field("name")} />
      </section>
      <section>
        <h2>作息时间</h2>
        <p className="quiet">排课时，课次默认用这里的起止时间；已经排好的课不变。</p>
        <HalfDays of={it.half_days} />
      </section>
      <DayShapes shapes={it.day_shapes.shapes} usual={it.half_days} />
    </>
  );
}

function Invitation() {
  const form = useRead("invitation_form", {});
  return <Shown of={form}>{(it) => <InvitationSetting it={it} />}</Shown>;
}

/** Not in the books but on this PC: the window keeps it. */
function Who() {
  const signed = useAsked("who", {}, who);
  return <Shown of={signed}>{(name) => <WhoForm name={name} />}</Shown>;
}

function WhoForm({ name }: { name: string }) {
  const form = useSavedForm({ name }, async ({ name }) => {
    await setWho(name);
    say(`操作人已改为${name}。关闭班务通再打开，操作历史就写这个姓名；以前的不变。`);
    await answers.invalidateQueries();
  });
  return (
    <section>
      <h2>操作人</h2>
      <TextField
        label="姓名"
        autoFocus
        hint="写在操作历史里，也在窗口右上角。开始时是登录 Windows 的名称。换人用这台电脑时改成自己的姓名，关闭班务通再打开，就记在这个姓名下。"
        {...form.field("name")}
      />
    </section>
  );
}

const HALVES = [
  ["上午", "morning"],
  ["下午", "afternoon"],
  ["晚上", "evening"],
] as const;

type Times = Record<`${(typeof HALVES)[number][1]}_${"starts" | "ends"}`, string>;

/** The door takes the three blocks as one; on screen each time is a field of its own. */
function HalfDays({ of }: { of: SettingsOf["half_days"] }) {
  const flat: Times = {
    morning_starts: of.morning.starts,
    morning_ends: of.morning.ends,
    afternoon_starts: of.afternoon.starts,
    afternoon_ends: of.afternoon.ends,
    evening_starts: of.evening.starts,
    evening_ends: of.evening.ends,
  };
  // A block moved to later is refused until its end is moved too: what was refused goes along with the next save.
  const refused = useRef<Partial<Times>>({});
  const form = useSavedForm(flat, async (it) => {
    const left = Object.fromEntries(Object.entries(it).filter(([name, time]) => time !== flat[name as keyof Times]));
    const whole: Times = { ...flat, ...stillTyped(refused.current), ...left };
    const block = (half: (typeof HALVES)[number][1]) => ({
      starts: whole[`${half}_starts`],
      ends: whole[`${half}_ends`],
    });
    try {
      await tell("set_half_days", {
        morning: block("morning"),
        afternoon: block("afternoon"),
        evening: block("evening"),
      });
      refused.current = {};
    } catch (thrown) {
      refused.current = { ...refused.current, ...left };
      throw thrown;
    }
  });
  return (
    <div className="half-days">
      {HALVES.map(([word, half]) => (
        <div key={half} className="row">
          <b>{word}</b>
          <TimeField label="从" {...form.field(`${half}_starts`)} />
          <TimeField label="到" {...form.field(`${half}_ends`)} />
        </div>
      ))}
    </div>
  );
}

/** Of the times refused, those not put back by Esc since. */
const stillTyped = (refused: Partial<Times>): Partial<Times> =>
  Object.fromEntries(
    Object.entries(refused).filter(
      ([name, time]) => document.querySelector<HTMLInputElement>(`#field-${name}`)?.value === time,
    ),
  );

export const settingHelp = [
  "改完离开格子就保存，可以撤销。",
  "节假日：红的放假，标“班”的周末上班；点一天就能改，方向键移动、回车打开。明年的通知公布以后，把正文整段粘贴进来。",
  "排课规则里的数字和依据按本校的方案改，课程表上的提醒就照着说。夏季作息、一个半天分几段的，写在“学校与作息”的下面。",
  "请假规则：上限、哪些请假计入、多长的请假谁签批，照本校的方案改；登记请假时说的话、请假条上的签字栏都跟着变。",
  "考勤用词：单位自己的词（线上、见学……）各算作七种考勤之一，点名、全班考勤里能按它的键记，纸上印自己的词。",
  "证书编号、正文和邀请函里花括号中的字，印的时候换成每个人、每个班自己的；右边看到的是换好以后的样子。",
  "程序每天和每次关闭时自动备份，备份后都打开检验过。建议每周再备份到U盘一次。",
];
