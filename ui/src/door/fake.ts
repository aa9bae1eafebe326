// A door for tests: answers by name instead of by the program.

import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import type { Name, Trouble } from "./call";
import { sayNothing } from "./said";
import { answers } from "./use";

/** What one request was asked with. */
export interface Call {
  name: string;
  request: unknown;
}

/** A refusal, to be returned by a fake answer. */
export class Refuse {
  constructor(readonly trouble: Partial<Trouble> & { say: string }) {}
}

// biome-ignore lint/suspicious/noExplicitAny: a test gives only the fields its screen reads
type Fake = (request: any) => unknown;

type WindowCommand =
  | "save_as"
  | "save_into"
  | "print_pdf"
  | "pick_files"
  | "pick_folder"
  | "opened"
  | "handed_over"
  | "who"
  | "set_who"
  | "reveal";

/**
 * Answer requests from a table, and window commands (`save_as`, `pick_files` …) by the same table.
 * Returns the list of calls, which grows as the screen asks.
 */
export function fakeDoor(table: Partial<Record<Name | WindowCommand, Fake>>): Call[] {
  const calls: Call[] = [];
  answers.clear();
  sayNothing();
  clearMocks();
  mockIPC(async (command, given) => {
    const { name, request } =
      command === "call" ? (given as { name: string; request: unknown }) : { name: command, request: given };
    calls.push({ name, request });
    const fake = table[name as Name];
    if (!fake) throw `no fake answer for ${name}`;
    const answer = await fake(request);
    if (answer instanceof Refuse) throw { kind: "refused", ...answer.trouble };
    if (command !== "call") return answer;
    const said = answer && typeof answer === "object" && "said" in answer ? String(answer.said) : null;
    return { answer, operation: said ? { id: calls.length, said, final: false } : null };
  });
  return calls;
}
