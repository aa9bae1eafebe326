// The window: rail at the left, school and search above, the screen, and below what just happened.

import { DownOutlined, QuestionCircleOutlined, SearchOutlined } from "@ant-design/icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, Drawer, Dropdown } from "antd";
import dayjs from "dayjs";
import { useEffect, useMemo, useState } from "react";
import { ask, type CohortId, type CohortLine, type Hit, tellAloud, useRead, who } from "../door";
import { KEYS } from "../help/keys";
import { SECTIONS } from "../help/sections";
import { Boundary } from "../parts/Trouble";
import { type ClassTab, HELP, RAIL, type Screen, TABS } from "../screens";
import { useEscape, useFrameKeys } from "./keys";
import { type Command, Palette } from "./Palette";
import { above, address, go, type Place, usePlace } from "./place";
import { SavedBar } from "./SavedBar";
import "./frame.css";

/** The rail entry a place belongs to: a class belongs to 培训班. */
const railAt = (place: Place): Place["at"] => (place.at === "cohort" ? "cohorts" : place.at);

/** A screen keeps its state while its own place is narrowed, and begins anew when another is opened. */
const screenOf = (place: Place) => (place.at === "cohort" ? `${place.cohort} ${place.tab} ${place.part}` : place.at);

export function Frame({ school }: { school: string }) {
  const place = usePlace();
  const [searching, setSearching] = useState<string | null>(null);
  const [helping, setHelping] = useState(false);
  const screen = [...RAIL, HELP].find((each) => each.at === railAt(place)) ?? RAIL[0];
  const tab = place.at === "cohort" ? TABS.find((each) => each.tab === place.tab) : undefined;
  const part = place.at === "cohort" ? tab?.parts?.find((each) => each.part === place.part) : undefined;
  useFrameKeys({
    onSearch: () => setSearching(""),
    onPrint: () => place.at === "cohort" && go({ at: "cohort", cohort: place.cohort, tab: "paper" }),
    onHelp: () => setHelping((open) => !open),
    onBack: () => go(above(place)),
  });
  useEscape(helping, () => setHelping(false));
  return (
    <div className="frame">
      <header>
        <span className="brand">班务通</span>
        <span className="school ellipsis" title={school} data-testid="school">
          {school}
        </span>
        <button type="button" className="search-all" onClick={() => setSearching("")} data-testid="search-all">
          <SearchOutlined /> 搜索人（拼音也行）、班、课、命令 <kbd>Ctrl+K</kbd>
        </button>
        <span className="stretch" />
        <Button
          type="text"
          icon={<QuestionCircleOutlined />}
          onClick={() => setHelping(true)}
          data-testid="help"
          title="F1"
        >
          帮助
        </Button>
        <Who />
      </header>
      <nav>
        {RAIL.map((each) => (
          <a
            key={each.at}
            href={address({ at: each.at } as Place)}
            className={each === screen ? "active" : undefined}
            data-testid={`rail-${each.at}`}
          >
            {each.icon} {each.word}
          </a>
        ))}
      </nav>
      <main>
        <Boundary key={screenOf(place)}>
          {tab && place.at === "cohort" ? <Workspace cohort={place.cohort} tab={tab} /> : screen && <screen.view />}
        </Boundary>
      </main>
      <SavedBar right={<LastBackup />} />
      {searching !== null && (
        <Search text={searching} onText={setSearching} onLeave={() => setSearching(null)} place={place} />
      )}
      <Help open={helping} onLeave={() => setHelping(false)} of={part ?? tab ?? screen} />
    </div>
  );
}

/** Who signs what is changed here, with what belongs to this person and this PC. */
function Who() {
  const [name, setName] = useState("");
  useEffect(() => {
    // Asked once: a name changed since signs nothing before the next start. Without an answer nothing is shown.
    who().then(setName, () => setName(""));
  }, []);
  const items = [
    { key: "who", label: "换操作人", onClick: () => go({ at: "setting", tab: "who" }) },
    { key: "backup", label: "备份到U盘", onClick: () => go({ at: "setting", tab: "backup" }) },
    { key: "help", label: "使用说明", onClick: () => go({ at: "help" }) },
  ];
  if (!name) return null;
  return (
    <Dropdown menu={{ items }} trigger={["click"]}>
      <Button type="text" icon={<DownOutlined />} iconPlacement="end" title="操作人" data-testid="who">
        <span className="ellipsis">{name}</span>
      </Button>
    </Dropdown>
  );
}

/** A class's workspace: its name, its tabs, and the tab's screen. */
function Workspace({ cohort, tab }: { cohort: CohortId; tab: ClassTab }) {
  const me = useRead("cohort", { cohort }).data;
  return (
    <div className="screen">
      <div className="workspace-head">
        <a href={address({ at: "cohorts" })}>培训班</a>
        <span className="faint">›</span>
        <h1 className="ellipsis" title={me?.title} data-testid="cohort-name">
          {me?.title}
        </h1>
        <span className="stretch" />
        {me && (
          <span className="quiet" data-testid="cohort-figures">
            {sayStage(me)}　{me.trainees} 人
          </span>
        )}
      </div>
      <div className="tabs" role="tablist">
        {TABS.map((each) => (
          <a
            key={each.tab}
            role="tab"
            aria-selected={each === tab}
            href={address({ at: "cohort", cohort, tab: each.tab })}
            className={each === tab ? "active" : undefined}
            data-testid={`tab-${each.tab}`}
          >
            {each.word}
          </a>
        ))}
      </div>
      <div className="fill">
        <tab.view key={cohort} cohort={cohort} />
      </div>
    </div>
  );
}

