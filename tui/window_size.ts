/** Columns and rows of the window now. */
export function windowSize(): { columns: number; rows: number } {
  try {
    return Deno.consoleSize();
  } catch {
    return { columns: 80, rows: 24 }; // the terminal has gone
  }
}
