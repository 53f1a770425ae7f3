import assert from "node:assert/strict";
import { encodeModel } from "../../lib/model/model_file.ts";
import { runCli } from "../support/fake_streams.ts";
import { gzip, withFiles } from "../support/files.ts";
import { madeModel } from "../support/made_model.ts";

/** Fails in one line, `@` being the folder. */
async function refused(folder: string, command: string, message: RegExp): Promise<void> {
  const args = command.split(" ").map((word) => word.replace("@", `${folder}/`));
  // no progress, however slow the machine is
  const { exitCode, stdout, stderr } = await runCli([...args, "-q"]);
  assert.equal(exitCode, 1, `${command}: ${stderr}`);
  assert.equal(stdout, "");
  assert.match(stderr, /^strokes: [^\n]*\n$/);
  assert.match(stderr.replaceAll(`${folder}/`, "@"), message);
}

function idx(count: number, height: number, width: number): Uint8Array {
  const bytes = new Uint8Array(20);
  const view = new DataView(bytes.buffer);
  [0x803, count, height, width].forEach((value, i) => view.setUint32(4 * i, value));
  return bytes;
}

Deno.test("fit refuses headers of sizes that no image has, before it takes the memory", () =>
  withFiles({
    "a-idx3-ubyte": idx(1, 255, 2 ** 31 - 1),
    "b-idx3-ubyte": idx(4e9, 28, 28),
    "c-idx3-ubyte": idx(4e9, 4096, 4096),
  }, async (folder) => {
    const most = /images of 255x2147483647 are too large; add --size/;
    await refused(folder, "fit @a-idx3-ubyte -k 1 -o @m.npz", most);
    await refused(folder, "fit @b-idx3-ubyte -k 1 -o @m.npz", /@b-idx3-ubyte: fewer bytes than/);
    await refused(folder, "fit @c-idx3-ubyte -k 1 -o @m.npz", /images of 4096x4096 are too large/);
  }));

Deno.test("fit refuses a line that is no image", () =>
  withFiles({
    "long.csv": "0,".repeat(9_000_000) + "0\n",
    "quote.csv": `1,2,3,4\n"${"a".repeat(17_000_000)}`,
  }, async (folder) => {
    for (const name of ["long", "quote"]) {
      const line = new RegExp(
        `@${name}\\.csv: a line of over 16 MB; give a CSV with one image a line`,
      );
      await refused(folder, `fit @${name}.csv -k 1 -o @m.npz`, line);
    }
  }));

Deno.test("fit refuses gzip that unpacks to far more than it is", async () => {
  const row = ("0,".repeat(783) + "0\n").repeat(1000);
  const member = await gzip(row) as Uint8Array<ArrayBuffer>;
  // members of gzip one after another are one stream
  const packed = Array.from({ length: 260 }, () => member);
  const bomb = new Uint8Array(await new Blob(packed).arrayBuffer());
  assert.ok(bomb.length < 3e6, `${bomb.length} bytes`);
  await withFiles({ "bomb.csv.gz": bomb }, (folder) =>
    refused(
      folder,
      "fit @bomb.csv.gz -k 1 -o @m.npz",
      /@bomb\.csv\.gz: unpacks to over 300 MB and 20 times its size; unpack it yourself/,
    ));
});

Deno.test({
  name: "devices and pipes without end are no model, no settings and no images",
  ignore: Deno.build.os !== "linux",
  fn: () =>
    withFiles(
      { "m.npz": Uint8Array.from([...encodeModel(madeModel({}))].flatMap((piece) => [...piece])) },
      async (folder) => {
        await refused(folder, "info /dev/zero", /\/dev\/zero: not a model file \(\.npz\)/);
        await refused(folder, "fit /dev/zero -k 1 -o @n.npz", /\/dev\/zero: /);
        Deno.symlinkSync("/dev/zero", `${folder}/strokes.json`);
        const noSettings = /@strokes\.json: is no file of at most 1 MB; repair or remove it/;
        await refused(folder, "info @m.npz", noSettings);
        Deno.removeSync(`${folder}/strokes.json`);
        await new Deno.Command("mkfifo", { args: [`${folder}/strokes.json`] }).output();
        await refused(folder, "info @m.npz", noSettings);
      },
    ),
});

Deno.test("links that lead back to themselves and names that are too long are one line", () =>
  withFiles({}, async (folder) => {
    Deno.symlinkSync(`${folder}/loop`, `${folder}/loop`);
    const long = "n".repeat(300);
    for (const name of ["loop", long]) {
      for (
        const command of [`info @${name}`, `fit @${name} -k 1 -o @m.npz`, `fit -k 1 -o @${name}`]
      ) {
        await refused(folder, command, new RegExp(`@${name}: .*(; |too long|itself)`));
      }
    }
  }));
