import { rejects } from "node:assert/strict";
import { loadDataset } from "../../lib/dataset/load.ts";
import { gzip, withFiles } from "../support/files.ts";
import { idxImages, idxLabels } from "../support/idx.ts";

const HEADER = "label,1x1,1x2,2x1,2x2\n";
const GOOD = "7,0,0,255,0\n";
const MEND = "repair or remove that line";
const IMAGES = idxImages([[1, 2, 3, 4], [5, 6, 7, 8]], [2, 2]);
const LABELS = idxLabels([1, 2]);
const PACKED = await gzip(HEADER + GOOD.repeat(1000));

interface BadInput {
  readonly what: string;
  /** The files that are given as sources, in order. */
  readonly sources: Readonly<Record<string, string | Uint8Array>>;
  /** Files that lie beside them. */
  readonly beside?: Readonly<Record<string, string | Uint8Array>>;
  /** What the user is told, without the folder. */
  readonly message: string;
}

/** One file `a.csv`. */
const csv = (what: string, content: string | Uint8Array, message: string): BadInput => ({
  what,
  sources: { "a.csv": content },
  message: `a.csv${message}`,
});

const images = (what: string, content: Uint8Array, message: string): BadInput => ({
  what,
  sources: { "a-images-idx3-ubyte": content },
  message: `a-images-idx3-ubyte: ${message}`,
});

const CASES: readonly BadInput[] = [
  csv("an empty file", "", ": the file is empty; give one with images"),
  csv("an empty gzip", await gzip(""), ": the file is empty; give one with images"),
  csv("a header only", HEADER, ": a header but no images; give a file with rows of pixels"),
  csv(
    "a header only, without a line feed",
    HEADER.trim(),
    ": a header but no images; give a file with rows of pixels",
  ),
  csv(
    "an empty first line",
    "\n1,2\n",
    ":1: the line is empty; begin the file with a header or an image",
  ),
  csv("labels only", "label\n3\n", ": labels but no pixels; give a file with images"),
  csv(
    "a row with too few fields",
    HEADER + GOOD + "1,0,0,0\n",
    `:3: 4 fields, expected 5; ${MEND}`,
  ),
  csv(
    "a row with too many fields",
    HEADER + GOOD + "1,0,0,0,0,0\n",
    `:3: 6 fields, expected 5; ${MEND}`,
  ),
  csv(
    "too few fields after CRLF rows",
    `${HEADER}${GOOD}1,0\n`.replaceAll("\n", "\r\n"),
    `:3: 2 fields, expected 5; ${MEND}`,
  ),
  csv("a last row cut off", HEADER + GOOD + GOOD + "1,0,0", `:4: 3 fields, expected 5; ${MEND}`),
  csv("a row with a trailing comma", HEADER + "1,0,0,0,0,\n", `:2: 6 fields, expected 5; ${MEND}`),
  csv("another separator in a row", HEADER + "1;0;0;0;0\n", `:2: 1 fields, expected 5; ${MEND}`),
  ...([
    ["text", "abc"],
    ["a negative number", "-1"],
    ["NaN", "NaN"],
    ["a number above 255", "256"],
    ["a fraction above 255", "255.5"],
    ["1e400", "1e400"],
    ["nothing", ""],
    ["a hexadecimal number", "0x10"],
    ["infinity", "Infinity"],
  ] as const).map(([what, pixel]) =>
    csv(
      `${what} as a pixel`,
      `${HEADER}${GOOD}${GOOD}1,0,${pixel},0,0\n${GOOD}`,
      `:4: column 3 (1x2) is "${pixel}", expected a pixel (0 to 255); ${MEND}`,
    )
  ),
  csv(
    "text in the first row without a header",
    "7,0,0,oops,0\n",
    `:1: column 4 is "oops", expected a pixel (0 to 255); ${MEND}`,
  ),
  csv(
    "long text as a pixel",
    `${HEADER}1,${"x".repeat(99)},0,0,0\n`,
    `:2: column 2 (1x1) is "${"x".repeat(20)}...", expected a pixel (0 to 255); ${MEND}`,
  ),
  csv(
    "escapes as a pixel",
    `${HEADER}1,\x1b[31m,0,0,0\n`,
    `:2: column 2 (1x1) is "\\u001b[31m", expected a pixel (0 to 255); ${MEND}`,
  ),
  ...["1.5", "seven", "", "99999999999"].map((label) =>
    csv(
      `"${label}" as a label`,
      `${HEADER}${GOOD}${label},0,0,0,0\n`,
      `:3: column 1 (label) is "${label}", expected a label (an integer); ${MEND}`,
    )
  ),
  csv("a quote that is not closed", HEADER + '1,"0,0,0,0\n', `:2: misplaced quotes; ${MEND}`),
  csv(
    "a header with a quote that is not closed",
    `"label,1x1\n1,0\n`,
    `:1: misplaced quotes; ${MEND}`,
  ),
  csv("a quote inside of a field", `${HEADER}${GOOD}1,0,7",0,0\n`, `:3: misplaced quotes; ${MEND}`),
  csv(
    "a quote inside of a later field, after an empty line and blanks",
    `${HEADER}\n1, 0,0,0,0\n${GOOD}1,0,7",0,0\n`,
    `:5: misplaced quotes; ${MEND}`,
  ),
  csv(
    "a header with a quote inside of a name",
    `label,7",1x2,2x1,2x2\n${GOOD}`,
    `:1: misplaced quotes; ${MEND}`,
  ),
  csv(
    "binary noise with a quote",
    `\u0001\ufffd\u001b"\u0007,x\n1,2\n`,
    `:1: misplaced quotes; ${MEND}`,
  ),
  csv(
    "pixels that make no rectangle",
    "1,2,3\n",
    ": images of 3 pixels are not square; add --shape HEIGHTxWIDTH",
  ),
  csv(
    "a truncated gzip",
    PACKED.subarray(0, PACKED.length - 20),
    ": the gzip data is cut short; fetch the file again",
  ),
  csv(
    "a gzip without its last four bytes",
    PACKED.subarray(0, -4),
    ": the gzip data is cut short; fetch the file again",
  ),
  csv(
    "a damaged gzip",
    PACKED.map((byte, at) => at === 40 ? byte ^ 255 : byte),
    ": the gzip data is damaged; fetch the file again",
  ),
  csv(
    "a zip archive",
    "PK\x03\x04 and so on",
    ": the zip archive is cut short or damaged; fetch it again",
  ),
  csv(
    "a binary file",
    "\x7fELF\0\0\0\n",
    ": is neither text nor IDX nor gzip; give a CSV or an IDX file",
  ),
  {
    what: "two files of different widths",
    sources: { "a.csv": HEADER + GOOD, "b.csv": "label,1x1\n3,0\n" },
    message: "b.csv: images of 1 pixels, but 4 in a.csv; give files of one kind",
  },
  {
    what: "two files of different shapes",
    sources: { "a.csv": HEADER + GOOD, "b.csv": "label,1x1,1x2,1x3,1x4\n3,0,0,0,0\n" },
    message: "b.csv: images of 1x4, but of 2x2 in a.csv; give files of one kind",
  },
  {
    what: "one file with labels, one without",
    sources: { "a.csv": HEADER + GOOD, "b.csv": "pixel0,pixel1,pixel2,pixel3\n0,0,0,0\n" },
    message: "b.csv: has no labels, but a.csv has; give files of one kind",
  },
  {
    what: "a good file, then a bad row in the second",
    sources: { "a.csv": HEADER + GOOD, "b.csv": HEADER + "1,0,0,0\n" },
    message: `b.csv:2: 4 fields, expected 5; ${MEND}`,
  },
  images(
    "IDX with a wrong magic",
    idxImages([[1, 2, 3, 4]], [2, 2], 0x00000d03),
    "IDX magic 0x00000d03, expected 0x00000803 (images as unsigned bytes); replace or remove it",
  ),
  images(
    "text that is named as IDX",
    new TextEncoder().encode("label,1x1\n"),
    "IDX magic 0x6c616265, expected 0x00000803 (images as unsigned bytes); replace or remove it",
  ),
  images(
    "IDX shorter than its header says",
    IMAGES.subarray(0, -1),
    "fewer bytes than 2 images take; fetch the file again",
  ),
  images(
    "IDX longer than its header says",
    Uint8Array.of(...IMAGES, 0),
    "more bytes than 2 images take; fetch the file again",
  ),
  images(
    "IDX cut off in its header",
    IMAGES.subarray(0, 9),
    "fewer bytes than a header take; fetch the file again",
  ),
  images("IDX without images", idxImages([], [2, 2]), "0 images of 2x2; give a file with images"),
  {
    what: "IDX labels instead of images",
    sources: { "a-labels-idx1-ubyte": LABELS },
    message: "a-labels-idx1-ubyte: holds labels; give the images, labels are found beside them",
  },
  ...([
    ["fewer", idxLabels([1]), "a-images-idx3-ubyte: 2 images, but 1 labels beside it; check both"],
    [
      "a wrong magic",
      idxLabels([1, 2], 0x00000901),
      "a-labels-idx1-ubyte: IDX magic 0x00000901, expected 0x00000801 (labels as unsigned bytes); replace or remove it",
    ],
    [
      "cut off",
      LABELS.subarray(0, -1),
      "a-labels-idx1-ubyte: fewer bytes than 2 labels take; fetch the file again",
    ],
    [
      "too long",
      Uint8Array.of(...LABELS, 0),
      "a-labels-idx1-ubyte: more bytes than 2 labels take; fetch the file again",
    ],
  ] as const).map(([what, labels, message]): BadInput => ({
    what: `IDX labels: ${what}`,
    sources: { "a-images-idx3-ubyte": IMAGES },
    beside: { "a-labels-idx1-ubyte": labels },
    message,
  })),
];

