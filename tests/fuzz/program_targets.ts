import { encodeParameters } from "../../lib/model/model_meta.ts";
import { encodeNpy } from "../../lib/arrays/npy.ts";
import ndarray from "ndarray";
import { Failure } from "../../lib/failure.ts";
import { encodeModel, openModel } from "../../lib/model/model_file.ts";
import { digitsCsv } from "../support/digits_csv.ts";
import { runCli } from "../support/fake_streams.ts";
import { madeModel } from "../support/made_model.ts";
import { joined } from "../support/zip_bytes.ts";
import { zipOfParts } from "./file_targets.ts";
import { checkLine, type Target, Unacceptable } from "./target.ts";

const text = (value: string) => new TextEncoder().encode(value);
const MODEL = madeModel({ n: 6, k: 2, shape: [3, 2] });

/** Model files, settings and command lines, with files in the folder. */
export function programTargets(folder: string): Target[] {
  Deno.mkdirSync(`${folder}/cli/set`, { recursive: true });
  Deno.writeFileSync(`${folder}/cli/m.npz`, joined(encodeModel(MODEL)));
  Deno.writeFileSync(`${folder}/cli/set/m.npz`, joined(encodeModel(MODEL)));
  Deno.writeTextFileSync(`${folder}/cli/d.csv`, digitsCsv(6));
  return [
    model("model", 14, false),
    model("model-packed", 4, true),
    settings(`${folder}/cli/set`),
    commandLine(`${folder}/cli`),
  ];
}

function model(name: string, share: number, isPacked: boolean): Target {
  const npy = (value: Parameters<typeof encodeNpy>[0]) => joined(encodeNpy(value));
  return {
    name,
    share,
    load() {
      const meta = metaOf();
      const members = {
        components: npy(MODEL.components),
        shape: npy(ndarray(Int32Array.of(3, 2), [2])),
        meta: npy(meta),
        labels: npy(ndarray(Int32Array.of(0, 1, 0, 1, 1, 0), [6])),
        classes: npy(["boot", "coat"]),
        paths: npy(["a", "b", "c", "d", "e", "f"]),
        features: npy(MODEL.features),
        images: npy(MODEL.images!),
      };
      const names = Object.keys(members).map((name) => `${name}.npy`);
      return Promise.resolve([[text(names.join("\n")), ...Object.values(members)]]);
    },
    assemble: zipOfParts(isPacked),
    async read(bytes) {
      const opened = await openModel({ name: "m.npz", bytes });
      try {
        const { components, origin } = opened;
        const features = await opened.features();
        await opened.images();
        const labels = await opened.labels();
        const classes = await opened.classes();
        const paths = await opened.paths();
        await opened.check();
        for (const name of [...classes, ...(paths ?? []), ...(origin?.sources ?? [])]) {
          checkLine(name);
        }
        if (labels?.some((label) => !(label >= 0 && label < classes.length))) {
          throw new Unacceptable("a label without a class");
        }
        for (const { data } of [components, features]) {
          if (!data.every((value) => value >= 0 && value < Infinity)) {
            throw new Unacceptable("a factor that is not finite");
          }
        }
      } finally {
        opened.close();
      }
    },
  };
}

/** The metadata of the model, as its file has them. */
function metaOf(): string {
  const { parameters, result, sources } = MODEL.origin!;
  return JSON.stringify({
    format: 2,
    sources,
    parameters: encodeParameters(parameters),
    n_iter: result.nIter,
    passes: result.passes,
    converged: result.converged,
    reconstruction_err: result.reconstructionErr,
    transform_err: result.transformErr,
    threads: result.threads,
    seconds: result.seconds,
    notes: result.notes,
  });
}

function settings(folder: string): Target {
  return {
    name: "settings",
    share: 4,
    load: () =>
      Promise.resolve([
        [text('{"components": 45, "max-iter": 2000, "color": "256", "images": false}')],
        [text('{"shape": "28x28", "threads": 2, "tol": 1e-4, "init": "random"}')],
      ]),
    assemble: (parts) => joined(parts),
    async read(bytes) {
      Deno.writeFileSync(`${folder}/strokes.json`, bytes);
      await runHarmlessly(["info", `${folder}/m.npz`, "--settings"]);
    },
  };
}

const COMMANDS = [
  "info @m.npz --check",
  "info --settings --json",
  "components @m.npz --index 1 --color 256",
  "digits @m.npz --digit 7 --top 2 --json",
  "classes @m.npz",
  "sample @m.npz --index 0 --renderer ascii",
  "reconstructions @m.npz --worst 2 --best 2 --digit 7",
  "class @m.npz --digit 7 --top 2",
  "overlay @m.npz --digit 7 --top 2 -o @o.svg --force",
  "export @m.npz --what features --format csv -o - --digit 7",
  "export @m.npz --what components -o @c.npy --force",
  "fit @d.csv -k 2 -o @f.npz --max-iter 3 --tol 1e-4 --random-state 1 --threads 1 --shape 4x4",
  "fit @d.csv --components 2 --init random --solver mu --beta-loss kullback-leibler -o @f.npz",
  "transform @m.npz @d.csv -o - --threads 1",
  "help fit",
  "complete bash",
  "doctor --json -q",
  "--version",
];

function commandLine(folder: string): Target {
  return {
    name: "command-line",
    share: 2,
    load: () =>
      Promise.resolve(
        COMMANDS.map((line) =>
          line.split(" ").map((word) => text(word.replace("@", `${folder}/`)))
        ),
      ),
    assemble: (parts) => joined(parts.flatMap((part, i) => i === 0 ? [part] : [text("\0"), part])),
    async read(bytes) {
      await runHarmlessly(new TextDecoder().decode(bytes).split("\0"));
    },
  };
}

/** Milliseconds after which a command is interrupted: a mutation may leave a fit of all built-in digits. */
const PATIENCE = 1500;

async function runHarmlessly(args: readonly string[]): Promise<void> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new Failure("interrupted", 130)), PATIENCE);
  try {
    const { exitCode, stdout, stderr } = await runCli(args, { signal: controller.signal });
    if (stderr.includes("this is a bug")) throw new Unacceptable(stderr);
    if (![0, 1, 2, 130].includes(exitCode)) throw new Unacceptable(`exit code ${exitCode}`);
    if (exitCode !== 0 && !/^([^\n]*\n)*strokes: [^\n]+\n$/.test(stderr)) {
      throw new Unacceptable(`exit code ${exitCode}, and says ${JSON.stringify(stderr)}`);
    }
    // what is asked for on standard output may be an array
    const shown = args.includes("-") ? stderr : stderr + stdout.slice(0, 1e5);
    for (const line of shown.split("\n")) {
      // colours are ours
      // deno-lint-ignore no-control-regex -- colours are escape sequences
      checkLine(line.replaceAll(/\x1b\[[\d;]*m/g, "").slice(0, 1300));
    }
  } finally {
    clearTimeout(timer);
  }
}
