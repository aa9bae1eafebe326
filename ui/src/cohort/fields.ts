// Words a class is described by.

import type { NewCohort } from "../door";

export const CATEGORIES: readonly NewCohort["category"][] = ["主体班", "专题班", "备案班", "委托班", "其他"];
