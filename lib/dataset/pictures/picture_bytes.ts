import { inflateRawSync } from "node:zlib";
import { checkGrowth, UnreadablePicture } from "./decoded_picture.ts";

/** Where the bytes of a picture file are: on disk, in memory, or packed in a zip archive of either kind. */
export interface PictureFile {
  /** What messages call it; its ending tells what it is meant to be. */
  readonly name: string;
  /** The file, or the archive that it is in. */
  readonly at: string | Uint8Array;
  /** Its bytes in the file, as far as they are known before it is read. */
  readonly storedBytes: number;
  /** Where it is in an archive. */
  readonly member?: ArchiveMember;
}

/** A member of a zip archive. */
export interface ArchiveMember {
  /** Where its own header begins. */
  readonly offset: number;
  /** Unpacked bytes. */
  readonly size: number;
  /** Deflated, or as it is. */
  readonly isPacked: boolean;
}

/** Largest picture file that is read: a raw one of the most pixels. */
const MAX_FILE_BYTES = 1 << 29;
/** Of a member's own header, without its name. */
const LOCAL_HEADER_BYTES = 30;

/** Reads the bytes of picture files; an archive stays open from one to the next. */
export class PictureReader implements Disposable {
  #path: string | null = null;
  #file: Deno.FsFile | null = null;

  /**
   * All bytes of a picture file.
   *
   * @throws {UnreadablePicture} it cannot be read, or its archive is damaged
   */
  bytesOf({ at, storedBytes, member }: PictureFile): Uint8Array {
    try {
      if (storedBytes > MAX_FILE_BYTES) throw tooLarge();
      if (member === undefined) return typeof at === "string" ? Deno.readFileSync(at) : at;
      const read = typeof at === "string" ? this.#opened(at) : ofMemory(at);
      const packed = memberBytes(read, member.offset, storedBytes);
      if (!member.isPacked) return packed;
      if (member.size > MAX_FILE_BYTES) throw tooLarge();
      checkGrowth(member.size, storedBytes, `${member.size} bytes`);
      return inflateRawSync(packed, { maxOutputLength: Math.max(1, member.size) });
    } catch (error) {
      if (error instanceof UnreadablePicture) throw error;
      if (error instanceof Deno.errors.NotFound) throw new UnreadablePicture("is gone");
      if (error instanceof Deno.errors.PermissionDenied) {
        throw new UnreadablePicture("may not be read (permission denied)");
      }
      if (error instanceof Deno.errors.NotCapable) throw error;
      throw new UnreadablePicture(
        member ? "is damaged in the archive" : "cannot be read",
        { cause: error },
      );
    }
  }

  /** Closes the archive. */
  [Symbol.dispose](): void {
    this.#file?.close();
    this.#file = null;
    this.#path = null;
  }

  #opened(path: string): ReadAt {
    if (this.#path !== path) {
      this[Symbol.dispose]();
      this.#file = Deno.openSync(path);
      this.#path = path;
    }
    const file = this.#file!;
    return (offset, into) => {
      file.seekSync(offset, Deno.SeekMode.Start);
      for (let filled = 0; filled < into.length;) {
        const read = file.readSync(into.subarray(filled));
        if (read === null) return false;
        filled += read;
      }
      return true;
    };
  }
}

/** Fills `into` from a place; false where the bytes end before. */
type ReadAt = (offset: number, into: Uint8Array) => boolean;

function ofMemory(bytes: Uint8Array): ReadAt {
  return (offset, into) => {
    const found = bytes.subarray(offset, offset + into.length);
    into.set(found);
    return found.length === into.length;
  };
}

function memberBytes(readAt: ReadAt, offset: number, storedBytes: number): Uint8Array {
  const header = new Uint8Array(LOCAL_HEADER_BYTES);
  const view = new DataView(header.buffer);
  const bytes = new Uint8Array(storedBytes);
  if (!readAt(offset, header) || view.getUint32(0, true) !== 0x04034b50) {
    throw new UnreadablePicture("is damaged in the archive");
  }
  const start = offset + LOCAL_HEADER_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
  if (!readAt(start, bytes)) throw new UnreadablePicture("is cut short in the archive");
  return bytes;
}

function tooLarge(): UnreadablePicture {
  return new UnreadablePicture("is larger than 512 MB");
}
