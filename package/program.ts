/** What people type before the name of a command where npm has installed strokes. */
export const PROGRAM = "npx strokes";
