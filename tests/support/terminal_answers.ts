/** What terminals answer to `QUESTION`: those of Debian 12 as read from their pseudo terminals, the others made up from their versions. */
export const TERMINAL_ANSWERS = {
  kitty026:
    "\x1bP>|kitty(0.26.5)\x1b\\\x1b_Gi=31;OK\x1b\\\x1b]4;255;rgb:eeee/eeee/eeee\x1b\\\x1b[6;18;9t\x1b[?62;c",
  xterm:
    "\x1bP>|XTerm(379)\x1b\\\x1b]4;255;rgb:eeee/eeee/eeee\x1b\\\x1b[?2;0;480;312S\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c",
  xtermVt340:
    "\x1bP>|XTerm(379)\x1b\\\x1b]4;255;rgb:eeee/eeee/eeee\x1b\\\x1b[?2;0;480;312S\x1b[?63;1;2;4;6;9;15;16;22;28c",
  foot:
    "\x1bP>|foot(1.13.1)\x1b\\\x1b]4;255;rgb:eeee/eeee/eeee\x1b\\\x1b[6;14;7t\x1b[?2;0;1190;784S\x1b[?62;4;22c",
  tmux: "\x1bP>|tmux 3.3a\x1b\\\x1b[?1;2c",
  screen: "\x1b[?1;2c",
  kitty035:
    "\x1bP>|kitty(0.35.2)\x1b\\\x1b_Gi=31;OK\x1b\\\x1b]4;255;rgb:eeee/eeee/eeee\x1b\\\x1b[6;18;9t\x1b[?62;c",
  wezterm:
    "\x1bP>|WezTerm 20240203-110809-5046fc22\x1b\\\x1b_Gi=31;OK\x1b\\\x1b[6;20;9t\x1b[?65;4;6;18;22c",
  konsole: "\x1bP>|Konsole 23.08.5\x1b\\\x1b_Gi=31;OK\x1b\\\x1b[6;20;10t\x1b[?62;1;4c",
} as const;
