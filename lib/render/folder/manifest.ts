import type { ReportFacts } from "../../sections/report_facts.ts";
import type { SectionId } from "../../sections/section.ts";
import { versions } from "../../sections/versions.ts";
import { jsonFile } from "../tables/json.ts";

/** A file of a report. */
export interface ReportFile {
  /** Below the report's folder, with `/`. */
  readonly path: string;
  /** The section that shows it; null for what belongs to all. */
  readonly section: SectionId | null;
  /** What it shows. */
  readonly title: string;
  /** Text is UTF-8. */
  readonly contents: string | Uint8Array;
}

/** A file as the manifest lists it. */
export interface ListedFile {
  /** Below the report's folder, with `/`. */
  readonly path: string;
  /** The section that shows it; null for what belongs to all. */
  readonly section: SectionId | null;
  /** What it shows. */
  readonly title: string;
  /** Its size. */
  readonly bytes: number;
  /** Of its contents, in hexadecimal digits. */
  readonly sha256: string;
}

/** How the manifest is called, in the report's folder. */
export const MANIFEST = "manifest.json";
/** What the manifest says made it: by this a folder is known as a report. */
export const GENERATOR = "strokes report";

/** What the manifest says of a file. */
export async function listed(
  file: ReportFile,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<ListedFile> {
  const { path, section, title } = file;
  const sha256 = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
  return { path, section, title, bytes: bytes.length, sha256 };
}

/** The manifest of a report: what made it, and every other file of it. */
export function manifestOf(report: ReportFacts, files: readonly ListedFile[]): string {
  return jsonFile({
    generator: GENERATOR,
    versions: Object.fromEntries(versions().map(({ name, version }) => [name, version])),
    command: report.command,
    models: report.models.map(({ name }) => name),
    counting: "indices and components in JSON and CSV count from 0",
    files,
  });
}
