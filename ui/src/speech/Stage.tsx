// 现场点名: a screen for the projector, to be read from the last row and worked by keys alone. Whom it calls is chosen by
// the office, which notes it at once; the screen only shows who it is.

import dayjs from "dayjs";
import { type ReactNode, useEffect, useRef, useState } from "react";
import {
  ask,
  type CohortId,
  fillScreen,
  type SessionLine,
  type Speaker,
  type SpeechLine,
  type TraineeId,
  tell,
  troubleOf,
  useRead,
} from "../door";
import { go, usePlace } from "../frame/place";
import { Empty, Shown, useRemembered } from "../parts";
import { idNumberIn } from "../rollcall/typed";
import { quoted } from "../timetable/words";
import { whomTyped } from "./whom";
import { sessionNow, speechOf } from "./words";
import "./stage.css";

const WAYS = ["随机", "按级别", "按单位", "按小组"] as const;
const SCOPES = ["本次课", "当天", "全班期间"] as const;

interface Look {
  by: (typeof WAYS)[number];
  scope: (typeof SCOPES)[number];
  bright: boolean;
  keys: boolean;
}

/** What comes after (or before) one of several, round and round. */
function beside<T>(all: readonly T[], one: T, step: number): T {
  return all[(all.indexOf(one) + step + all.length) % all.length] ?? one;
}

export function Stage({ cohort, tools }: { cohort: CohortId; tools: ReactNode }) {
  const place = usePlace();
  const asked = place.at === "cohort" ? place.session : undefined;
  const timetable = useRead("timetable", { cohort });
  return (
    <Shown of={timetable}>
      {({ sessions }) => {
        const session = sessions.find(({ id }) => id === asked) ?? sessionNow(sessions, dayjs());
        if (session) return <Screen key={session.id} cohort={cohort} session={session} />;
        return (
          <div className="screen">
            <div className="bar">{tools}</div>
            <Empty
              say="排好课程表以后，在课上用投影点名发言。"
              button="去排课"
              onBegin={() => go({ at: "cohort", cohort, tab: "timetable" })}
            />
          </div>
        );
      }}
    </Shown>
  );
}