for (const { what, sources, beside, message } of CASES) {
  Deno.test(`loadDataset() refuses ${what}`, async () => {
    await withFiles({ ...sources, ...beside }, async (folder) => {
      const paths = Object.keys(sources).map((name) => `${folder}/${name}`);
      await rejects(loadDataset(paths), (failure: Error) => {
        const shown = failure.message.replaceAll(`${folder}/`, "");
        if (failure.name !== "Failure" || shown !== message) throw failure;
        return true;
      });
    });
  });
}

Deno.test("loadDataset() refuses a missing file, before it reads the others", async () => {
  await withFiles({ "a.csv": "not a row\n" }, async (folder) => {
    await rejects(loadDataset([`${folder}/a.csv`, `${folder}/b.csv`]), {
      name: "Failure",
      message: `${folder}/b.csv: no such file; check its path`,
    });
  });
});

Deno.test("loadDataset() refuses an empty folder", async () => {
  await withFiles({}, async (folder) => {
    await rejects(loadDataset([folder]), {
      name: "Failure",
      message:
        `${folder}: an empty folder; give one with pictures (PNG, JPEG, WebP, TIFF, PGM or PPM)`,
    });
  });
});

Deno.test({
  name: "loadDataset() refuses a file that Deno may not read",
  permissions: { read: false },
  fn: async () => {
    await rejects(loadDataset(["a.csv"]), {
      name: "Failure",
      message: "a.csv: Deno may not read it; run with --allow-read",
    });
  },
});
