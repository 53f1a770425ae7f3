/**
 * What people type before the name of a command, for hints that they can copy: a task in a clone. The npm package has
 * another module in the place of this one.
 */
export const PROGRAM = "deno task";
