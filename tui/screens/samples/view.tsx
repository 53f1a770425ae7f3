import { classNameOf, inlineTitleOf } from "../../class_names.ts";
import type { ReactNode } from "react";
import { rankOf } from "../../../lib/analysis/ranking.ts";
import { amount, count } from "../../../lib/sections/numbers.ts";
import type { OpenModel } from "../../open_model.ts";
import type { State } from "../../state.ts";
import { Heading } from "../../parts/heading.tsx";
import { withModel } from "../../parts/with_model.tsx";
import type { View as ScreenView } from "../screen.ts";
import { samples } from "./state.ts";
import { FactorizedImage } from "../../parts/factorized_image.tsx";
import { differencePicture, originalPicture, reconstructedPicture } from "../../pictures.ts";

/** One image: original, reconstruction, difference, weights. */
export const View: ScreenView = withModel(Sample);

function Sample({ state, model }: { state: State; model: OpenModel }): ReactNode {
  const { index } = samples.of(state);
  const { images, features } = model;
  return (
    <>
      <Heading
        columns={state.size.columns}
        title={`Image ${count(index)}`}
        text={factsOf(model, index)}
      />
      <FactorizedImage
        state={state}
        model={model}
        original={{
          caption: "original",
          picture: images ? originalPicture(model, index) : null,
          missing: images === null ? "no images" : "reading ...",
        }}
        reconstructed={{
          picture: features ? reconstructedPicture(model, index) : null,
          missing: "reading ...",
        }}
        difference={{
          picture: images && features ? differencePicture(model, index) : null,
          missing: images === null ? "no images" : "reading ...",
        }}
        weights={features
          ? Array.from({ length: features.shape[1]! }, (_, t) => features.get(index, t))
          : []}
      />
    </>
  );
}

function factsOf(model: OpenModel, index: number): string {
  const label = model.labels ? [inlineTitleOf(model, classNameOf(model, index)!)] : [];
  const { distances } = model;
  const facts = distances
    ? [
      `distance ${amount(distances[index]!)}`,
      `rank ${count(rankOf(distances, index))} of ${count(model.nSamples)}`,
      "1 is the worst",
    ]
    : distances === undefined
    ? [`measuring distances: ${Math.floor(model.progress * 100)} %`]
    : ["saved without its images"];
  return [...label, ...facts].join(" · ");
}
