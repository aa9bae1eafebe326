// 名册导入: a folder of units' files is read and checked, every doubt is put to the clerk, and only then the roster is
// written, all of it in one step of undo. Nothing is written before; what was answered is kept until it is.

import { Button, Segmented } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import {
  type CohortId,
  type FileAnswered,
  type FileCard,
  onFilesDropped,
  say,
  type Trouble,
  troubleOf,
  useChange,
} from "../door";
import { useEscape } from "../frame/keys";
import { Empty, Fault, Progress, Refused, toRows } from "../parts";
import { type Asked, adopt, askedOf, isOpen, isToMend, leftOut, settled } from "./answers";
import { ImportButton } from "./begin";
import { Doubts } from "./Doubts";
import { Figures, Files } from "./Files";
import { finish, type Kept, useKept } from "./kept";
import { FileHead, LeftOut, Preview } from "./Preview";
import { Replies } from "./Replies";
import { type Read, useReading } from "./reading";
import { followAdvice, isUndecided, ruled, turnsOf } from "./rulings";
import { type FileRow, filesOf, isTaken, type Standing, type Taken } from "./standing";
import { Turns } from "./Turns";
import "./intake.css";

/** Left out for a reason that the clerk may overrule. */
const FOR_A_REASON: readonly Standing[] = ["没有变化", "是别的班的报名表"];
const TAKEN_WHEN_ASKED: readonly Standing[] = ["有更新的一份", "暂不导入", ...FOR_A_REASON];

export interface ImportProps {
  cohort: CohortId;
  /** What was dropped or picked: files and folders. */
  paths: readonly string[];
  onLeave: () => void;
}

export function ImportRosters({ cohort, paths, onLeave }: ImportProps) {
  const [kept, keep] = useKept(cohort, paths);
  const reading = useReading(cohort, kept);
  const { work, read, trouble } = reading;

  const add = (more: readonly string[]) => {
    const fresh = more.filter((path) => !kept.paths.includes(path));
    if (fresh.length > 0) keep({ paths: [...kept.paths, ...fresh] });
    else reading.again();
  };
  const latest = useRef(add);
  latest.current = add;
  useEffect(() => onFilesDropped((dropped) => latest.current(dropped)), []);

  const answered = kept.answers.size + kept.rulings.size;
  const [written, setWritten] = useState<ToSend | null>(null);
  const leave = () => {
    if (work) reading.cancel();
    if (answered > 0 && !written) {
      say(`还没有写入名册，${answered} 处答复已保留：点“接着核对名册”继续。关闭程序后不再保留。`);
    }
    onLeave();
  };
  useEscape(true, leave);

  const bar = (figures: React.ReactNode) => (
    <div className="bar">
      <Button onClick={leave} data-testid="leave-import">
        返回
      </Button>
      <h2>名册导入</h2>
      {figures}
      <span className="stretch" />
      <ImportButton word="添加文件" cohort={cohort} onPaths={add} testid="pick-other" />
    </div>
  );
  if (written) return <Written cohort={cohort} toSend={written} onLeave={onLeave} />;
  if (read && read.found.files.length > 0) {
    return (
      <Checked
        cohort={cohort}
        kept={kept}
        keep={keep}
        read={read}
        checking={work !== null}
        trouble={trouble}
        bar={bar}
        onAgain={reading.again}
        onWritten={(toSend) => {
          finish(cohort);
          if (toSend.back.length > 0) setWritten(toSend);
          else onLeave();
        }}
      />
    );
  }
  return (
    <div className="screen import">
      {bar(null)}
      <div className="padded">
        {trouble?.kind === "broken" ? (
          <Fault trouble={trouble} />
        ) : (
          <Refused trouble={trouble} testid="check-refused" />
        )}
        {trouble && <Button onClick={reading.again}>重新读取</Button>}
        {work?.of === 0 && <span className="quiet">{work.doing}…</span>}
        {work && work.of > 0 && <Progress work={work} onCancel={reading.cancel} />}
        {reading.cancelled && <Empty say="读取已取消，什么也没有写入。" button="重新读取" onBegin={reading.again} />}
        {read && (
          <Empty
            say={[
              "拖入的东西里没有可以读的表格。名册请用 Excel、WPS 表格或 CSV 文件。",
              ...read.found.passed_over.map(({ file, why }) => `${file} ${why}`),
            ].join("\n")}
          />
        )}
      </div>
    </div>
  );
}

