import { Failure } from "../failure.ts";
import { holds, LEAST_COSINE, MOST_ERROR, type Parity, parityOf, TOP } from "../analysis/parity.ts";
import type { ModelHandle } from "../model/model_file.ts";
import { styleFor } from "../render/text/style.ts";
import { table } from "../render/text/table.ts";
import { amount } from "../sections/numbers.ts";
import type { Io } from "./io.ts";
import { withModel } from "./model_parts.ts";

/**
 * `verify`: a model beside another factorization of the same images, such as scikit-learn's, index by index.
 *
 * @throws {Failure} exit code 1 where a component or the error is not what strokes promises
 */
export async function verify(path: string, otherPath: string, io: Io): Promise<void> {
  await withModel(path, (ours) =>
    withModel(otherPath, async (other) => {
      checkSizes(ours, other);
      const [images, labels] = await Promise.all([ours.images(), ours.labels()]);
      const [features, otherFeatures] = await Promise.all([ours.features(), other.features()]);
      const parity = parityOf(
        { features, components: ours.components },
        { features: otherFeatures, components: other.components },
        images ?? await other.images(),
        labels ?? await other.labels(),
      );
      await (io.json
        ? io.out(JSON.stringify(asJson(parity, path, otherPath)) + "\n")
        : io.out(asText(parity, io).join("\n") + "\n"));
      if (!holds(parity)) {
        throw new Failure(`${path}: differs from ${otherPath}; ${whereTo(parity)}`);
      }
    }));
}

function checkSizes(ours: ModelHandle, other: ModelHandle): void {
  const size = ({ nSamples, components: { shape: [k, p] } }: ModelHandle) =>
    `${nSamples} images of ${p} pixels, ${k} components`;
  if (size(ours) === size(other)) return;
  throw new Failure(
    `${other.path}: ${size(other)}, but ${
      size(ours)
    } in ${ours.path}; give fits of the same images and k`,
  );
}

function whereTo({ components }: Parity): string {
  const far = components.flatMap(({ cosine }, t) => cosine >= LEAST_COSINE ? [] : [t + 1]);
  return far.length > 0
    ? `components ${far.join(", ")} are below a cosine of ${LEAST_COSINE}`
    : `its error is higher by more than ${MOST_ERROR} of the other's`;
}

function asJson(parity: Parity, model: string, other: string): unknown {
  const { components, features, images, sameTop } = parity;
  return {
    model,
    other,
    holds: holds(parity),
    components,
    features,
    errors: images && { model: images.error, other: images.otherError },
    same_worst: images && images.sameWorst,
    same_best: images && images.sameBest,
    ranked: images && images.ranked,
    same_top: sameTop,
  };
}

function asText({ components, features, images, sameTop }: Parity, io: Io): string[] {
  const { bold, dim } = styleFor(io.colorDepth);
  const rows = components.map(({ cosine, scale }, t) => [
    String(t + 1),
    cosine.toFixed(6),
    scale.toFixed(5),
    cosine >= LEAST_COSINE ? "" : "differs",
  ]);
  const columns = [
    { title: "component", align: "right" },
    { title: "cosine", align: "right" },
    { title: "scale", align: "right" },
    { title: "" },
  ] as const;
  const smallest = Math.min(...components.map(({ cosine }) => cosine));
  return [
    ...table(columns, rows, dim),
    "",
    `${bold("Smallest cosine")}  ${
      smallest.toFixed(6)
    }; ${LEAST_COSINE} is promised of a converged fit`,
    `${bold("Weights")}          cosine ${features.cosine.toFixed(6)}, scale ${
      features.scale.toFixed(5)
    }`,
    ...(images
      ? [
        `${bold("Error")}            ${amount(images.error)} against ${
          amount(images.otherError)
        }: ` +
        `${signed(images.error / images.otherError - 1)} of it`,
        `${
          bold("Ranking")
        }          ${images.sameWorst} of the ${images.ranked} reconstructed worst and ` +
        `${images.sameBest} of the best are the same images`,
      ]
      : [`${bold("Error")}            not compared: neither file has images`]),
    sameTop
      ? `${
        bold("Classes")
      }          ${sameTop.same} of ${sameTop.classes} have the same top ${TOP} components, in order`
      : `${bold("Classes")}          not compared: neither file has labels`,
  ];
}

function signed(value: number): string {
  return (value < 0 ? "" : "+") + value.toExponential(1);
}
