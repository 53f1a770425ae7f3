import assert from "node:assert/strict";
import { encodeModel } from "../../lib/model/model_file.ts";
import { digitsCsv } from "../support/digits_csv.ts";
import { type Ran, runCli } from "../support/fake_streams.ts";
import { gzip, withFiles } from "../support/files.ts";
import { madeModel } from "../support/made_model.ts";

/** Runs a command line on files of a folder (`@` in it); asserts that it fails in one line and leaves nothing new. */
async function refused(
  files: Readonly<Record<string, string | Uint8Array>>,
  command: string,
  message: RegExp,
): Promise<void> {
  await withFiles(files, async (folder) => {
    const args = command.split(" ").map((word) => word.replace("@", `${folder}/`));
    const ran: Ran = await runCli(args);
    const stderr = ran.stderr.replaceAll(`${folder}/`, "@");
    assert.ok(ran.exitCode === 1 || ran.exitCode === 2, `${command}: exit code ${ran.exitCode}`);
    assert.equal(ran.stdout, "", command);
    assert.match(stderr, /^strokes: [^\n]*\n$/);
    assert.match(stderr, message);
    const left = [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
    assert.deepEqual(left, Object.keys(files).sort(), command);
  });
}

function bytesOf(pieces: Iterable<Uint8Array>): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...pieces].flatMap((piece) => [...piece]));
}

const csv = digitsCsv(12);
const rows = csv.trimEnd().split("\n");
/** The CSV with one of its lines replaced. */
const withRow = (at: number, row: string) => rows.with(at, row).join("\n") + "\n";
const withPixel = (pixel: string) => withRow(3, rows[3]!.replace(/,[^,]*$/, `,${pixel}`));

Deno.test("fit refuses files that are no images", async () => {
  await refused({}, "fit @none.csv -o @m.npz", /@none\.csv: /);
  await refused({}, "fit @ -o @m.npz", /@: an empty folder; give one with pictures/);
  await refused({ "d.csv": "" }, "fit @d.csv -o @m.npz", /@d\.csv: .*empty/);
  await refused({ "d.csv": rows[0] + "\n" }, "fit @d.csv -o @m.npz", /@d\.csv: /);
});

Deno.test("fit names the line of a wrong row", async () => {
  await refused(
    { "d.csv": withRow(5, rows[5] + ",1") },
    "fit @d.csv -o @m.npz",
    /@d\.csv:6: .*18.*17/,
  );
  await refused({ "d.csv": withRow(5, "1,2,3") }, "fit @d.csv -o @m.npz", /@d\.csv:6: .*3.*17/);
  for (const pixel of ["x", "-1", "NaN", "256", "1e400"]) {
    await refused({ "d.csv": withPixel(pixel) }, "fit @d.csv -o @m.npz", /@d\.csv:4: /);
  }
  await refused(
    { "d.csv": withRow(2, rows[2]!.replace(/^\d+/, "1.5")) },
    "fit @d.csv -o @m.npz",
    /@d\.csv:3: /,
  );
});

Deno.test("fit refuses files of different widths, and pixels that make no rectangle", async () => {
  const other = { "d.csv": csv, "e.csv": digitsCsv(12, 6) };
  await refused(other, "fit @d.csv @e.csv -o @m.npz", /@e\.csv: .*36.*16|@e\.csv: .*16.*36/);
  const seven = "label,a,b,c,d,e,f,g\n1,1,2,3,4,5,6,7\n2,7,6,5,4,3,2,1\n";
  await refused({ "d.csv": seven }, "fit @d.csv -k 1 -o @m.npz", /@d\.csv.*7 pixels.*--shape/);
});

Deno.test("fit refuses damaged gzip and IDX", async () => {
  const packed = await gzip(csv);
  await refused(
    { "d.csv.gz": packed.slice(0, packed.length / 2) },
    "fit @d.csv.gz -o @m.npz",
    /@d\.csv\.gz: /,
  );
  const idx = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4, 5);
  await refused({ "d-idx3-ubyte": idx }, "fit @d-idx3-ubyte -k 1 -o @m.npz", /@d-idx3-ubyte: /);
  const magic = Uint8Array.of(0, 0, 9, 3, ...idx.slice(4), 6, 7, 8);
  await refused({ "d-idx3-ubyte": magic }, "fit @d-idx3-ubyte -k 1 -o @m.npz", /@d-idx3-ubyte: /);
});

