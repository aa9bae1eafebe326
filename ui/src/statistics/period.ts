// The periods superiors ask for.

import type dayjs from "dayjs";
import type { Period } from "../door";

export const PERIODS = ["本年", "本月", "上半年", "下半年", "春季学期", "秋季学期", "上年", "自定"] as const;
export type Named = (typeof PERIODS)[number];

/** The days a named period has, seen from `today`; half years and 学期 are this year's. 自定 begins as 本年. */
export function periodOf(named: Named, today: dayjs.Dayjs): Period {
  const year = today.year();
  const days = (from: string, to: string) => ({ from, to });
  switch (named) {
    case "本月":
      return days(today.startOf("month").format("YYYY-MM-DD"), today.endOf("month").format("YYYY-MM-DD"));
    case "上半年":
      return days(`${year}-01-01`, `${year}-06-30`);
    case "下半年":
      return days(`${year}-07-01`, `${year}-12-31`);
    case "春季学期":
      return days(`${year}-01-01`, `${year}-07-31`);
    case "秋季学期":
      return days(`${year}-08-01`, `${year}-12-31`);
    case "上年":
      return days(`${year - 1}-01-01`, `${year - 1}-12-31`);
    default:
      return days(`${year}-01-01`, `${year}-12-31`);
  }
}
