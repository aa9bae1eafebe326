// Stand-in until the door's own bindings are generated; nothing here is meant to last.
export type CohortId = number & { readonly of: "cohort" };
export interface Door {
  cohorts: { kind: "read"; request: Record<string, never>; answer: { id: CohortId; name: string }[] };
  rename: { kind: "change"; request: { id: CohortId; name: string }; answer: { id: CohortId; name: string } };
  undo: { kind: "change"; request: Record<string, never>; answer: null };
  redo: { kind: "change"; request: Record<string, never>; answer: null };
}
