// What the check of a roster finds, in the words of the screen.

import type { Figure, Finding, FindingKind, RosterCheck } from "../door";

/** 缺 7, 未报 2 个单位, 近两年已训 6: the figure of one kind, as it stands in the line above. */
export function sayFigure({ kind, people, units }: Figure, years: number): [word: string, count: string] {
  if (kind === "未报") return ["未报", units === 0 ? "0" : `${units} 个单位`];
  if (kind === "近年已训") return [years > 0 ? `近${sayYears(years)}年已训` : "近年已训", String(people)];
  return [kind, String(people)];
}

const sayYears = (years: number): string => ["", "一", "两", "三", "四", "五"][years] ?? String(years);

/** What a figure counts, and why it may be none. */
export const ABOUT: Record<FindingKind, string> = {
  缺: "名额没有报满的单位",
  未报: "有名额、一个人也没有报的单位",
  超: "报的人比名额多的单位",
  重复: "像是同一个人写了两次",
  在训冲突: "同一天也在别的班上",
  近年已训: "参训条件要求剔除的",
  资格存疑: "年龄、层次、标签不合参训条件",
  级别未写明: "职务、职级看不出层次，合不合条件要问",
  信息不全: "没有身份证号、手机或出生年月",
};

/** What is said where nothing was found. */
export const NONE: Record<FindingKind, string> = {
  缺: "没有缺人的单位。",
  未报: "有名额的单位都报了。",
  超: "没有超名额的单位。",
  重复: "没有重复的人。",
  在训冲突: "没有人同时在别的班上。",
  近年已训: "没有近年已训的人；参训条件里没有写年数的，不查这一项。",
  资格存疑: "没有不合参训条件的人；条件在“参训条件”里填。",
  级别未写明: "没有级别不明的人；参训条件里没有层次要求的，不查这一项。",
  信息不全: "该有的信息都有。",
};

/** Amber is asked, red is wrong. */
export const toneOf = (kind: FindingKind): string => (["超", "重复", "在训冲突"].includes(kind) ? "red" : "amber");

export const findingsOf = (check: RosterCheck, kind: FindingKind): Finding[] =>
  check.findings.filter((each) => each.kind === kind);