Deno.test("fit refuses more components than images or pixels", async () => {
  await refused({ "d.csv": csv }, "fit @d.csv -k 13 -o @m.npz", /13.*12/);
  await refused({ "d.csv": digitsCsv(1) }, "fit @d.csv -k 2 -o @m.npz", /2.*1/);
});

Deno.test("fit refuses images that are all zero", async () => {
  const zeros = [rows[0], ...Array.from({ length: 9 }, () => "1" + ",0".repeat(16))].join("\n") +
    "\n";
  await refused({ "d.csv": zeros }, "fit @d.csv -k 2 -o @m.npz", /zero|black/);
});

Deno.test("fit takes a single image", async () => {
  await withFiles({ "d.csv": digitsCsv(1) }, async (folder) => {
    const ran = await runCli(["fit", `${folder}/d.csv`, "-k", "1", "-o", `${folder}/m.npz`]);
    assert.equal(ran.exitCode, 0, ran.stderr);
    const shown = await runCli(["sample", `${folder}/m.npz`, "--index", "0", "--json"]);
    assert.equal(JSON.parse(shown.stdout).identical, 16);
  });
});

Deno.test("an output that cannot be written is found before the fit", async () => {
  const source = { "d.csv": csv };
  for (const command of ["fit @d.csv -k 2", "start @d.csv -k 2"]) {
    await refused(
      source,
      `${command} -o @no/m.npz`,
      /@no\/m\.npz: there is no folder @no; make it/,
    );
    await refused(source, `${command} -o @`, /is a folder; name a file in it/);
    await refused(source, `${command} -o @d.csv/m.npz`, /there is no folder @d\.csv/);
  }
  await refused(
    source,
    "fit @d.csv -k 2 -o /proc/m.npz",
    /\/proc\/m\.npz: the folder \/proc cannot be written to/,
  );
});

Deno.test("an output that is a source is refused, with --force too, whatever it is called", async () => {
  const same = /@d\.csv: is read by this command and would be lost; choose another name/;
  await refused({ "d.csv": csv }, "fit @d.csv -k 2 -o @d.csv", same);
  await refused({ "d.csv": csv }, "fit @d.csv -k 2 -o @d.csv --force", same);
  await refused({ "d.csv": csv }, "fit @./d.csv -k 2 -o @d.csv --force", same);
  await refused({ "d.csv": csv }, "start @d.csv -k 2 -o @d.csv --force", same);
  const model = { "m.npz": bytesOf(encodeModel(madeModel({}))) };
  for (
    const command of [
      "transform @m.npz @m.npz -o @m.npz --force",
      "export @m.npz --what features --format npy -o @m.npz --force",
    ]
  ) {
    await refused(model, command, /@m\.npz: (is read by this|ends in)/);
  }
});

Deno.test("fit and start replace a model of strokes, and what is none only with --force", async () => {
  await withFiles({ "d.csv": csv, "thesis.txt": "years of work" }, async (folder) => {
    const fit = (...args: string[]) =>
      runCli([
        "fit",
        `${folder}/d.csv`,
        "-k",
        "2",
        "-o",
        ...args.map((a) => a.replace("@", folder + "/")),
      ]);
    const kept = await fit("@thesis.txt");
    assert.equal(kept.exitCode, 1);
    assert.match(
      kept.stderr,
      /thesis\.txt: is there already and is no model of strokes; add --force/,
    );
    assert.equal(await Deno.readTextFile(`${folder}/thesis.txt`), "years of work");
    for (const args of [["@m.npz"], ["@m.npz"], ["@thesis.txt", "--force"], ["@thesis.txt"]]) {
      const { exitCode, stderr } = await fit(...args);
      assert.deepEqual([exitCode, stderr], [0, ""]);
    }
  });
});

Deno.test("a model that is none is named", async () => {
  for (const command of ["info", "components", "digits", "sample --index 0", "reconstructions"]) {
    await refused({}, `${command} @none.npz`, /@none\.npz: /);
    await refused({ "m.npz": "no zip" }, `${command} @m.npz`, /@m\.npz: /);
    await refused({ "m.npz": "" }, `${command} @m.npz`, /@m\.npz: /);
  }
  await refused({ "d.csv": csv }, "info @d.csv", /@d\.csv: /);
});
