import { useApp, useInput, usePaste } from "ink";
import type { ReactNode } from "react";
import type { KeyFlags } from "./input/key_names.ts";

/** What the keyboard leads to. */
export interface KeyboardListener {
  /** Keys. */
  onInput(input: string, key: KeyFlags): void;
  /** Text that was pasted is no key: it goes only to where text is typed. */
  onPaste(text: string): void;
  /** Gets Ink's way to hand the terminal over for a while. */
  onSuspender(suspend: (whileAway: () => Promise<void>) => Promise<void>): void;
}

/** Nothing to see: passes on what Ink hears. */
export function Keyboard({ listener }: { listener: KeyboardListener }): ReactNode {
  const { suspendTerminal } = useApp();
  listener.onSuspender((whileAway) => suspendTerminal(whileAway));
  useInput((input, key) => listener.onInput(input, key));
  usePaste((text) => listener.onPaste(text));
  return null;
}
