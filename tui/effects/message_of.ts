import { shownMessage } from "../../lib/shown_text.ts";

/** An error in one line for people. */
export function messageOf(error: unknown): string {
  return shownMessage(error instanceof Error ? error.message : String(error));
}
