// Decisions on completion, in the order of their keys.

import type { CompletionLine, Decision } from "../door";

export const DECISIONS: readonly Decision[] = ["准予结业", "暂缓结业", "不予结业"];

/** Two characters, for a button. */
export const short = (decision: Decision): string => decision.slice(0, 2);

/** 准予 is plain, 暂缓 amber, 不予 red. */
export const toneOf = (decision: Decision | null): string =>
  decision === "不予结业" ? "red" : decision === "暂缓结业" ? "amber" : decision === null ? "faint" : "green";

/** `暂缓结业：旷课1次`. */
export const saySuggestion = ({ suggestion: { decision, why } }: CompletionLine): string =>
  why ? `${decision}：${why}` : decision;

/** Leave of all kinds, in sessions. */
export const leaves = ({ tally }: CompletionLine): number => tally.private_leave + tally.sick_leave + tally.duty_leave;
