// The one line of a roll: numbers, names, initials and a mark behind them; badges and ID numbers from a scanner; a name
// with + before it for somebody who is not expected; the code of a signed sheet.

import { Button, Input, Segmented, Select } from "antd";
import { type KeyboardEvent, type RefObject, useState } from "react";
import { ask, type RollCall, type TraineeId, troubleOf } from "../door";
import { go } from "../frame/place";
import { paperPlace } from "../paper/place";
import type { DraftRoll, OnRoll } from "./draft";
import { isSheetCode } from "./Paper";
import { type Called, idNumberIn, isBadge, readTyped, sayPeople, wearing } from "./typed";
import { isHere, MARKS, type Mark, readMark, type Said, sayMark } from "./words";

interface TypingProps {
  roll: RollCall;
  draft: DraftRoll;
  /** Whom the numbers mean: those of the room that is shown. */
  people: readonly OnRoll[];
  mark: Mark;
  onMark: (mark: Mark) => void;
  onAt: (trainee: TraineeId) => void;
  box: RefObject<HTMLInputElement | null>;
}

export function Typing(props: TypingProps) {
  const { roll, draft, people, mark, onMark, box } = props;
  const [text, setText] = useState("");
  const [heard, setHeard] = useState<{ say: string; wrong: boolean } | null>(null);
  const answer =
    (wrong: boolean) =>
    (...said: string[]) => {
      setHeard({ say: said.filter(Boolean).join("　"), wrong });
      return !wrong;
    };
  const [say, wrong] = [answer(false), answer(true)];

  /** Somebody's badge or card: they are here. */
  const arrive = (person: OnRoll) => {
    const noted = !isHere(person.said) ? `，原记${sayMark(person.said)}` : "";
    if (draft.scanning) draft.tick(person.trainee, true);
    else draft.name(person.trainee, { mark: "出勤", word: "", minutes: 0 });
    props.onAt(person.trainee);
    const come = people.filter((each) => !each.waiting || each === person).length;
    say(`${person.number} ${person.name} 到${noted}`, draft.scanning ? `已到 ${come}/${people.length}` : "");
  };

  /** `+王强`, `+49 迟`, `+李明 县委办`: of the class but not expected, or a visitor. */
  const comesToo = (typed: string): boolean => {
    const [first = "", ...rest] = typed.split(/[\s,，、]+/).filter(Boolean);
    const others = roll.others.filter((other) => !people.some((each) => each.trainee === other.trainee));
    const { named, unknown } = readTyped(typed, others, roll.words);
    const twins = unknown.find(({ perhaps }) => perhaps.length > 0);
    if (named.size > 0 && unknown.length === 0) {
      for (const [other, said] of named) {
        draft.join(other.trainee);
        if (said) draft.name(other.trainee, said);
      }
      return say(`临时加入：${[...named.keys()].map(({ name }) => name).join("、")}`);
    }
    if (twins) return wrong(`「${twins.piece}」有 ${sayPeople(twins.perhaps)}，请输入序号`);
    const there = readTyped(first, people, roll.words).named;
    if (there.size > 0) return wrong(`${[...there.keys()].map(({ name }) => name).join("、")}已在名单上`);
    if (!/^\p{Script=Han}/u.test(first)) return wrong("临时加入请写序号或姓名；旁听的写姓名，后面可以写单位");
    draft.visit({ name: first, unit: rest.join(" "), remark: "" });
    return say(`旁听：${first}，不计入参训率`);
  };

  const hear = async () => {
    const typed = text.trim();
    if (typed === "") return;
    const id = idNumberIn(typed);
    if (isSheetCode(typed)) return go({ at: "cohort", cohort: roll.session.cohort, tab: "rollcall", sheet: typed });
    const badge = wearing(typed, people);
    if (badge) {
      setText("");
      return arrive(badge);
    }
    if (id || isBadge(typed)) {
      setText("");
      return hearCard(id ?? typed);
    }
    if (/^[+＋]/.test(typed)) {
      if (comesToo(typed.slice(1))) setText("");
      return;
    }
    const { named, alone, unknown } = readTyped(typed, people, roll.words);
    const as = new Map<string, string[]>();
    for (const [person, said = theSet] of named) {
      if (draft.scanning && isHere(said)) draft.tick(person.trainee, true);
      else draft.name(person.trainee, { ...said, ...(said === theSet && { minutes: person.said.minutes }) });
      as.set(sayMark(said), [...(as.get(sayMark(said)) ?? []), person.name]);
    }
    if (alone && alone.word === "") onMark(alone.mark);
    setText(unknown.map(({ piece }) => piece).join(" "));
    const done = [...as].map(([said, names]) => `${names.join("、")}：${said}`);
    const last = [...named.keys()].at(-1);
    if (last) props.onAt(last.trainee);
    const lost = unknown.map(({ piece, perhaps }) => whoElse(piece, perhaps, roll, draft.people));
    if (lost.length > 0) wrong(...done, ...lost);
    else if (done.length > 0) say(...done);
    else if (alone) say(`以下记${alone.mark}`);
  };

  const hearCard = async (typed: string) => {
    try {
      const { found, say: why } = await ask("find_on_roll", { session: roll.session.id, typed });
      const person = people.find((each) => found.includes(each.trainee));
      if (person) arrive(person);
      else wrong(why || `尾号 ${typed.slice(-4)} 不在这个会场的名单上`);
    } catch (thrown) {
      wrong(troubleOf(thrown).say);
    }
  };

  /** What a number means with no mark behind it. */
  const theSet: Said = { mark: draft.scanning ? "出勤" : mark, word: "", minutes: 0 };

  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const key = event.altKey ? (MARKS[Number(event.key) - 1] ?? readMark(event.key)?.mark) : undefined;
    if (key) onMark(key);
    else if (step !== undefined) onMark(MARKS[(MARKS.indexOf(mark) + step + MARKS.length) % MARKS.length] ?? mark);
    else if (event.key === "Enter") void hear();
    else if (event.key === "F8") draft.scan(!draft.scanning);
    else return;
    event.preventDefault();
  };

  return (
    <div className="bar row">
      <Segmented
        options={[
          { value: "all", label: "全员出勤，输入例外" },
          { value: "scan", label: <span data-testid="roll-scan">扫码签到 F8</span> },
        ]}
        value={draft.scanning ? "scan" : "all"}
        onChange={(way) => draft.scan(way === "scan")}
      />
      <Input
        ref={(it) => {
          box.current = it?.input ?? null;
        }}
        autoFocus
        style={{ width: 250 }}
        aria-label={draft.scanning ? "扫码或输入到了的人" : "没有正常出勤的人"}
        placeholder={draft.scanning ? "扫胸牌、刷身份证，或输入序号" : "3 17 22　5-8 迟10　王芳 病"}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKey}
        data-search
        data-testid="roll-typed"
      />
      {!draft.scanning && (
        <Select
          style={{ width: 84 }}
          value={mark}
          onChange={onMark}
          options={MARKS.map((each) => ({ value: each, label: each }))}
          aria-label="没有写明的记"
          data-testid="roll-mark"
        />
      )}
      <Button onClick={() => void hear()} data-testid="roll-hear">
        记下 ⏎
      </Button>
      {draft.scanning && (
        <Button
          onClick={() => go(paperPlace(roll.session.cohort, { paper: "badge" }))}
          title="每人一张，上面有扫码用的二维码"
          data-testid="roll-badges"
        >
          打印胸牌
        </Button>
      )}
      <span className={heard?.wrong ? "red ellipsis" : "quiet ellipsis"} title={heard?.say} data-testid="roll-heard">
        {heard?.say ?? (draft.scanning ? "没有签到的人，完成点名时记旷课" : "↑↓ 换类别；+姓名 是临时加入、旁听")}
      </span>
    </div>
  );
}

/** What to do about a piece that means nobody here. */
function whoElse(
  piece: string,
  perhaps: readonly Called[],
  { rooms, others }: RollCall,
  all: readonly OnRoll[],
): string {
  if (perhaps.length > 0) return `「${piece}」有 ${sayPeople(perhaps)}，请输入序号`;
  const seated = [...readTyped(piece, all).named.keys()][0];
  const where = rooms.find(({ venue }) => venue === seated?.room);
  if (seated && where) return `${seated.number} ${seated.name}坐在${where.name}，请到那个会场记`;
  const other = [...readTyped(piece, others).named.keys()][0];
  if (other)
    return `${other.number} ${other.name}${other.why ? `（${other.why}）` : ""}不在应到名单，到了请写 +${piece}`;
  return `名单里没有：${piece}`;
}
