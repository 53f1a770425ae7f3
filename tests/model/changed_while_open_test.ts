import assert from "node:assert/strict";
import { Failure } from "../../lib/failure.ts";
import { encodeModel, openModel, readModel, writeModel } from "../../lib/model/model_file.ts";
import { withFiles } from "../support/files.ts";
import { madeModel } from "../support/made_model.ts";
import { rounds } from "../support/rounds.ts";
import { joined } from "../support/zip_bytes.ts";

const OLD = madeModel({ n: 2000, k: 3 }), NEW = madeModel({ n: 2000, k: 4 });

Deno.test("a model that is replaced while it is open stays the one that was opened", () =>
  withFiles({}, async (folder) => {
    const path = `${folder}/m.npz`;
    await writeModel(path, OLD);
    const model = await openModel(path);
    await writeModel(path, NEW);
    assert.deepEqual((await model.features()).shape, [2000, 3]);
    assert.deepEqual((await model.images())!.data, OLD.images!.data);
    model.close();
  }));

Deno.test("a model that is cut short or overwritten in place while it is open is one line", () =>
  withFiles({}, async (folder) => {
    const path = `${folder}/m.npz`;
    const damaged = new Failure(`${path}: cut short or damaged; copy it again, or fit again`);
    await writeModel(path, OLD);
    const cut = await openModel(path);
    await Deno.truncate(path, 3000);
    await assert.rejects(() => cut.features(), damaged);
    await assert.rejects(() => cut.images(), damaged);
    cut.close();
    await writeModel(path, OLD);
    const overwritten = await openModel(path);
    await Deno.writeFile(path, joined(encodeModel(NEW)));
    await assert.rejects(() => overwritten.images(), Failure);
    overwritten.close();
  }));

Deno.test("of two that save the same file at the same time one wins, whole", () =>
  withFiles({}, async (folder) => {
    const path = `${folder}/m.npz`;
    const whole = [joined(encodeModel(OLD)), joined(encodeModel(NEW))];
    for (let round = 0; round < rounds(10, 200); round++) {
      await Promise.all([OLD, NEW, OLD, NEW].map((model) => writeModel(path, model)));
      const bytes = await Deno.readFile(path);
      const isEither = whole.some((wanted) =>
        wanted.length === bytes.length && wanted.every((byte, i) => byte === bytes[i])
      );
      assert.ok(isEither, `${bytes.length} bytes of neither`);
      assert.equal((await readModel(path)).features.shape[0], 2000);
      assert.equal([...Deno.readDirSync(folder)].length, 1);
    }
  }));

/** Runs with a folder on a file system of a megabyte; false where none may be mounted. */
async function onSmallDisk(use: (folder: string) => Promise<void>): Promise<boolean> {
  const folder = await Deno.makeTempDir();
  const run = (command: string, ...args: string[]) =>
    new Deno.Command(command, { args, stderr: "null" }).output().catch(() => ({ success: false }));
  const { success } = await run("mount", "-t", "tmpfs", "-o", "size=1m", "strokes-test", folder);
  try {
    if (success) await use(folder);
  } finally {
    if (success) await run("umount", folder);
    await Deno.remove(folder);
  }
  return success;
}

Deno.test("a disk that fills up while a model is saved leaves the old one, in one line", async (t) => {
  const isMounted = await onSmallDisk(async (folder) => {
    const path = `${folder}/m.npz`;
    const small = madeModel({ n: 100, k: 2 });
    await writeModel(path, small);
    await assert.rejects(
      () => writeModel(path, madeModel({ n: 40_000, k: 4 })),
      new Failure(`${path}: the disk is full; nothing was saved; make room or save elsewhere`),
    );
    assert.deepEqual([...Deno.readDirSync(folder)].map(({ name }) => name), ["m.npz"]);
    assert.deepEqual(await Deno.readFile(path), joined(encodeModel(small)));
  });
  // only root may mount; /dev/full stands in elsewhere, in write_atomically_test.ts
  await t.step({ name: "on a real full disk", ignore: !isMounted, fn: () => {} });
});
