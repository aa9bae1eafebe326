// The screens there are, in the order of the rail and of a class's tabs. A new screen is one line here.
// Only what exists is listed: there are no dead entries.

import type { ComponentType, ReactNode } from "react";
import type { CohortId } from "./door";
import type { Place, Tab } from "./frame/place";

/** A screen of the rail. */
export interface Screen {
  at: Place["at"];
  word: string;
  icon: ReactNode;
  view: ComponentType;
  /** The help of this screen (F1): a few short lines. */
  help: string[];
}

/** A tab of a class's workspace. */
export interface ClassTab {
  tab: Tab;
  word: string;
  view: ComponentType<{ cohort: CohortId }>;
  help: string[];
}

export const RAIL: readonly Screen[] = [];

export const TABS: readonly ClassTab[] = [];
