// The door, as screens import it: `import { useRead, tell, type CohortId } from "../door"`.

export type * from "./bindings";
export {
  type Answer,
  type Changes,
  onFilesDropped,
  opened,
  pickFiles,
  printPdf,
  type Reads,
  type Request,
  rescue,
  restoreNewest,
  reveal,
  saveAs,
  type Trouble,
  troubleOf,
} from "./call";
export { say, sayNothing, sayRefused, useSaid } from "./said";
export { answers, ask, type Reading, tell, tellAloud, useAsked, useChange, useRead } from "./use";
