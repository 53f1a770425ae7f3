import type { Step } from "../messages.ts";
import type { State } from "../state.ts";

/** What is asked in the status line, and what becomes of the answer. */
export interface PromptKind {
  /** What stands before the line that is typed. */
  question(state: State): string;
  /** Whether only digits are taken. */
  readonly isNumber?: boolean;
  /** While it is typed. */
  typed?(state: State, text: string): State;
  /** Enter. The prompt is closed already. */
  enter(state: State, text: string): Step;
  /** Esc. The prompt is closed already. */
  leave?(state: State): State;
}
