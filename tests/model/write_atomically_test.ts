import assert from "node:assert/strict";
import { Failure } from "../../lib/failure.ts";
import { writeAtomically } from "../../lib/model/write_atomically.ts";

const OLD = "the old file";
const PIECES = ["new ", "", "contents"].map((text) => new TextEncoder().encode(text));

async function withFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await run(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** What lies in a folder: names and contents. */
async function contentsOf(folder: string): Promise<Record<string, string>> {
  const names = (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name).sort();
  return Object.fromEntries(
    names.map((name) => [name, Deno.readTextFileSync(`${folder}/${name}`)]),
  );
}

Deno.test("writeAtomically() writes a new file and replaces an old one, and leaves nothing beside it", () =>
  withFolder(async (folder) => {
    assert.equal(await writeAtomically(`${folder}/new`, PIECES), 12);
    Deno.writeTextFileSync(`${folder}/old`, OLD);
    assert.equal(await writeAtomically(`${folder}/old`, PIECES), 12);
    assert.deepEqual(await contentsOf(folder), { new: "new contents", old: "new contents" });
  }));

Deno.test("writeAtomically() follows a link to the file behind it", () =>
  withFolder(async (folder) => {
    Deno.writeTextFileSync(`${folder}/file`, OLD);
    await Deno.symlink(`${folder}/file`, `${folder}/link`);
    await writeAtomically(`${folder}/link`, PIECES);
    assert.equal((await Deno.lstat(`${folder}/link`)).isSymlink, true);
    assert.equal(Deno.readTextFileSync(`${folder}/file`), "new contents");
  }));

Deno.test("writeAtomically() writes where a link points that leads to nothing yet", () =>
  withFolder(async (folder) => {
    Deno.mkdirSync(`${folder}/sub`);
    Deno.symlinkSync("sub/file", `${folder}/link`);
    await writeAtomically(`${folder}/link`, PIECES);
    assert.equal((await Deno.lstat(`${folder}/link`)).isSymlink, true);
    assert.deepEqual(await contentsOf(`${folder}/sub`), { file: "new contents" });
    Deno.symlinkSync(`${folder}/none/file`, `${folder}/astray`);
    await assert.rejects(
      () => writeAtomically(`${folder}/astray`, PIECES),
      new Failure(
        `${folder}/astray: no folder ${folder}/none; make it with "mkdir -p ${folder}/none" or save elsewhere`,
      ),
    );
  }));

Deno.test("writeAtomically() knows a link that leads back to itself, and names that are too long", () =>
  withFolder(async (folder) => {
    Deno.symlinkSync(`${folder}/loop`, `${folder}/loop`);
    await assert.rejects(
      () => writeAtomically(`${folder}/loop`, PIECES),
      new Failure(`${folder}/loop: a link that leads back to itself; name another file`),
    );
    const long = `${folder}/${"n".repeat(300)}`;
    await assert.rejects(
      () => writeAtomically(long, PIECES),
      new Failure(`${long}: the name is too long; choose a shorter one`),
    );
    // as long as the system allows; the temporary name must not be longer
    const longest = "ü".repeat(127);
    await writeAtomically(`${folder}/${longest}`, PIECES);
    assert.equal(Deno.readTextFileSync(`${folder}/${longest}`), "new contents");
  }));

Deno.test({
  name: "writeAtomically() keeps mode and owner of the file that it replaces",
  ignore: Deno.build.os === "windows",
  fn: () =>
    withFolder(async (folder) => {
      const path = `${folder}/model`;
      Deno.writeTextFileSync(path, OLD);
      Deno.chmodSync(path, 0o640);
      const isRoot = Deno.uid() === 0;
      if (isRoot) Deno.chownSync(path, 1234, 2345);
      await writeAtomically(path, PIECES);
      const { mode, uid, gid } = Deno.statSync(path);
      assert.equal(mode! & 0o7777, 0o640);
      if (isRoot) assert.deepEqual([uid, gid], [1234, 2345]);
    }),
});

/** Runs a script with the folder's path, and kills it once it says that it is in the middle. */
async function killInTheMiddle(script: string, folder: string): Promise<void> {
  const from = (path: string) => JSON.stringify(new URL(`../../lib/${path}`, import.meta.url));
  const code = script.replaceAll(/@(\S+\.ts)/g, (_, path) => from(path));
  const child = new Deno.Command(Deno.execPath(), {
    args: ["eval", "--no-check", "--ext=ts", code, folder],
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const reader = child.stdout.getReader();
  await reader.read();
  child.kill("SIGKILL");
  await reader.cancel();
  await child.status;
}

const WRITES_HALF = `
  import { writeAtomically } from @model/write_atomically.ts;
  function* pieces() {
    yield new Uint8Array(1000);
    console.log("half");
    yield new Uint8Array(0);
    for (;;) yield new Uint8Array(1);
  }
  await writeAtomically(Deno.args[0] + "/model", pieces());`;

Deno.test("writeAtomically() removes what a killed process left behind", () =>
  withFolder(async (folder) => {
    Deno.writeTextFileSync(`${folder}/model`, OLD);
    await killInTheMiddle(WRITES_HALF, folder);
    assert.equal(Object.keys(await contentsOf(folder)).length, 2);
    assert.equal(Deno.readTextFileSync(`${folder}/model`), OLD);
    await writeAtomically(`${folder}/other`, PIECES);
    assert.deepEqual(await contentsOf(folder), { model: OLD, other: "new contents" });
  }));

Deno.test("writeAtomically() leaves the temporary file of a process that lives, and files of others", () =>
  withFolder(async (folder) => {
    Deno.writeTextFileSync(`${folder}/.model.tmp`, "of another program");
    function* pieces(): Generator<Uint8Array> {
      yield PIECES[0]!;
      yield PIECES[2]!;
    }
    let inner: Promise<number> | undefined;
    function* whileOther(): Generator<Uint8Array> {
      yield PIECES[0]!;
      inner = writeAtomically(`${folder}/second`, pieces());
      yield PIECES[2]!;
    }
    await writeAtomically(`${folder}/first`, whileOther());
    await inner;
    assert.deepEqual(await contentsOf(folder), {
      ".model.tmp": "of another program",
      first: "new contents",
      second: "new contents",
    });
  }));

Deno.test("writeAtomically() leaves the old file where the disk is full", () =>
  withFolder(async (folder) => {
    Deno.writeTextFileSync(`${folder}/model`, OLD);
    const write = Deno.FsFile.prototype.write;
    let writes = 0;
    Deno.FsFile.prototype.write = function (bytes) {
      if (++writes < 2) return write.call(this, bytes);
      return Promise.reject(
        Object.assign(new Error("No space left on device"), { code: "ENOSPC" }),
      );
    };
    try {
      await assert.rejects(
        () => writeAtomically(`${folder}/model`, PIECES),
        new Failure(
          `${folder}/model: the disk is full; nothing was saved; make room or save elsewhere`,
        ),
      );
    } finally {
      Deno.FsFile.prototype.write = write;
    }
    assert.deepEqual(await contentsOf(folder), { model: OLD });
  }));

Deno.test({
  name: "writeAtomically() writes to a device directly and knows a really full one",
  ignore: Deno.build.os !== "linux",
  fn: async () => {
    await assert.rejects(
      () => writeAtomically("/dev/full", PIECES),
      /^Failure: \/dev\/full: the disk is full/,
    );
    assert.equal(await writeAtomically("/dev/null", PIECES), 12);
    assert.equal(Deno.statSync("/dev/null").isCharDevice, true);
  },
});

Deno.test("writeAtomically() says that the folder is missing, is a file, or that the target is a folder", () =>
  withFolder(async (folder) => {
    await assert.rejects(
      () => writeAtomically(`${folder}/missing/model`, PIECES),
      new Failure(
        `${folder}/missing/model: no folder ${folder}/missing; make it with "mkdir -p ${folder}/missing" or save elsewhere`,
      ),
    );
    await assert.rejects(
      () => writeAtomically(folder, PIECES),
      new Failure(`${folder}: a folder; name a file in it`),
    );
    Deno.writeTextFileSync(`${folder}/file`, OLD);
    await assert.rejects(() => writeAtomically(`${folder}/file/model`, PIECES), Failure);
    assert.deepEqual(await contentsOf(folder), { file: OLD });
  }));

Deno.test({
  name: "writeAtomically() says that a folder may not be written to",
  // Root may write anywhere but where the kernel itself says no.
  ignore: Deno.build.os !== "linux",
  fn: () =>
    assert.rejects(
      () => writeAtomically("/sys/model", PIECES),
      new Failure(
        "/sys/model: may not be written; check the folder's permissions or save elsewhere",
      ),
    ),
});

Deno.test("writeAtomically() leaves the old file where it is interrupted", () =>
  withFolder(async (folder) => {
    Deno.writeTextFileSync(`${folder}/model`, OLD);
    const interrupt = new AbortController();
    function* pieces(): Generator<Uint8Array> {
      yield PIECES[0]!;
      interrupt.abort(new Failure("interrupted", 130));
      yield PIECES[2]!;
    }
    await assert.rejects(
      () => writeAtomically(`${folder}/model`, pieces(), { signal: interrupt.signal }),
      new Failure("interrupted", 130),
    );
    assert.deepEqual(await contentsOf(folder), { model: OLD });
  }));

Deno.test("writeAtomically() leaves the old file alone where the program exits in the middle", () =>
  withFolder(async (folder) => {
    Deno.writeTextFileSync(`${folder}/model`, OLD);
    const url = new URL("../../lib/model/write_atomically.ts", import.meta.url);
    const script = `
      import { writeAtomically } from ${JSON.stringify(url)};
      function* pieces() {
        yield new Uint8Array(10);
        console.log([...Deno.readDirSync(Deno.args[0])].length, "files");
        yield new Uint8Array(10);
        Deno.exit(130);
      }
      await writeAtomically(Deno.args[0] + "/model", pieces());`;
    Deno.mkdirSync(`${folder}/out`);
    Deno.writeTextFileSync(`${folder}/out/model`, OLD);
    Deno.writeTextFileSync(`${folder}/script.ts`, script);
    const { code, stdout } = await new Deno.Command(Deno.execPath(), {
      args: [
        "run",
        "-q",
        "--no-check",
        "--allow-read",
        "--allow-write",
        `${folder}/script.ts`,
        `${folder}/out`,
      ],
    }).output();
    assert.equal(code, 130);
    assert.equal(new TextDecoder().decode(stdout), "2 files\n");
    assert.deepEqual(await contentsOf(`${folder}/out`), { model: OLD });
  }));
