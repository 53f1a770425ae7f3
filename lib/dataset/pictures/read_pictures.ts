import { Failure } from "../../failure.ts";
import { shown } from "../../shown_text.ts";
import { appendImage, type ImageChunks } from "../image_chunks.ts";
import type { Loading } from "../readers/reader.ts";
import type { LabelNames } from "../source_labels.ts";
import type { DecodedFile } from "./decode_file.ts";
import type { PictureFile } from "./picture_bytes.ts";

/** A picture to read, and its class. */
export interface LabelledPicture {
  /** Where its bytes are. */
  readonly file: PictureFile;
  /** Index of its class in the names of the source; 0 where there are none. */
  readonly label: number;
}

/** What is known of a source of pictures. */
export interface PictureSource {
  /** For messages. */
  readonly name: string;
  /** Pictures that there are, as far as can be told. */
  readonly expectedRows: number;
  /** Names of the classes, complete once all are read, null where labels are whole numbers; null without labels. */
  readonly labels: { readonly names: LabelNames | null } | null;
  /** Whether only the end tells if there are labels: then no names mean none. */
  readonly labelsShowLate?: boolean;
  /** Whether reading a picture is progress; else whoever reads the source tells how far it is. */
  readonly countsBytes: boolean;
}

/** A request holds as many files at most, */
const FILES_AT_ONCE = 64;
/** and no further one once it has as many bytes. */
const BYTES_AT_ONCE = 1 << 18;

/**
 * Decodes pictures in workers and appends them in order.
 *
 * @throws {Failure} one cannot be read, unless such are to be left out; or they differ in size
 */
export async function readPictures(
  pictures: AsyncIterable<LabelledPicture> | Iterable<LabelledPicture>,
  source: PictureSource,
  loading: Loading,
): Promise<void> {
  const pool = loading.pool();
  const take = pictureTaker(source, loading);
  const pending: { batch: LabelledPicture[]; decoded: Promise<readonly DecodedFile[]> }[] = [];
  const takeFirst = async () => {
    const { batch, decoded } = pending.shift()!;
    const files = await decoded;
    loading.signal?.throwIfAborted();
    batch.forEach((picture, index) => take.one(picture, files[index]!));
  };
  for await (const batch of batches(pictures)) {
    pending.push({ batch, decoded: pool.decode(batch.map(({ file }) => file)) });
    if (pending.length >= pool.depth) await takeFirst();
  }
  while (pending.length > 0) await takeFirst();
  take.end();
}

async function* batches(
  pictures: AsyncIterable<LabelledPicture> | Iterable<LabelledPicture>,
): AsyncGenerator<LabelledPicture[], void> {
  let batch: LabelledPicture[] = [];
  let bytes = 0;
  for await (const picture of pictures) {
    batch.push(picture);
    bytes += picture.file.storedBytes;
    if (batch.length < FILES_AT_ONCE && bytes < BYTES_AT_ONCE) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

/** Appends what was decoded, once it is known to be of one size. */
function pictureTaker(source: PictureSource, loading: Loading) {
  const { channels } = loading.pictureOptions;
  let images: ImageChunks | null = null;
  let first: { name: string; height: number; width: number } | null = null;
  let badCount = 0;
  let firstBad = "";
  return {
    one({ file, label }: LabelledPicture, decoded: DecodedFile): void {
      const name = shown(file.name);
      if (source.countsBytes) loading.addBytes(decoded.bytes);
      if ("problem" in decoded) {
        const line = `${name}: ${decoded.problem}`;
        if (!loading.options.skipBad) {
          throw new Failure(`${line}; repair or remove it, or add --skip-bad`);
        }
        if (badCount++ === 0) firstBad = line;
        return;
      }
      const { height, width, pixels, hasColor } = decoded;
      if (first && (height !== first.height || width !== first.width)) {
        throw new Failure(
          `${name}: an image of ${height}x${width}, but of ${first.height}x${first.width} in ${first.name}; ` +
            `add --size ${first.height}x${first.width} to bring all to one size`,
        );
      }
      first ??= { name, height, width };
      images ??= loading.imagesFor({
        name: first.name,
        pixels: pixels.length,
        shape: [height, width],
        channels,
        white: 255,
        hasLabels: source.labelsShowLate ? null : source.labels !== null,
        labelNames: source.labels?.names ?? undefined,
      }, source.expectedRows);
      loading.addPath(name);
      appendImage(images, pixels, label);
      if (hasColor && channels === 1 && loading.options.channels === undefined) {
        loading.note(
          "colour images were turned into grey by luminance; --channels rgb keeps colour",
        );
      }
    },
    end(): void {
      if (badCount > 0) {
        loading.note(
          `${badCount} ${badCount === 1 ? "picture was" : "pictures were"} left out: ${firstBad}` +
            (badCount > 1 ? `, and ${badCount - 1} more` : ""),
        );
      }
      if (images === null) {
        throw new Failure(`${source.name}: none of its pictures can be read: ${firstBad}`);
      }
    },
  };
}
