// A half day of a day on the grid: what stands there, where it is free, and while something is in the air what is
// against putting it there. Only a cell that something changes about is drawn anew: there are 21, and the pointer moves.

import { memo, type PointerEvent } from "react";
import { type Cursor, gapName, isSame } from "./cursor";
import type { Held, Landing } from "./drag";
import type { Said } from "./landings";
import { type Card, share, WeekCard } from "./WeekCard";
import { type Band, gapsIn, lanes, type Piece, STEP, timeOf } from "./week";

export interface WeekCellProps {
  day: string;
  band: Band;
  pieces: readonly Piece<Card>[];
  /** Not one of the class's own days. */
  outside: boolean;
  /** The cursor, when it stands here. */
  cursor: Cursor | null;
  /** Several chosen together. */
  chosen: ReadonlySet<number> | null;
  /** Something is in the air that could land here. */
  open: boolean;
  /** The session that is in the air. */
  lifted: number | null;
  /** The session it would change places with. */
  target: number | null;
  /** Why it cannot land here; null when it can, or nothing is in the air. */
  reason: Said | null;
  /** It hangs just here. */
  ghost: { held: Held; to: Landing } | null;
  /** What is in its way just there; undefined until that is known. */
  said: readonly Said[] | undefined;
  onOpen: (cursor: Cursor) => void;
  onGrasp: (event: PointerEvent<HTMLElement>, card: Card, band: Band, edge?: "start" | "end") => void;
}

export const WeekCell = memo(function WeekCell(props: WeekCellProps) {
  const { day, band, pieces, cursor, reason, ghost } = props;
  return (
    <div
      className={["cell", props.outside && "outside", props.open && LIGHT[reason?.severity ?? ""]]
        .filter(Boolean)
        .join(" ")}
      data-day={day}
      data-band={band.word}
    >
      {pausesOf(band).map((pause) => (
        <i
          key={pause.start}
          className="pause"
          style={{ top: share(band, pause.start - band.start), height: share(band, pause.end - pause.start) }}
        />
      ))}
      {gapsIn(band, pieces).map((gap) => (
        <button
          type="button"
          tabIndex={-1}
          key={gap.start}
          className={isSame({ day, ...gap }, cursor) ? "gap current" : "gap"}
          style={{ top: share(band, gap.start - band.start), height: share(band, gap.end - gap.start) }}
          onClick={() => props.onOpen({ day, ...gap })}
          data-gap={gapName({ day, ...gap })}
          data-testid={`gap-${gapName({ day, ...gap })}`}
        >
          ＋ 排课
        </button>
      ))}
      {lanes(pieces).map(({ block: piece, lane, of }) => (
        <WeekCard
          key={piece.block.id}
          piece={piece}
          band={band}
          lane={lane}
          of={of}
          current={isSame({ card: piece.block.id }, cursor)}
          chosen={props.chosen?.has(piece.block.id) ?? false}
          lifted={props.lifted === piece.block.id}
          target={props.target === piece.block.id}
          onGrasp={(event, edge) => props.onGrasp(event, piece.block, band, edge)}
        />
      ))}
      {/* What the class itself has there stands there to be seen; what hangs here says it itself. */}
      {reason && !ghost && !(pieces.length > 0 && reason.say.startsWith("本班 ")) && (
        <div className={`reason ${reason.severity}`}>{reason.say}</div>
      )}
      {ghost && <Ghost of={ghost} band={band} said={props.said ?? (reason ? [reason] : [])} />}
    </div>
  );
});

/** The breaks of a half day that is taught in several goes. */
const pausesOf = ({ blocks = [] }: Band) =>
  blocks.slice(1).map((block, at) => ({ start: blocks[at]?.end ?? block.start, end: block.start }));

/** How a cell looks while something is in the air, by what is against it. */
const LIGHT: Record<string, string> = { "": "possible", 提示: "possible", 警告: "doubtful", 错误: "impossible" };

/** What is in the air, where it would land, and what would be in its way: legible over all that stands there. */
function Ghost({
  of: { held, to },
  band,
  said,
}: {
  of: { held: Held; to: Landing };
  band: Band;
  said: readonly Said[];
}) {
  const end = Math.min(to.end, Math.max(band.end, to.start + STEP));
  // In the lower half its words grow upwards, not out of the week.
  const low = (to.start + end) / 2 > (band.start + band.end) / 2;
  return (
    <div
      className={low ? "ghost low" : "ghost"}
      style={{ top: share(band, to.start - band.start), height: share(band, end - to.start) }}
      data-testid="ghost"
    >
      <div className="what">
        {to.copies && "复制到 "}
        {timeOf(to.start)}–{timeOf(to.end)} {"chip" in held ? held.chip.title : held.card.title}
      </div>
      {said.map((each) => (
        <div key={each.say} className={each.severity}>
          {each.say}
        </div>
      ))}
    </div>
  );
}
