// 打印与导出: every paper and workbook of a class, previewed, printed, saved. The list comes from the door; only
// the options of each kind of paper are known here.

import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import dayjs from "dayjs";
import { type ReactNode, useState } from "react";
import {
  type CardAsked,
  type CohortId,
  type Document,
  type PaperAsked,
  type PaperKind,
  type PaperState,
  type PrintedEdition,
  type SessionId,
  type SessionLine,
  type TraineeId,
  type Trouble,
  useRead,
  type VenueId,
} from "../door";
import { usePlace } from "../frame/place";
import { notePrinted, type PaperEntry, PaperPreview, Shown, usePaper } from "../parts";
import { sayDay, weekday } from "../timetable/week";
import { CardOptions, useCard } from "./CardOptions";
import { type Half, halvesOf, nextOf } from "./half";
import { Only, type OnlyOf } from "./Only";
import { type Chosen, contentsOf, isBadge, isSignIn, NOTHING_CHOSEN, Options } from "./Options";
import { traineesOf } from "./place";
import { whatIs } from "./what";
import "./paper.css";

export function Papers({ cohort }: { cohort: CohortId }) {
  const place = usePlace();
  const wanted: Asked = place.at === "cohort" ? place : {};
  const kinds = useRead("papers", {});
  const timetable = useRead("timetable", { cohort });
  return (
    <Shown of={kinds}>
      {(all) => (
        <Shown of={timetable}>
          {(it) => (
            <Inside
              key={`${wanted.paper} ${wanted.session} ${wanted.notice} ${wanted.room} ${wanted.trainees}`} // another button asked for another paper
              wanted={wanted}
              cohort={cohort}
              kinds={all.filter(({ about }) => ["半天", "一天", "班次", "通知单"].includes(about))} // 统计报表, 师资, 单位, 请假 have the others
              sessions={it.sessions}
            />
          )}
        </Shown>
      )}
    </Shown>
  );
}

/** What the address asks for. */
type Asked = { paper?: string; session?: number; day?: string; notice?: number; room?: number; trainees?: string };

function Inside(props: {
  wanted: Asked;
  cohort: CohortId;
  kinds: readonly PaperKind[];
  sessions: readonly SessionLine[];
}) {
  const { cohort, kinds, wanted } = props;
  const [key, setKey] = useState(wanted.paper);
  const [chosen, setChosen] = useState<Chosen>(NOTHING_CHOSEN);
  const [only, setOnly] = useState<OnlyOf>({ room: wanted.room as VenueId | undefined });
  const [trainees, setTrainees] = useState<TraineeId[]>(() => traineesOf(wanted.trainees));
  const [card, setCard] = useCard();
  const halves = halvesOf(props.sessions);
  const ofDay = halves.find(({ day }) => day === wanted.day)?.session;
  const half = useHalf(halves, (wanted.session as SessionId | undefined) ?? ofDay);
  const days = halves.filter((each, index) => each.day !== halves[index - 1]?.day);
  const states = useRead("papers_of", { cohort }).data;
  const kind = kinds.find((each) => each.key === key) ?? kinds[0];
  const notices = useRead("adjustment_notices", kind?.about === "通知单" ? { cohort } : null).data ?? [];
  const [notice, setNotice] = useState(wanted.notice);
  const lastNotice = notices.at(-1)?.number;
  const asked = kind && askedOf(kind, cohort, half.now, chosen, trainees, only, notice, card);
  const made = usePaper(asked);
  if (!kind) return null;

  const choose = (next: string) => {
    setKey(next);
    setChosen(NOTHING_CHOSEN);
  };
  const nothingPlanned: Trouble | null =
    isOfHalf(kind) && half.now === undefined
      ? { kind: "refused", say: `课程表还没有排课，排了课才能印${kind.name}。` }
      : null;
  return (
    <PaperPreview
      papers={entries(kinds, states ?? [], made.paper)}
      chosen={kind.key}
      onChoose={choose}
      paper={made.paper}
      trouble={nothingPlanned ?? made.trouble}
      onOut={(paper) => notePrinted(cohort, paper)}
      contents={contentsOf(kind)}
      options={
        <>
          {kind.format === "PDF" && whatIs(kind.key) && <div className="quiet">{whatIs(kind.key)}</div>}
          {kind.about === "半天" && half.now && (
            <Which
              say="哪个半天"
              of={halves.map((each) => ({ value: each.session, label: each.say }))}
              at={half.now.session}
              onChoose={half.choose}
            />
          )}
          {kind.about === "一天" && half.now && (
            <Which
              say="哪一天"
              of={days.map(({ session, day }) => ({ value: session, label: `${sayDay(day)} ${weekday(day)}` }))}
              at={days.find((each) => each.day === half.now?.day)?.session ?? half.now.session}
              onChoose={half.choose}
            />
          )}
          {kind.about === "通知单" && lastNotice !== undefined && (
            <Which
              say="第几号"
              of={notices.map(({ number, issued_on, changes }) => ({
                value: number,
                label: `第${number}号　${sayDay(issued_on)}，${changes.length} 处`,
              }))}
              at={notice ?? lastNotice}
              onChoose={setNotice}
            />
          )}
          {(isSignIn(kind) || isBadge(kind)) && (
            <Only
              {...only}
              cohort={cohort}
              sessions={props.sessions.filter(({ id }) => half.now?.sessions.includes(id))}
              takesRoom={takesRoom(kind)}
              onChoose={setOnly}
            />
          )}
          {trainees.length > 0 && kind.key === "certificate" && (
            <div data-testid="only-trainees">
              只印选中的 {trainees.length} 人{" "}
              <button type="button" className="link" onClick={() => setTrainees([])} data-testid="all-trainees">
                改印全班
              </button>
            </div>
          )}
          {isBadge(kind) && (
            <CardOptions cohort={cohort} card={card} onCard={setCard} trainees={trainees} onTrainees={setTrainees} />
          )}
          <Options key={kind.key} kind={kind} chosen={chosen} onChoose={setChosen} />
          {made.paper?.printed && <Edition printed={made.paper.printed} stale={isStale(made.paper)} />}
        </>
      }
    />
  );
}

