// A session as it stands in the week: when, what, who, where, how far it is settled, and in red what is in its way.

import type { PointerEvent } from "react";
import type { Clash, SessionLine } from "../door";
import { isOpen } from "./clashes";
import { type Band, type Block, type Piece, timeOf } from "./week";

/** A session as the grid shows it. */
export interface Card extends Block {
  id: number;
  /** What it is about: 《县情讲座》. */
  title: string;
  /** Who gives it; empty when nobody does, and then it has nothing to be confirmed. */
  lecturer: string;
  state: SessionLine["state"];
  /** Where: 报告厅、203室, 郭亮纪念陵园. */
  place: string;
  /** What else is to be known of it, a word or two each: 合班 第2期科干班, 选修, 固定. */
  words: string[];
  /** What is in its way, the gravest first. */
  clashes: Clash[];
  /** A word in the corner: 已点名. */
  mark?: string;
}

export interface WeekCardProps {
  piece: Piece<Card>;
  band: Band;
  lane: number;
  of: number;
  current: boolean;
  chosen: boolean;
  lifted: boolean;
  /** What is in the air would change places with it. */
  target: boolean;
  onGrasp: (event: PointerEvent<HTMLElement>, edge?: "start" | "end") => void;
}

/** So many minutes as a share of a band's height. */
export const share = (band: Band, minutes: number) => `${(100 * minutes) / (band.end - band.start)}%`;

const MARK = { 待确认: "○", 已确认: "●", 已调整: "◐" } as const;

export function WeekCard({ piece, band, lane, of, ...it }: WeekCardProps) {
  const card = piece.block;
  const when = `${timeOf(card.start)}–${timeOf(card.end)}`;
  const open = card.clashes.filter(isOpen);
  const [worst] = open;
  const state = card.lecturer && card.state;
  return (
    <div
      className={[
        "card",
        state,
        worst && (worst.severity === "错误" ? "clashing" : "doubtful"),
        it.current && "current",
        it.chosen && "chosen",
        it.lifted && "lifted",
        it.target && "target",
        piece.end - piece.start < 75 && (piece.end - piece.start < 45 ? "short one-line" : "short"),
      ]
        .filter(Boolean)
        .join(" ")}
      style={{
        top: share(band, piece.start - band.start),
        height: share(band, piece.end - piece.start),
        left: `${(100 * lane) / of}%`,
        width: `${100 / of}%`,
      }}
      title={[
        when,
        card.title,
        [card.lecturer, state].filter(Boolean).join(" "),
        card.place,
        ...card.words,
        ...card.clashes.map((clash) => clash.say + (clash.kept === null ? "" : `（保留：${clash.kept}）`)),
      ]
        .filter(Boolean)
        .join("\n")}
      onPointerDown={(event) => it.onGrasp(event)}
      data-card={card.id}
      data-testid={piece.goesOn ? `session-${card.id}-goes-on` : `session-${card.id}`}
    >
      {!piece.goesOn && <Edge of="start" card={card} onGrasp={it.onGrasp} />}
      <div className="when">
        {piece.goesOn ? "（续）" : when}
        {card.mark && <span className="mark">{card.mark}</span>}
      </div>
      <div className="title">{card.title}</div>
      {!piece.goesOn && worst && (
        <div className="clash" data-testid={`clash-${card.id}`}>
          {worst.say}
          {open.length > 1 && `（共 ${open.length} 处）`}
        </div>
      )}
      {card.lecturer && (
        <div className="line">
          {card.lecturer}{" "}
          {!card.mark && (
            <span className="state">
              {MARK[card.state]}
              {card.state}
            </span>
          )}
        </div>
      )}
      {card.place && <div className="line">{card.place}</div>}
      {card.words.length > 0 && <div className="line words">{card.words.join(" · ")}</div>}
      {piece.end === card.end && <Edge of="end" card={card} onGrasp={it.onGrasp} />}
    </div>
  );
}

/** What the upper and the lower edge are pulled by. */
function Edge(props: { of: "start" | "end"; card: Card; onGrasp: WeekCardProps["onGrasp"] }) {
  return (
    <div
      className={`edge ${props.of}`}
      onPointerDown={(event) => props.onGrasp(event, props.of)}
      data-testid={`edge-${props.of}-${props.card.id}`}
    />
  );
}