function Screen({ cohort, session }: { cohort: CohortId; session: SessionLine }) {
  const [look, setLook] = useRemembered<Look>("stage", { by: "随机", scope: "本次课", bright: false, keys: true });
  const put = (part: Partial<Look>) => setLook({ ...look, ...part });
  const [only, setOnly] = useState<string | null>(null);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const [said, setSaid] = useState("");
  const { by, scope } = look;
  const stage = useRead("speakers", { session: session.id, by, scope });
  const data = stage.data;
  const watch = useStopwatch();
  const busy = useRef(false);

  /** One act at a time: a key held down calls nobody twice. */
  const act = async (what: () => Promise<unknown>) => {
    if (busy.current) return;
    busy.current = true;
    setSaid("");
    try {
      await what();
    } catch (thrown) {
      setSaid(troubleOf(thrown).say);
    } finally {
      busy.current = false;
    }
  };
  const call = (choose?: TraineeId) =>
    act(async () => {
      await noteMinutes();
      const chosen = choose ? { choose } : only ? { only } : {};
      await tell("call_to_speak", { session: session.id, by, scope, ...chosen });
    });
  /** A badge or an ID card that a scanner typed: the office knows whose it is, or says why not. */
  const scanned = (code: string) =>
    act(async () => {
      const { found, say } = await ask("find_on_roll", { session: session.id, typed: idNumberIn(code) ?? code });
      const [one, other] = found;
      if (!one || other) return setSaid(say);
      await noteMinutes();
      await tell("call_to_speak", { session: session.id, by, scope, choose: one });
    });
  /** What the stopwatch says, on the speech it was for. */
  const noteMinutes = async () => {
    const minutes = watch.stop();
    if (minutes && data?.last)
      await tell("save_speech", { ...speechOf(data.last), minutes: data.last.minutes + minutes });
  };
  const leave = () =>
    act(async () => {
      await noteMinutes();
      await fillScreen(false);
      go({ at: "cohort", cohort, tab: "rollcall", part: "speech", session: session.id });
    });
  const candidates = data ? whomTyped(typed, data.people) : [];
  const strata = data?.strata ?? [];

  const onKey = (event: KeyboardEvent) => {
    const { key } = event;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
    const down = { ArrowUp: -1, ArrowDown: 1 }[key];
    const character = characterOf(event);
    if (event.ctrlKey || event.altKey || event.metaKey) return; // undo and search are the frame's
    if (key === "Escape") typed ? setTyped("") : void leave();
    else if (key === "Backspace" && typed) setTyped(typed.slice(0, -1));
    else if (key === "Backspace" && data?.last) {
      const speech = data.last.id;
      watch.stop();
      void act(() => tell("remove_speech", { speech }));
    } else if (key === "Enter" && typed) {
      const one = candidates[Math.min(at, candidates.length - 1)];
      setTyped("");
      one ? void call(one.trainee) : void scanned(typed);
    } else if (key === "Enter" && data?.last) watch.running ? void act(noteMinutes) : watch.start();
    else if (event.code === "Space") {
      if (!event.repeat && !typed) void call();
    } else if (key === "Tab") {
      put({ by: beside(WAYS, by, event.shiftKey ? -1 : 1) });
      setOnly(null);
    } else if (step !== undefined) {
      const all = [null, ...strata.filter(({ here }) => here > 0).map(({ word }) => word)];
      setOnly(beside(all, only, step));
    } else if (down !== undefined) setAt(Math.max(0, Math.min(candidates.length - 1, at + down)));
    else if (key === "F1") put({ keys: !look.keys });
    else if (key === "F3") put({ scope: beside(SCOPES, scope, 1) });
    else if (key === "F4") put({ bright: !look.bright });
    else if (key === "F11") void act(() => fillScreen());
    else if (character) {
      setTyped(typed + character);
      setAt(0);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useAllKeys(onKey);

  return (
    <div className={look.bright ? "stage bright" : "stage"} data-testid="stage">
      <div className="stage-top">
        <span className="ellipsis">{quoted(session.title, session.kind)}</span>
        <span className="stretch" />
        {data && (
          <span data-testid="stage-count">
            在场 {data.here} 人，还有 {data.waiting} 人没有点到
          </span>
        )}
      </div>
      <div className="stage-way" data-testid="stage-way">
        <b>{by}</b>
        {strata.length > 0 && <span>{only ?? "轮流"}</span>}
        {only && <span>{strata.find(({ word }) => word === only)?.waiting ?? 0} 人没有点到</span>}
        <span>{scope}不重复</span>
      </div>
      {typed ? (
        <Candidates typed={typed} people={candidates} at={at} />
      ) : data?.last ? (
        <Card key={data.last.id} speech={data.last} />
      ) : (
        <div className="stage-card" data-testid="stage-begin">
          <div className="stage-name" style={{ fontSize: "14vw" }}>
            现场点名
          </div>
          <div className="stage-post">按空格，点第一位</div>
        </div>
      )}
      {said && (
        <div className="stage-said" role="alert" data-testid="stage-said">
          {said}
        </div>
      )}
      {watch.seconds !== null && (
        <div className={watch.running ? "stage-watch running" : "stage-watch"} data-testid="stage-watch">
          {sayClock(watch.seconds)}
        </div>
      )}
      {look.keys && <Keys />}
    </div>
  );
}

/** The name as large as the screen holds it. */
function Card({ speech }: { speech: SpeechLine }) {
  const letters = [...speech.name].length;
  return (
    <div className="stage-card" data-testid="stage-card">
      <div className="stage-name" style={{ fontSize: `min(${(78 / Math.max(letters, 3.2)).toFixed(1)}vw, 46vh)` }}>
        {speech.name}
      </div>
      <div className="stage-post">
        {speech.unit}
        {speech.post}
      </div>
      <div className="stage-more">
        {speech.group && <span>{speech.group}</span>}
        <span>第 {speech.position} 位发言</span>
        {speech.minutes > 0 && <span>{speech.minutes} 分钟</span>}
      </div>
    </div>
  );
}

/** Whom the number or the initials typed so far mean. */
function Candidates({ typed, people, at }: { typed: string; people: readonly Speaker[]; at: number }) {
  const here = Math.min(at, people.length - 1);
  const first = Math.max(0, Math.min(here - 3, people.length - 7));
  return (
    <div className="stage-choose" data-testid="stage-choose">
      <div className="stage-typed">{typed}</div>
      {people.slice(first, first + 7).map((each, index) => (
        <div key={each.trainee} className={first + index === here ? "one current" : "one"}>
          <span className="figure">{each.number}</span>
          <b>{each.name}</b>
          <span className="ellipsis">
            {each.unit}
            {each.post}
          </span>
          <span>{!each.here ? each.mark : each.times > 0 ? `已发言 ${each.times} 次` : ""}</span>
        </div>
      ))}
      {people.length === 0 && <div className="one">没有这个序号或姓名首字母；学员证、身份证按回车</div>}
    </div>
  );
}

const KEYS: readonly (readonly [string, string])[] = [
  ["空格", "点下一位"],
  ["Tab", "随机、按级别、单位、小组"],
  ["← →", "轮流，或只在一组里点"],
  ["序号、首字母 回车，或扫学员证", "指定一人"],
  ["退格", "收回"],
  ["回车", "计时、停表"],
  ["F3", "不重复的范围"],
  ["F4", "深色、浅色"],
  ["F11", "全屏"],
  ["F1", "隐藏按键"],
  ["Esc", "离开"],
];

function Keys() {
  return (
    <div className="stage-keys" data-testid="stage-keys">
      {KEYS.map(([key, word]) => (
        <span key={key}>
          <kbd>{key}</kbd> {word}
        </span>
      ))}
    </div>
  );
}

/** A digit or a letter, also where an input method holds the key back. */
function characterOf({ key, code }: KeyboardEvent): string | undefined {
  const plain = key === "Process" ? (/^(?:Key|Digit|Numpad)(\w)$/.exec(code)?.[1] ?? "") : key.normalize("NFKC");
  return /^[0-9a-z]$/i.test(plain) ? plain.toLowerCase() : undefined;
}

/** Every key is this screen's before it is anybody else's. */
function useAllKeys(onKey: (event: KeyboardEvent) => void) {
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const mine = (event: KeyboardEvent) => latest.current(event);
    window.addEventListener("keydown", mine, true);
    return () => window.removeEventListener("keydown", mine, true);
  }, []);
}

