// A session as it stands in the week: when, what, who, where, and in red what is in its way.

import type { PointerEvent } from "react";
import { type Band, type Block, type Piece, timeOf } from "./week";

/** A session as the grid shows it. */
export interface Card extends Block {
  id: number;
  /** What it is about: 《县情讲座》. */
  title: string;
  /** Quiet lines under the title: 李县长, 报告厅. */
  lines: string[];
  /** What the first of them still wants: 待确认. */
  wants?: string;
  /** Why it cannot stay as it is, in words. Shown in red. */
  clashes: string[];
  /** A word in the corner: 已点名. */
  mark?: string;
}

export interface WeekCardProps {
  piece: Piece<Card>;
  band: Band;
  lane: number;
  of: number;
  current: boolean;
  lifted: boolean;
  onGrasp: (event: PointerEvent<HTMLElement>) => void;
}

/** So many minutes as a share of a band's height. */
export const share = (band: Band, minutes: number) => `${(100 * minutes) / (band.end - band.start)}%`;

export function WeekCard({ piece, band, lane, of, current, lifted, onGrasp }: WeekCardProps) {
  const card = piece.block;
  const when = `${timeOf(card.start)}–${timeOf(card.end)}`;
  return (
    <div
      className={[
        "card",
        card.clashes.length > 0 && "clashing",
        current && "current",
        lifted && "lifted",
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
      title={[when, card.title, ...card.lines, card.wants, ...card.clashes].filter(Boolean).join("\n")}
      onPointerDown={onGrasp}
      data-testid={piece.goesOn ? `session-${card.id}-goes-on` : `session-${card.id}`}
    >
      <div className="when">
        {piece.goesOn ? "（续）" : when}
        {card.mark && <span className="mark">{card.mark}</span>}
      </div>
      <div className="title">{card.title}</div>
      {!piece.goesOn &&
        card.clashes.map((say) => (
          <div key={say} className="clash" data-testid={`clash-${card.id}`}>
            {say}
          </div>
        ))}
      {card.lines.map((line, index) => (
        <div key={line} className="line">
          {line}
          {index === 0 && card.wants && <span className="amber"> {card.wants}</span>}
        </div>
      ))}
    </div>
  );
}
