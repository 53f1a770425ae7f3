import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { loadDataset, type LoadProgress } from "../../lib/dataset/load.ts";
import { namesOf } from "../support/class_names.ts";
import { gzip, withFiles } from "../support/files.ts";

const HEADER = "label,1x1,1x2,1x3,2x1,2x2,2x3\n";

Deno.test("loadDataset() joins files in order, into shared memory", async () => {
  await withFiles({
    "b.csv": `${HEADER}3,1,2,3,4,5,6\n-1,7,8,9,10,11,255\n`,
    "a.csv": "1000000,0,0,0,0,0,1\r\n",
  }, async (folder) => {
    const paths = [`${folder}/b.csv`, `${folder}/a.csv`];
    const dataset = await loadDataset(paths);
    const { images, labels, classes, shape, sources } = dataset;
    deepEqual(images.shape, [3, 6]);
    deepEqual(images.stride, [6, 1]);
    equal(images.offset, 0);
    ok(images.data instanceof Uint8Array);
    ok(images.data.buffer instanceof SharedArrayBuffer);
    equal(images.data.byteOffset, 0);
    deepEqual([...images.data], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255, 0, 0, 0, 0, 0, 1]);
    deepEqual([...labels!], [1, 0, 2]);
    deepEqual(classes, ["-1", "3", "1000000"]);
    deepEqual(shape, [2, 3]);
    deepEqual(sources, paths);
  });
});

Deno.test("loadDataset() makes all pixels floats where one file has fractions", async () => {
  await withFiles({
    "bytes.csv": `${HEADER}3,1,2,3,4,5,6\n`,
    "floats.csv": `${HEADER}4,0.5,0,0,0,0,1\n5,1,1,1,1,1,1\n`,
  }, async (folder) => {
    for (const order of [["bytes", "floats", "bytes"], ["floats", "bytes"]]) {
      const dataset = await loadDataset(order.map((name) => `${folder}/${name}.csv`));
      const { images } = dataset;
      ok(images.data instanceof Float32Array);
      ok(images.data.buffer instanceof SharedArrayBuffer);
      const bytes = [1, 2, 3, 4, 5, 6], floats = [0.5, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1];
      deepEqual([...images.data], order.flatMap((name) => name === "bytes" ? bytes : floats));
      deepEqual(namesOf(dataset), order.flatMap((name) => name === "bytes" ? ["3"] : ["4", "5"]));
    }
  });
});

Deno.test("loadDataset() unpacks gzip by its contents, also of several members", async () => {
  const members = [await gzip(HEADER + "3,1,2,3,4,"), await gzip("5,6\n4,1,1,1,1,1,1\n")];
  const whole = new Uint8Array(await new Blob(members as Uint8Array<ArrayBuffer>[]).arrayBuffer());
  await withFiles({ "a.data": whole }, async (folder) => {
    const dataset = await loadDataset([`${folder}/a.data`]);
    const { images } = dataset;
    deepEqual([...images.data], [1, 2, 3, 4, 5, 6, 1, 1, 1, 1, 1, 1]);
    deepEqual(namesOf(dataset), ["3", "4"]);
  });
});

Deno.test("loadDataset() takes a byte order mark, tabs, semicolons, and no label column", async () => {
  await withFiles({
    "mark.csv": "\ufeffpixel0,pixel1,pixel2,pixel3\n1,2,3,4\n",
    "tab.csv": "pixel0\tpixel1\tpixel2\tpixel3\n1\t2\t3\t4\n",
    "semicolon.csv": "1; 2; 3; 4",
    "bare.csv": "1,2,3,4",
  }, async (folder) => {
    for (const name of ["mark", "tab", "semicolon", "bare"]) {
      const { images, labels, shape } = await loadDataset([`${folder}/${name}.csv`]);
      deepEqual([...images.data], [1, 2, 3, 4], name);
      equal(labels, null);
      deepEqual(shape, [2, 2]);
    }
  });
});

Deno.test("loadDataset() believes the user's shape before the header's, and needs it where nothing tells", async () => {
  await withFiles(
    { "a.csv": `${HEADER}3,1,2,3,4,5,6\n`, "b.csv": "1,2,3,4,5,6\n" },
    async (folder) => {
      const shapeOf = async (name: string, shape?: [number, number]) =>
        (await loadDataset([`${folder}/${name}`], { shape })).shape;
      deepEqual(await shapeOf("a.csv"), [2, 3]);
      deepEqual(await shapeOf("a.csv", [3, 2]), [3, 2]);
      deepEqual(await shapeOf("b.csv", [1, 6]), [1, 6]);
      await rejects(shapeOf("b.csv"), {
        message: `${folder}/b.csv: images of 6 pixels are not square; add --shape HEIGHTxWIDTH`,
      });
      await rejects(shapeOf("a.csv", [2, 2]), {
        message: `${folder}/a.csv: images of 6 pixels are not 2x2; correct --shape`,
      });
    },
  );
});

Deno.test("loadDataset() reports how far it is, up to the end", async () => {
  const rows = "3,1,2,3,4,5,6\n".repeat(200_000);
  await withFiles({ "a.csv": HEADER + rows, "b.csv": HEADER + rows }, async (folder) => {
    const reports: LoadProgress[] = [];
    const paths = [`${folder}/a.csv`, `${folder}/b.csv`];
    await loadDataset(paths, { onProgress: (report) => reports.push(report) });
    const totalBytes = 2 * (HEADER.length + rows.length);
    const last = reports.at(-1)!;
    deepEqual(
      { source: last.source, rows: last.rows, bytes: last.bytes, totalBytes: last.totalBytes },
      { source: paths[1], rows: 400_000, bytes: totalBytes, totalBytes },
    );
    for (const [index, report] of reports.entries()) {
      ok(report.bytes > 0 && report.seconds >= (reports[index - 1]?.seconds ?? 0));
      ok(report.rows >= (reports[index - 1]?.rows ?? 0));
    }
  });
});

Deno.test("loadDataset() stops when the signal asks, even while a pipe is silent", async () => {
  await withFiles({}, async (folder) => {
    const path = `${folder}/pipe`;
    equal((await new Deno.Command("mkfifo", { args: [path] }).output()).code, 0);
    const writer = await Deno.open(path, { read: true, write: true });
    await writer.write(new TextEncoder().encode(`${HEADER}3,1,2,3,4,5,6\n`));
    const stop = new AbortController();
    const loading = loadDataset([path], { signal: stop.signal });
    setTimeout(() => stop.abort(new Error("enough")), 50);
    await rejects(loading, { message: "enough" });
    writer.close();
  });
});

Deno.test("loadDataset() reads standard input as -", async () => {
  const script = `
    const { loadDataset } = await import("${import.meta.resolve("../../lib/dataset/load.ts")}");
    const { images, classes, sources } = await loadDataset(["-"]);
    console.log(JSON.stringify([[...images.data], classes, sources]));
  `;
  const config = new URL("../../deno.json", import.meta.url).pathname;
  const args = ["eval", "--quiet", "--config", config, script];
  const child = new Deno.Command(Deno.execPath(), { args, stdin: "piped", stdout: "piped" })
    .spawn();
  const input = child.stdin.getWriter();
  await input.write(new TextEncoder().encode(`${HEADER}3,1,2,3,`));
  await input.write(new TextEncoder().encode("4,5,6\n"));
  await input.close();
  const { stdout } = await child.output();
  deepEqual(JSON.parse(new TextDecoder().decode(stdout)), [[1, 2, 3, 4, 5, 6], ["3"], ["stdin"]]);
});