/** Seconds since it was started; null before. */
function useStopwatch() {
  const [since, setSince] = useState<number | null>(null);
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(() => {
    if (since === null) return;
    const timer = setInterval(() => setSeconds(Math.floor((Date.now() - since) / 1000)), 250);
    return () => clearInterval(timer);
  }, [since]);
  return {
    seconds,
    running: since !== null,
    start: () => {
      setSince(Date.now());
      setSeconds(0);
    },
    /** The minutes it ran, the last one begun counted; 0 where it did not run. */
    stop: () => {
      const minutes = since === null ? 0 : Math.max(1, Math.ceil((Date.now() - since) / 60_000 - 0.5));
      setSince(null);
      if (since === null) setSeconds(null);
      return minutes;
    },
  };
}

const sayClock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

export const stageHelp = [
  "投影用的整页大字，全用键盘。空格点下一位：在场的人都点到以前不重复；请假、缺勤的不点。点到就记入发言登记。",
  "Tab 换点法：随机，或按级别、单位、小组轮流各点一人；← → 只在其中一组里点。",
  "输入序号或姓名首字母，回车，就是指定的那一位；扫学员证、刷身份证，就是他本人。退格收回刚点的。",
  "回车开始计时，再按停表，分钟记入发言登记。F3 换不重复的范围，F4 换深色浅色，F11 全屏，F1 隐藏按键提示，Esc 离开。",
];
