/**
 * Gives a terminal back that a killed program has left in its own state: ends a frame that was begun, clicks and pastes
 * reach the shell again, the screen is the ordinary one with its whole height, lines wrap, the cursor is there, text
 * has the terminal's own colours and characters. Where all is well already, nothing is seen of it.
 *
 * What a program has set at the keyboard (keys that are not echoed) is the shell's to mend: `stty sane`.
 */
export const TERMINAL_RESET: string = [
  "\x1b[?2026l",
  "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l",
  "\x1b[?1004l\x1b[?2004l",
  "\x1b[?1049l",
  "\x1b7\x1b[r\x1b8",
  "\x1b[?7h\x1b[?25h",
  "\x1b[m\x0f\x1b(B",
].join("");
