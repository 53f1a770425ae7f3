/** What packed data are believed to hold beyond so many times their size: small data pack well, and cost little. */
const MOST_BYTES = 300e6;
/** MNIST unpacks to 5 or 10 times its size; what was made to fill the memory, to a thousand times. */
const MOST_TIMES = 20;

/** The limit, for messages. */
export const UNPACKED_LIMIT = `300 MB and ${MOST_TIMES} times its size`;

/** The most bytes that packed data are unpacked to, or that a header is believed to announce. */
export function mostUnpacked(packedBytes: number): number {
  return MOST_BYTES + MOST_TIMES * packedBytes;
}