/** What goes back to the senders. */
interface ToSend {
  cards: readonly FileCard[];
  /** Files of which 退件单 are still to be made, with what was answered. */
  back: readonly FileAnswered[];
}

/** The roster is written; what was left to the senders is not yet sent to them. */
function Written({ cohort, toSend, onLeave }: { cohort: CohortId; toSend: ToSend; onLeave: () => void }) {
  return (
    <div className="screen import">
      <div className="bar">
        <Button type="primary" onClick={onLeave} data-testid="leave-import">
          返回名册
        </Button>
        <h2>名册已写入，还有要单位改正的格子</h2>
      </div>
      <div className="fill">
        <Replies cohort={cohort} {...toSend} />
      </div>
    </div>
  );
}

type View = "doubts" | "turns" | "people" | "left-out" | "replies";
const VIEWS: readonly View[] = ["doubts", "turns", "people", "left-out", "replies"];

function Checked(props: {
  cohort: CohortId;
  kept: Kept;
  keep: (change: Partial<Kept>) => void;
  read: Read;
  checking: boolean;
  trouble: Trouble | null;
  bar: (figures: React.ReactNode) => React.ReactNode;
  onAgain: () => void;
  onWritten: (toSend: ToSend) => void;
}) {
  const { cohort, kept, keep, read } = props;
  const { answers, rulings, aside, anyway } = kept;
  const { report } = read;
  // Whose files were left out is still known from when they were checked.
  const senders = useRef(new Map<string, string>()).current;
  const taken = useMemo(() => report.files.filter(isTaken), [report]);
  const asked = useMemo(() => askedOf(taken), [taken]);
  const turns = useMemo(() => turnsOf(taken), [taken]);
  const files = useMemo(() => {
    for (const { path, sender } of report.files) senders.set(path, sender);
    return filesOf(read, senders);
  }, [read, report, senders]);

  const left = useMemo(() => leftOut(answers, asked), [answers, asked]);
  const openDoubts = useMemo(() => asked.filter((each) => isOpen(answers, left, each)), [asked, answers, left]);
  const openKeys = useMemo(() => new Set(openDoubts), [openDoubts]);
  const openTurns = useMemo(() => turns.filter((each) => isUndecided(rulings, each)), [turns, rulings]);
  const openOf = useMemo(() => {
    const sums = new Map<string, number>();
    for (const { card } of [...openDoubts, ...openTurns]) sums.set(card.path, (sums.get(card.path) ?? 0) + 1);
    return (file: FileRow) => sums.get(file.id) ?? 0;
  }, [openDoubts, openTurns]);
  const open = openDoubts.length + openTurns.length;
  const sure = openDoubts.filter(({ doubt }) => doubt.sure);
  const people = taken.reduce((sum, card) => sum + card.report.counts.people, 0) - left.size;
  const ready = open === 0 && taken.length > 0 && (people > 0 || turns.length > 0) && !props.checking;

  const [only, setOnly] = useState<Standing | null>(null);
  const listed = useMemo(() => (only ? files.filter(({ standing }) => standing === only) : files), [files, only]);
  const [view, setView] = useState<View>(asked.length > 0 ? "doubts" : turns.length > 0 ? "turns" : "people");
  const [doubt, setDoubt] = useState(0);
  const [turn, setTurn] = useState(0);
  const [fileAt, setFileAt] = useState<string | null>(asked[0]?.card.path ?? files[0]?.id ?? null);
  const file = files.find(({ id }) => id === fileAt) ?? files[0] ?? null;
  const card = file?.card ?? null;
  const [filesBox, rightBox] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)];

  const toDoubt = (index: number) => {
    setDoubt(index);
    setFileAt(asked[index]?.card.path ?? fileAt);
  };
  const toTurn = (index: number) => {
    setTurn(index);
    setFileAt(turns[index]?.card.path ?? fileAt);
  };
  /** A file is looked at: what is shown of all files goes to the first of this one that is open. */
  const toFile = ({ id }: { id: string }) => {
    setFileAt(id);
    const [ofDoubt, ofTurn] = [firstOf(asked, id, openDoubts), firstOf(turns, id, openTurns)];
    if (ofDoubt >= 0) setDoubt(ofDoubt);
    if (ofTurn >= 0) setTurn(ofTurn);
    if ((view === "doubts" && ofDoubt < 0) || (view === "turns" && ofTurn < 0)) setView("people");
  };
  /** The keys go to what is shown at the right. */
  const toRight = (view: View) => {
    if (view === "doubts" || view === "turns") rightBox.current?.focus();
    else if (view !== "replies") toRows(view === "people" ? "roster-preview" : "left-out");
  };
  const look = (view: View) => {
    setView(view);
    setTimeout(() => toRight(view)); // when it is drawn
  };
  const openFile = (it: FileRow) => {
    toFile(it);
    look(openDoubts.some(({ card }) => card.path === it.id) ? "doubts" : "people");
  };
  const choose = (standing: Standing | null) => {
    setOnly(standing);
    const first = standing && files.find((each) => each.standing === standing);
    if (first) toFile(first);
  };

  const write = useChange("import_rosters");
  /** 退件单 were made of all that goes back. */
  const [sent, setSent] = useState(false);
  const [at, setAt] = useState<string | null>(null);
  const answersOf = (files: readonly Taken[]): FileAnswered[] =>
    files.map(({ path, report: { fingerprint } }) => ({
      file: path,
      fingerprint,
      answers: settled(
        answers,
        asked.filter((each) => each.card.path === path),
      ),
      rulings: ruled(
        rulings,
        turns.filter((each) => each.card.path === path),
      ),
    }));
  const send = async () => {
    if (write.running || props.checking) return;
    if (!ready) return toFirstOpen();
    try {
      await write.run({ cohort, files: answersOf(taken), accept_all: false });
      props.onWritten({ cards: replies, back: sent ? [] : answersOf(back) });
    } catch (thrown) {
      const index = placeOf(asked, troubleOf(thrown));
      setAt(asked[index]?.key ?? null);
      if (index < 0) return;
      setView("doubts");
      toDoubt(index);
    }
  };
  const toFirstOpen = () => {
    if (openDoubts[0]) {
      setView("doubts");
      toDoubt(asked.indexOf(openDoubts[0]));
    } else if (openTurns[0]) {
      setView("turns");
      toTurn(turns.indexOf(openTurns[0]));
    }
  };
  const onKey = (event: KeyboardEvent) => {
    const pressed = event.altKey ? VIEWS[Number(event.key) - 1] : undefined;
    if (event.key === "F9") void send();
    else if (event.key === "F6") {
      if (filesBox.current?.contains(document.activeElement)) toRight(view);
      else filesBox.current?.focus();
    } else if (pressed) look(pressed);
    else return;
    event.preventDefault();
  };
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => latest.current(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);

  /** An answer may be what was refused before: the refusal is not shown any longer. */
  const settle = (change: Partial<Kept>) => {
    write.forget();
    keep(change);
  };
  const adoptAll = () => settle({ answers: adopt(answers, openDoubts), rulings: followAdvice(rulings, openTurns) });

  const setAside = (path: string) => keep({ aside: [...aside, path] });
  /** Takes this file in; the newer list of its sender is left out then. */
  const take = ({ id, card, standing }: FileRow) => {
    const others = card?.newer ? [card.newer] : [];
    keep({
      aside: [...aside.filter((path) => path !== id), ...others],
      anyway: FOR_A_REASON.includes(standing) ? [...anyway, id] : anyway,
    });
  };

  const replies = report.files.filter(({ reply }) => reply !== "");
  const toMend = new Set(asked.filter((each) => isToMend(answers, each)).map(({ card }) => card.path));
  const back = taken.filter(({ path, report }) => report.refused.length > 0 || toMend.has(path));
  const leftRows = (card?.report?.counts.refused ?? 0) + (card?.report?.counts.skipped ?? 0);
  const words: Record<View, React.ReactNode> = {
    doubts: `疑问 ${openDoubts.length > 0 ? `${openDoubts.length}/${asked.length}` : asked.length}`,
    turns: `与上一份比较 ${openTurns.length > 0 ? `${openTurns.length}/${turns.length}` : turns.length}`,
    people: `学员 ${card?.report?.counts.people ?? 0} 人`,
    "left-out": `没有采用的 ${leftRows} 行`,
    replies: `回复单位 ${new Set([...replies, ...back].map(({ path }) => path)).size}`,
  };
  return (
    <div className="screen import">
      {props.bar(
        <Figures
          files={files}
          sure={taken
            .filter(({ verdict }) => verdict === "可直接采用")
            .reduce((sum, it) => sum + it.report.counts.people, 0)}
          open={open}
          only={only}
          onOnly={choose}
        />,
      )}
      <div className="bar">
        <Segmented<View>
          value={view}
          onChange={look}
          options={VIEWS.map((value, nth) => ({
            value,
            label: (
              <span title={`Alt+${nth + 1}`} data-testid={`view-${value}`}>
                {words[value]}
              </span>
            ),
          }))}
        />
        <span className="stretch" />
        {sure.length > 0 && sure.length < open && (
          <Button
            onClick={() => settle({ answers: adopt(answers, sure) })}
            data-testid="accept-sure"
            title="改法只有一种，或者不会错的"
          >
            采用有把握的 {sure.length} 处
          </Button>
        )}
        {open > 0 && (
          <Button onClick={adoptAll} data-testid="accept-all">
            全部采用建议（{open} 处）
          </Button>
        )}
        <Button
          type="primary"
          disabled={!ready}
          loading={write.running || props.checking}
          onClick={send}
          title={open > 0 ? `还有 ${open} 处没有答复，按 F9 到第一处` : "F9"}
          data-testid="import-write"
        >
          写入名册 {people.toLocaleString("zh-CN")} 人（可撤销）
        </Button>
      </div>
      {(write.refusal || props.trouble) && (
        <div className="bar refusal-bar">
          <Refused trouble={write.refusal ?? props.trouble} testid="import-refused" />
          {at === null && (
            <Button size="small" onClick={props.onAgain} data-testid="check-again">
              重新读取
            </Button>
          )}
        </div>
      )}
      <div className={props.checking ? "fill parted dimmed" : "fill parted"}>
        <Files files={listed} openOf={openOf} at={file?.id ?? null} onAt={toFile} onOpen={openFile} box={filesBox} />
        <div className="looked-at">
          {view === "doubts" &&
            (asked.length > 0 ? (
              <Doubts
                asked={asked}
                answers={answers}
                isOpen={(each) => openKeys.has(each)}
                at={Math.min(doubt, asked.length - 1)}
                onAt={toDoubt}
                onAnswers={(answers) => settle({ answers })}
                refused={write.refusal && at ? { trouble: write.refusal, key: at } : null}
                box={rightBox}
              />
            ) : (
              <Empty say={taken.length > 0 ? "没有疑问。" : "没有可以写入的名册。"} />
            ))}
          {view === "turns" && (
            <Turns
              turns={turns}
              rulings={rulings}
              at={Math.min(turn, turns.length - 1)}
              onAt={toTurn}
              onRulings={(rulings) => settle({ rulings })}
              box={rightBox}
            />
          )}
          {(view === "people" || view === "left-out") && file && (
            <div className="of-one" key={file.id}>
              <FileHead
                file={file}
                onAside={card && isTaken(card) ? () => setAside(card.path) : null}
                onTake={TAKEN_WHEN_ASKED.includes(file.standing) ? () => take(file) : null}
              />
              {card?.report && view === "people" && <Preview card={card} asked={asked} answers={answers} left={left} />}
              {card?.report && view === "left-out" && <LeftOut report={card.report} />}
            </div>
          )}
          {view === "replies" && (
            <Replies
              cohort={cohort}
              cards={only ? replies.filter(({ verdict }) => verdict === only) : replies}
              back={answersOf(back)}
              onSent={() => setSent(true)}
              onFile={({ path }) => {
                setFileAt(path);
                setView("people");
              }}
            />
          )}
        </div>
      </div>
    </div>
  );
}

/** Where a file's own begin among those of all: the first that is open, else the first. */
function firstOf<T extends { card: FileCard }>(all: readonly T[], path: string, open: readonly T[]): number {
  const ofFile = (each: T) => each.card.path === path;
  const first = open.find(ofFile) ?? all.find(ofFile);
  return first ? all.indexOf(first) : -1;
}

/** The doubt that a refusal is about: it names its file in words, its row and its field by themselves. */
function placeOf(asked: readonly Asked[], { row, field, say }: Trouble): number {
  // Where there are several, the sentence names the file and the sheet.
  const named = ({ card, doubt }: Asked) =>
    Number(say.includes(card.file)) * 2 + Number(say.includes(`工作表「${doubt.sheet}」`));
  let best = -1;
  for (const [at, each] of asked.entries()) {
    if (each.doubt.row !== row || (field !== undefined && each.doubt.field !== field)) continue;
    if (best < 0 || named(each) > named(asked[best] as Asked)) best = at;
  }
  return best;
}