/** Where something found is opened. */
function placeOf(hit: Hit): Place {
  switch (hit.found) {
    case "班次":
      return { at: "cohort", cohort: hit.id as CohortId, tab: "overview" };
    case "授课人":
      return { at: "lecturer", lecturer: hit.id, tab: "lecturer" };
    case "专题":
      return { at: "lecturer", topic: hit.id, tab: "topic" };
    case "场地":
      return { at: "venue", venue: hit.id, tab: "venue" };
    case "教学点":
      return { at: "venue", site: hit.id, tab: "site" };
    case "线路":
      return { at: "venue", route: hit.id, tab: "route" };
    case "人员":
      return { at: "person", person: hit.id, find: hit.name };
    case "单位":
      return { at: "person", unit: hit.id };
  }
}

/** 已办 3/10 天: how far a class is. */
function sayStage({ stage, starts, days }: CohortLine): string {
  if (stage === "未开班") return `${dayjs(starts).format("M月D日")}开班`;
  return stage === "在办"
    ? `已办 ${dayjs().startOf("day").diff(starts, "day") + 1}/${days} 天`
    : `已结束，共 ${days} 天`;
}

function Search(props: { text: string; onText: (text: string) => void; onLeave: () => void; place: Place }) {
  const text = props.text.trim();
  // Kept with what it answers: until the next answer the old one stays, dimmed.
  const answer = useQuery({
    queryKey: ["search", text],
    queryFn: async () => ({ text, hits: await ask("search", { text }) }),
    placeholderData: keepPreviousData,
    enabled: text !== "",
  });
  const here = props.place.at === "cohort" ? props.place.cohort : null;
  const commands = useMemo<Command[]>(() => {
    const tabs =
      here === null
        ? []
        : TABS.flatMap(({ tab, word, parts = [] }) => [
            { kind: "本班", word, onChoose: () => go({ at: "cohort", cohort: here, tab }) },
            ...parts.map(({ part, word }) => ({
              kind: "本班",
              word,
              onChoose: () => go({ at: "cohort", cohort: here, tab, part }),
            })),
          ]);
    const screens = RAIL.map(({ at, word }) => ({ kind: "页面", word, onChoose: () => go({ at } as Place) }));
    const helps = SECTIONS.map(({ key, title }) => ({
      kind: "帮助",
      word: title,
      onChoose: () => go({ at: "help", section: key }),
    }));
    const acts = [
      { kind: "操作", word: "撤销上一步", onChoose: () => void tellAloud("undo", {}) },
      { kind: "操作", word: "恢复撤销的一步", onChoose: () => void tellAloud("redo", {}) },
    ];
    return [...tabs, ...screens, ...acts, ...helps].filter(({ word }) => word.includes(text));
  }, [here, text]);
  const answered = text === "" ? undefined : answer.data;
  const stale = text !== "" && answered?.text !== text && !answer.error;
  const found = (answered?.hits ?? []).map((hit) => ({
    kind: hit.found,
    word: hit.name,
    through: hit.through,
    mark: hit.mark,
    about: hit.about,
    by: foundBy(hit, answered?.text ?? ""),
    onChoose: () => go(placeOf(hit)),
  }));
  return (
    <Palette
      commands={[...found, ...commands]}
      text={props.text}
      onText={props.onText}
      onLeave={props.onLeave}
      stale={stale}
    />
  );
}

/** Why somebody was found whose name does not have what was typed in it. */
function foundBy({ name }: Hit, text: string): string | undefined {
  if (name.toLowerCase().includes(text.toLowerCase())) return undefined;
  return /^\d+x?$/i.test(text) ? "尾号" : /[a-z]/i.test(text) ? "拼音" : undefined;
}

/** 昨晚备份 …: when the books were last copied. */
function LastBackup() {
  const last = useRead("backups", {}).data?.[0];
  return (
    <span data-testid="last-backup">
      {last ? `最近备份 ${dayjs(last.at).format("M月D日 HH:mm")}` : "退出时自动备份"}
    </span>
  );
}

function Help({
  open,
  onLeave,
  of,
}: {
  open: boolean;
  onLeave: () => void;
  of: Pick<Screen, "word" | "help"> | undefined;
}) {
  return (
    <Drawer
      open={open}
      onClose={onLeave}
      title={`帮助：${of?.word ?? "班务通"}`}
      mask={false}
      keyboard={false} // Esc comes from the frame, once
      size={340}
      data-testid="help-panel"
    >
      {of?.help.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <h3>处处可用的键</h3>
      <table className="keys">
        <tbody>
          {KEYS.map(([key, meaning]) => (
            <tr key={key}>
              <td>
                <kbd>{key}</kbd>
              </td>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="more-help">
        <a href={address({ at: "help" })} onClick={onLeave} data-testid="whole-help">
          使用说明：安装、备份、换电脑、打印…
        </a>
      </p>
    </Drawer>
  );
}
