/**
 * Undoes the filters of a PNG's rows, each of which says in its first byte how its bytes were predicted from those to
 * the left and above; https://www.w3.org/TR/png-3/#9Filters
 *
 * @param raw rows of one byte and `rowBytes` each
 * @param from where the first row begins
 * @param step bytes of a pixel, at least 1
 * @returns (rows, rowBytes), or null where a row has no known filter
 */
export function unfilterRows(
  raw: Uint8Array,
  from: number,
  rows: number,
  rowBytes: number,
  step: number,
): Uint8Array | null {
  const bytes = new Uint8Array(rows * rowBytes);
  for (let row = 0, to = 0, at = from; row < rows; row++) {
    const filter = raw[at++]!;
    if (filter > 4) return null;
    // Above the first row there are zeros: its filters are those of a row without one.
    const above = row === 0 ? -1 : to - rowBytes;
    for (let i = 0; i < rowBytes; i++) {
      const left = i < step ? 0 : bytes[to + i - step]!;
      const up = above < 0 ? 0 : bytes[above + i]!;
      let predicted = 0;
      if (filter === 1) predicted = left;
      else if (filter === 2) predicted = up;
      else if (filter === 3) predicted = left + up >> 1;
      else if (filter === 4) {
        predicted = paeth(left, up, above < 0 || i < step ? 0 : bytes[above + i - step]!);
      }
      bytes[to + i] = raw[at + i]! + predicted;
    }
    at += rowBytes;
    to += rowBytes;
  }
  return bytes;
}

/** The neighbour that is nearest to left + up - upper left. */
function paeth(left: number, up: number, upperLeft: number): number {
  const toLeft = Math.abs(up - upperLeft);
  const toUp = Math.abs(left - upperLeft);
  const toUpperLeft = Math.abs(left + up - 2 * upperLeft);
  if (toLeft <= toUp && toLeft <= toUpperLeft) return left;
  return toUp <= toUpperLeft ? up : upperLeft;
}
