// Moving and stretching by key: every press is shown at once, and all of them are one change, made when Alt is let go.

import { useState } from "react";
import type { Held, Landing } from "./drag";
import type { Card } from "./WeekCard";

interface InHand {
  held: { card: Card } | { card: Card; edge: "start" | "end" };
  to: Landing;
}

export interface ByKey {
  /** The cards, the one in hand where it will stand. */
  cards: readonly Card[];
  /** One press further: the card at other times, as a whole or by an edge. */
  press: (card: Card, at: { day: string; start: number; end: number }, edge?: "start" | "end") => void;
  /** The keys are let go: it is written, if anything is in hand. */
  letGo: () => void;
}

export function useByKey(cards: readonly Card[], onDrop: (held: Held, to: Landing) => Promise<void>): ByKey {
  const [inHand, setInHand] = useState<InHand | null>(null);
  const write = async ({ held, to }: InHand) => {
    const { day, start, end } = held.card;
    if (day !== to.day || start !== to.start || end !== to.end) await onDrop(held, to);
  };
  const press: ByKey["press"] = ({ id }, at, edge) => {
    const card = cards.find((each) => each.id === id);
    if (!card) return;
    const next: InHand = {
      held: edge ? { card, edge } : { card },
      to: { day: at.day, start: at.start, end: at.end, onto: null, copies: false },
    };
    const goesOn = inHand?.held.card.id === id && "edge" in inHand.held === "edge" in next.held;
    if (inHand && !goesOn) void write(inHand);
    setInHand(next);
  };
  const letGo = () => {
    if (!inHand) return;
    // It stays where it is seen until the page knows better: written, or refused.
    void write(inHand).finally(() => setInHand((now) => (now === inHand ? null : now)));
  };
  const place = (card: Card): Card => {
    if (card.id !== inHand?.held.card.id) return card;
    const { day, start, end } = inHand.to;
    return { ...card, day, start, end };
  };
  return { cards: inHand ? cards.map(place) : cards, press, letGo };
}
