// The parts screens are made of. Few, ours, on top of the component library.
//
//   List          every list: search, sort, columns, keys, menu, 导出 Excel / 打印
//   …Field        fields that save when left, with the refusal beside them; useSavedForm, useDraftForm hand out their props
//   Dialog        a question or a small form; Enter agrees, Esc leaves
//   Shown         a reading on screen, dimmed while asked anew, its refusal in words
//   Refused Fault a refusal's sentence; a fault's sentence, number and details
//   Empty         an empty screen: what belongs here and the button that begins it
//   Progress      long work with counts and 取消
//   BeforeWriting what a workbook would change, before it is written
//   useTyped      a list typed like a spreadsheet, with CellInput
//   PaperPreview  real pages before printing

export { BeforeWriting, WORKBOOKS } from "./BeforeWriting";
export { CellInput } from "./CellInput";
export { CloseButton } from "./CloseButton";
export { copyText } from "./copy";
export { Dialog } from "./Dialog";
export { type Beginning, Empty } from "./Empty";
export { agreeOnEnter } from "./enter";
export {
  type Choice,
  ChoiceField,
  DateField,
  Field,
  NumberField,
  OptionalTextField,
  readNumber,
  readTime,
  SearchBox,
  TextField,
  TimeField,
  useComposed,
} from "./Field";
export { type FieldProps, useDraftForm, useSavedForm } from "./form";
export { type Column, type Item, List, type ListProps, toRows } from "./List";
export { type Made, type PaperEntry, PaperPreview } from "./PaperPreview";
export { Progress, type Work } from "./Progress";
export { notePrinted, type PaperWanted, saveBook, usePaper } from "./paper";
export { fileOf, folderOf } from "./path";
export { followPointer } from "./pointer";
export { type Entry, RegisterField } from "./RegisterField";
export { useRemembered } from "./remembered";
export { useSettled } from "./settled";
export { Boundary, Fault, Refused, Shown } from "./Trouble";
export { useTyped } from "./typed";
export { useKeysBack, useWalkable } from "./walk";
