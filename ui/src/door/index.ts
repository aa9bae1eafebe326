// The door, as screens import it: `import { useRead, tell, type CohortId } from "../door"`.

export type * from "./bindings";
export {
  type Answer,
  type Changes,
  fillScreen,
  handedOver,
  onFilesDropped,
  opened,
  pickFiles,
  pickFolder,
  printPdf,
  type Reads,
  type Request,
  rescue,
  restoreNewest,
  reveal,
  saveAs,
  saveInto,
  setWho,
  type Trouble,
  troubleOf,
  who,
} from "./call";
export { say, sayNothing, sayRefused, useSaid } from "./said";
export { answers, ask, type Reading, tell, tellAloud, useAsked, useChange, useRead } from "./use";
