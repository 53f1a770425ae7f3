import type { Command } from "@commander-js/extra-typings";
import type { Io } from "../commands/io.ts";
import type { CommonOptions } from "./options.ts";

/** What the files that describe commands build on. */
export interface CommandLine {
  /** The program that commands are added to. */
  readonly program: Command;
  /** Begins a command, with its examples under its help. */
  command(name: string, description: string): Command;
  /** The world as a command sees it under its options. */
  io(options: CommonOptions): Io;
}
