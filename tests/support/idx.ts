/** An IDX file of images, or of whatever `magic` says. */
export function idxImages(
  images: readonly (readonly number[])[],
  [height, width]: readonly [number, number],
  magic = 0x00000803,
): Uint8Array<ArrayBuffer> {
  return idxFile([magic, images.length, height, width], images.flat());
}

/** An IDX file of labels. */
export function idxLabels(labels: readonly number[], magic = 0x00000801): Uint8Array<ArrayBuffer> {
  return idxFile([magic, labels.length], labels);
}

function idxFile(header: readonly number[], body: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 * header.length + body.length);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of header.entries()) view.setUint32(4 * index, value);
  bytes.set(body, 4 * header.length);
  return bytes;
}
