/** Entry of `strokes`: runs one command. */
