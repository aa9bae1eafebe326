// 考勤: its parts, chosen in the bar of each, and the roll of one session.

import { Segmented } from "antd";
import type { CohortId, SessionId } from "../door";
import { goInstead, type Part, usePlace } from "../frame/place";
import { Paper } from "./Paper";
import { ROLL_PARTS } from "./parts";
import { Roll } from "./Roll";
import "./rollcall.css";

export function RollCall({ cohort }: { cohort: CohortId }) {
  const place = usePlace();
  if (place.at !== "cohort") return null;
  if (place.sheet) return <Paper code={place.sheet} cohort={cohort} />;
  if (place.session && (place.part ?? "roll") === "roll") return <Roll session={place.session as SessionId} />;
  const chosen = ROLL_PARTS.find(({ part }) => part === place.part) ?? ROLL_PARTS[0];
  if (!chosen) return null;
  const tools = (
    <Segmented
      options={ROLL_PARTS.filter(({ alone }) => !alone).map(({ part, word }) => ({
        value: part,
        label: <span data-testid={`part-${part}`}>{word}</span>,
      }))}
      value={chosen.part}
      onChange={(part: Part) => goInstead({ at: "cohort", cohort, tab: "rollcall", part })}
    />
  );
  return <chosen.view cohort={cohort} tools={tools} />;
}