/** The half day chosen; until one is, the one asked for, or else the next. */
function useHalf(halves: readonly Half[], asked: SessionId | undefined) {
  const [session, setSession] = useState(asked);
  const now =
    halves.find((each) => session !== undefined && each.sessions.includes(session)) ?? nextOf(halves, dayjs());
  return { now, choose: setSession };
}

/** What to ask the door for; nothing while the class has no half day to be asked of. */
function askedOf(
  kind: PaperKind,
  cohort: CohortId,
  half: Half | undefined,
  { rows, first, phones, idNumbers, byGroup, together, due }: Chosen,
  trainees: TraineeId[],
  { room, group }: OnlyOf,
  notice: number | undefined,
  card: CardAsked,
): PaperAsked | undefined {
  if (isOfHalf(kind) && !half) return undefined;
  return {
    paper: kind.key,
    cohort,
    session: kind.about === "半天" ? half?.session : undefined,
    day: kind.about === "一天" ? half?.day : undefined,
    notice: kind.about === "通知单" ? notice : undefined,
    room: takesRoom(kind) ? room : undefined,
    group: isSignIn(kind) || isBadge(kind) ? group : undefined,
    trainees: takesTrainees(kind) ? trainees : [],
    phones,
    id_numbers: idNumbers,
    by_group: byGroup || undefined,
    together: together || undefined,
    due: due ?? undefined,
    rows_per_page: rows ?? undefined,
    first_number: first ?? undefined,
    card: isBadge(kind) ? card : undefined,
  };
}

const isOfHalf = ({ about }: PaperKind) => about === "半天" || about === "一天";

/** A sign-in sheet of a half day, which one room may have for itself. */
const takesRoom = (kind: PaperKind) => isSignIn(kind) && kind.about === "半天";

const takesTrainees = (kind: PaperKind) => kind.key === "certificate" || isBadge(kind);

const isStale = (paper: Document) => paper.printed !== null && paper.printed.fingerprint !== paper.fingerprint;

/** The list at the left. Of papers of a half day or a day, only the one before the eyes has a state. */
function entries(kinds: readonly PaperKind[], states: readonly PaperState[], made: Document | undefined): PaperEntry[] {
  const entry = ({ key, name, format, about }: PaperKind): PaperEntry => {
    const whole = states.find((each) => each.key === key);
    const mine = made?.paper === key ? { printed: made.printed, stale: isStale(made) } : whole;
    const state = mine?.stale
      ? "已过期"
      : mine?.printed
        ? sayEdition(mine.printed)
        : about === "班次" || mine
          ? format === "Excel"
            ? "未导出"
            : "未印"
          : undefined;
    return { key, word: name, group: format === "Excel" ? "Excel" : "纸张", state, stale: mine?.stale };
  };
  return [...kinds.filter((kind) => kind.format === "PDF"), ...kinds.filter((kind) => kind.format === "Excel")].map(
    entry,
  );
}

const sayEdition = ({ edition, printed_on }: PrintedEdition) => `第${edition}版 ${sayDay(printed_on)}`;

function Edition({ printed, stale }: { printed: PrintedEdition; stale: boolean }) {
  const { edition, printed_on } = printed;
  return (
    <div className={stale ? "red" : "quiet"} data-testid="edition">
      {stale
        ? `${sayDay(printed_on)}印过第${edition}版，之后内容有改动。这次印出的是第${edition + 1}版。`
        : `已印过：第${edition}版，${sayDay(printed_on)}。`}
    </div>
  );
}

/** One of many in order, with the one before and the one after a click away. */
function Which<Id extends number>(props: {
  say: string;
  of: readonly { value: Id; label: string }[];
  at: Id;
  onChoose: (id: Id) => void;
}): ReactNode {
  const index = props.of.findIndex((each) => each.value === props.at);
  const step = (by: number) => {
    const next = props.of[index + by];
    return { disabled: !next, onClick: () => next && props.onChoose(next.value) };
  };
  return (
    <div>
      <label htmlFor="which">{props.say}</label>
      <Select
        id="which"
        style={{ width: "100%" }}
        popupMatchSelectWidth={false}
        options={[...props.of]}
        value={props.at}
        onChange={props.onChoose}
        data-testid="which"
      />
      <div className="row steps-by-one">
        <Button size="small" icon={<LeftOutlined />} {...step(-1)} data-testid="which-before">
          上一个
        </Button>
        <Button size="small" {...step(1)} data-testid="which-after">
          下一个 <RightOutlined />
        </Button>
      </div>
    </div>
  );
}

export const papersHelp = [
  "左边是本班的各种纸张和 Excel 表格，上下键选择；中间是印出来的样子；右边是这张纸的选项。",
  "打开以后直接按回车就打印。PageUp / PageDown 翻看各页。",
  "印过或存过的记为第几版。印过以后内容又改了，左边显示红色的“已过期”，应当重印。",
  "胸牌有 90×54、100×140 毫米两种，也可以自己填尺寸，一张 A4 排几个，沿虚线剪开。上面的二维码在点名时按 F8 扫，人就到了。",
  "签到表默认是正在上或下一个半天的，可以换成别的半天；有分会场、分了组的，右边可以只印一个会场、一个小组的，各有各的编码。",
];
