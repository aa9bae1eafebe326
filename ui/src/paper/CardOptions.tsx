// 胸牌: how large, what it is called, and for which few. Size and title are as the last time: an office has one sort of
// holder.

import { useState } from "react";
import { type CardAsked, type CohortId, type TraineeId, useRead } from "../door";
import { ManyField } from "../lecturer/ManyField";
import { ChoiceField, NumberField, TextField, useRemembered } from "../parts";

const USUAL: CardAsked = { width: 90, height: 54, title: "学员证" };
/** What badge holders are made for. */
const SIZES = ["90×54", "100×140"];
const sizeOf = ({ width, height }: CardAsked) => `${width}×${height}`;

/** The size and title used last on this PC. */
export const useCard = () => useRemembered("badge-card", USUAL);

export function CardOptions(props: {
  cohort: CohortId;
  card: CardAsked;
  onCard: (card: CardAsked) => void;
  trainees: TraineeId[];
  onTrainees: (trainees: TraineeId[]) => void;
}) {
  const { cohort, card, trainees } = props;
  const people = useRead("badge_codes", { cohort }).data ?? [];
  const [own, setOwn] = useState(!SIZES.includes(sizeOf(card)));
  const put = (part: Partial<CardAsked>) => props.onCard({ ...card, ...part });
  const choose = (size: string | null) => {
    const [width, height] = (size ?? "").split("×").map(Number);
    setOwn(!height);
    if (width && height) put({ width, height });
  };
  return (
    <>
      <ChoiceField
        label="胸牌尺寸"
        field="card-size"
        choices={[...SIZES.map((size) => ({ value: size, label: size })), { value: "own", label: "其他尺寸" }]}
        value={own ? "own" : sizeOf(card)}
        onSave={choose}
      />
      {own && (
        <div className="numbers">
          <NumberField
            label="宽"
            field="card-width"
            value={card.width}
            onSave={(width) => put({ width: width ?? USUAL.width })}
            width={94}
            after="毫米"
          />
          <NumberField
            label="高"
            field="card-height"
            value={card.height}
            onSave={(height) => put({ height: height ?? USUAL.height })}
            width={94}
            after="毫米"
          />
        </div>
      )}
      <TextField label="证件名称" field="card-title" value={card.title} onSave={(title) => put({ title })} />
      <ManyField
        label="只印这些人"
        hint="不选就是全部"
        field="card-people"
        choices={people.map(({ trainee, number, name }) => ({ id: trainee, name: `${number} ${name}` }))}
        value={trainees}
        onSave={props.onTrainees}
      />
    </>
  );
}
