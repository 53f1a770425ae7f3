import { PROGRAM } from "../program.ts";

/** What the help of each command shows: a command line and what it does. A test runs every one. */
export const EXAMPLES: Readonly<
  Record<string, readonly (readonly [command: string, does: string])[]>
> = {
  start: [
    ["start", "factorize 10,000 real digits, and look at their components"],
    ["start digits.csv -k 20 -o model.npz", "the same with your own images, and save the model"],
    ["start digits.csv --text", "a summary as text instead of the browser"],
  ],
  fit: [
    ["fit @lcd -k 7 -o lcd.npz", "the digits of a display with seven segments, a built-in set"],
    ["fit digits.csv -k 15 -o model.npz", "what scikit-learn's NMF(15, init='nndsvd') finds"],
    [
      "fit digits.csv -o model.npz --solver mu --beta-loss kullback-leibler --init nndsvda",
      "another divergence",
    ],
    ["fit digits.csv -o model.npz --json", "how the fit went, for a program"],
    ["fit photos --size 28x28 -k 8 -o photos.npz", "a folder of pictures, brought to one size"],
  ],
  browse: [
    ["browse model.npz", "step through components, digits and reconstructions"],
    [
      "browse model.npz model45.npz --screen digits --digit 7",
      "two models side by side, beginning with the 7",
    ],
  ],
  components: [
    ["components model.npz", "all components"],
    ["components model.npz -o components.png", "the same as a picture file"],
    ["components model.npz --index 2", "the third one, large, with its scale and who uses it"],
  ],
  digits: [
    ["digits model.npz", "what each digit is composed of"],
    ["digits model.npz --digit 5 --top 6", "only the 5, with all its weights as box plots"],
    ["digits model.npz --json", "means and quartiles of all weights, for a program"],
  ],
  classes: [
    ["classes model.npz", "what each class is composed of: the same as digits"],
    ["classes model.npz --class 5", "one class by its name, whatever that is"],
  ],
  sample: [[
    "sample model.npz --index 0",
    "the first image, what the model makes of it, and its weights",
  ]],
  reconstructions: [
    ["reconstructions model.npz", "the 20 images reconstructed worst, and the 20 best"],
    ["reconstructions model.npz --digit 3 --worst 5 --best 5", "only among the 3s"],
  ],
  parts: [
    ["parts lcd.npz @lcd", "which component is which segment"],
  ],
  class: [[
    "class model.npz --digit 7 --top 4",
    "what the 4 top components of the 7 have in common",
  ]],
  overlay: [
    [
      "overlay model.npz --digit 3 --top 10",
      "the 10 top components of the 3 in ten colours",
    ],
    ["overlay model.npz --digit 3 -o overlay.svg", "the same as a picture file"],
  ],
  report: [
    [
      "report model.npz model45.npz -o report",
      "a page with figures and numbers, two models side by side",
    ],
    ["report model.npz", "the same as text, page by page"],
  ],
  export: [
    ["export model.npz --what digits -o digits.png", "each digit's top components"],
    [
      "export model.npz --what boxplot --digit 5 --size 1200 -o five.png",
      "box plots of the weights in all fives, 1,200 pixels wide",
    ],
    ["export model.npz --what features --digit 7 -o sevens.csv", "the weights of all sevens"],
    [
      "export model.npz --what reconstructions --ranked 5 --format json -o -",
      "the 5 worst and the 5 best, for a program",
    ],
  ],
  transform: [
    ["transform model.npz digits.csv -o weights.csv", "the weights of new images, as a table"],
    ["transform model.npz digits.csv -o weights.npz", "the same for numpy"],
    ["transform model.npz seven.png", "what the model sees of a picture, and makes of it"],
  ],
  info: [
    ["info model.npz", "what a model holds and how it was made"],
    ["info model.npz --check", "the same, once all of it has been compared with its checksums"],
    ["info --settings", "every setting, its value, and where that comes from"],
  ],
  sweep: [
    [
      "sweep digits.csv -k 2..6 --seeds 3 --checks 1 -o sweep",
      "which number of components to choose",
    ],
    ["sweep show sweep", "the same table once more"],
  ],
  consensus: [[
    "consensus sweep -k 4 -o consensus.npz",
    "medians of the components that come back, and how many fits have each",
  ]],
  verify: [[
    "verify model.npz sklearn.npz",
    "beside scikit-learn's: numpy.savez('sklearn.npz', components=H, features=W)",
  ]],
  help: [
    ["help fit", "what fit does, with its options"],
    ["help fit --man", "the same as a manual page: man -l <(strokes help fit --man)"],
  ],
  doctor: [["doctor", "what this terminal and this machine can do"]],
  complete: [[
    "complete bash",
    "the script for bash; zsh, fish and powershell have theirs",
  ]],
};

/** The examples of a command as lines under its help. */
export function exampleText(name: string): string {
  const examples = EXAMPLES[name] ?? [];
  if (examples.length === 0) return "";
  const lines = examples.flatMap(([command, does]) => [`  ${PROGRAM} ${command}`, `      ${does}`]);
  return ["", examples.length === 1 ? "Example:" : "Examples:", ...lines].join("\n");
}
