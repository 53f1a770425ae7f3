import { deepEqual, equal, match, ok } from "node:assert/strict";
import { encode } from "fast-png";
import { readModel } from "../../lib/model/model_file.ts";
import { runCli } from "../support/fake_streams.ts";
import { withFiles } from "../support/files.ts";
import { python, pythonHas } from "../support/python.ts";
import { strokes } from "../support/strokes.ts";

/** Colour pictures of two classes, each a sum of a few bars. */
function pictures(): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (let i = 0; i < 24; i++) {
    const data = Uint8Array.from({ length: 8 * 6 * 3 }, (_, j) => {
      const [row, channel] = [Math.floor(j / 18), j % 3];
      return row % 4 === i % 4 && (channel !== i % 2) ? 40 + 8 * (i % 7) : 3;
    });
    files[`set/${i % 2 ? "cat" : "old dog"}/${i}.png`] = encode({
      width: 6,
      height: 8,
      data,
      depth: 8,
      channels: 3,
    });
  }
  return files;
}

Deno.test("fit, info, sample, reconstructions and transform go on with a folder of pictures", async () => {
  await withFiles(pictures(), async (folder) => {
    const model = `${folder}/m.npz`;
    const run = async (...args: string[]) => {
      const ran = await runCli(args);
      equal(ran.exitCode, 0, ran.stderr);
      return ran;
    };
    const source = `${folder}/set`;
    const fitted = await run("fit", source, "-k", "3", "-o", model, "--size", "4x3", "--invert");
    match(fitted.stdout, /^Images +24 of 4 x 3, 2 classes, from /);
    match(fitted.stderr, /note: colour images were turned into grey by luminance; --channels rgb/);
    match((await run("info", model)).stdout, /Pixels .*sized to 4 x 3 \(contain\), inverted\n/);
    deepEqual(JSON.parse((await run("info", model, "--json")).stdout).reading, {
      size: [4, 3],
      resize: "contain",
      invert: true,
    });
    const { paths, classes } = await readModel(model);
    deepEqual(classes, ["cat", "old dog"]);
    equal(paths![0], `${source}/cat/1.png`);
    const sample = JSON.parse((await run("sample", model, "--index", "0", "--json")).stdout);
    equal(sample.path, `${source}/cat/1.png`);
    const ranked = JSON.parse((await run("reconstructions", model, "--json")).stdout);
    ok(ranked.worst.every(({ path }: { path: string }) => path.startsWith(`${source}/`)));
    // The picture is read as the model's images were: the same pixels, the same weights.
    const seen = JSON.parse((await run("transform", model, paths![0]!, "--json")).stdout);
    deepEqual([seen.n_samples, seen.paths], [1, [paths![0]]]);
    seen.features[0].forEach((weight: number, t: number) => {
      ok(Math.abs(weight - sample.features[t]) < 1e-3 * (1 + weight), `component ${t}`);
    });
    const shown = await run(
      "transform",
      model,
      paths![0]!,
      "--renderer",
      "ascii",
      "--color",
      "none",
    );
    match(shown.stdout, /As the model sees it +Reconstruction/);
    match(shown.stdout, /Strongest: Component \d/);
  });
});

Deno.test("fit --channels rgb keeps colour in the model, and transform follows it", async () => {
  await withFiles(pictures(), async (folder) => {
    const model = `${folder}/m.npz`;
    const args = ["fit", `${folder}/set`, "-k", "3", "-o", model, "--channels", "rgb"];
    const { exitCode, stderr } = await runCli(args);
    equal(exitCode, 0, stderr);
    const { channels, shape, components } = await readModel(model);
    deepEqual([channels, shape, components.shape], [3, [8, 6], [3, 144]]);
    const seen = await runCli(["transform", model, `${folder}/set/cat/1.png`, "--json"]);
    equal(seen.exitCode, 0, seen.stderr);
    equal(JSON.parse(seen.stdout).features[0].length, 3);
  });
});

Deno.test("wrong options of reading are said in one line, with exit code 2", async () => {
  for (
    const [args, message] of [
      [["--size", "28"], /'28' is invalid\. It takes HEIGHTxWIDTH/],
      [["--background", "sky"], /'sky' is invalid\. It takes black, white or #rrggbb/],
      [["--channels", "4"], /'4' is invalid/],
      [["--normalize", "0-2"], /'0-2' is invalid/],
      [["--resize", "crop"], /'crop' is invalid/],
    ] as const
  ) {
    const { exitCode, stderr } = await runCli(["fit", "x", "-o", "m.npz", ...args]);
    equal(exitCode, 2);
    match(stderr, message);
  }
});

Deno.test({
  name: "the task fit decodes JPEG and WebP with its own permissions: no network",
  ignore: !pythonHas("PIL"),
  fn: async () => {
    await withFiles({}, async (folder) => {
      await python(
        `import sys, json
from PIL import Image
for i in range(20):
    for ending in ["jpg", "webp"]:
        Image.new("RGB", (8, 6), (9 * i, 200 - 9 * i, 77)).save(f"{sys.argv[1]}/{i}.{ending}")
print(json.dumps(None))`,
        folder,
      );
      const [file, ...args] = strokes("fit", folder, "-k", "2", "--json", "-o", `${folder}/m.npz`);
      ok(args.includes("--deny-net"));
      const { success, stdout, stderr } = await new Deno.Command(file, { args }).output();
      const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
      ok(success, text(stderr));
      equal(JSON.parse(text(stdout)).n_samples, 40);
    });
  },
});
