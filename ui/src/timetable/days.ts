// Which days are the class's own, and what the head of a day says: holidays, 调休, where the class is away to.

import { type Cohort, useRead } from "../door";
import type { DayHead } from "./WeekGrid";
import { addDays } from "./week";

export function useDays(cohort: Cohort, monday: string) {
  const phases = useRead("phases", { cohort: cohort.id }).data?.phases ?? [];
  const holidays = useRead("holidays", { year: Number(monday.slice(0, 4)) }).data;
  const holidaysAfter = useRead("holidays", { year: Number(addDays(monday, 6).slice(0, 4)) }).data;
  const special = [...(holidays?.days ?? []), ...(holidaysAfter?.days ?? [])];
  const phaseOn = (day: string) => phases.find((each) => each.starts <= day && day <= each.ends);
  return {
    belongs: (day: string) =>
      phases.length > 0 ? phaseOn(day) !== undefined : cohort.starts <= day && day <= cohort.ends,
    head: (day: string): DayHead | null => {
      const found = special.find((each) => each.day === day && each.kind !== "平日");
      const words = [
        found && (found.kind === "上班" ? `${found.name}调休上班` : found.name || "放假"),
        phaseOn(day)?.place,
      ].filter(Boolean);
      return words.length > 0 ? { name: words.join(" · "), off: found?.kind === "放假" } : null;
    },
  };
}
