import type { ReactNode } from "react";
import { rankOf } from "../../lib/analysis/ranking.ts";
import { amount, count } from "../../lib/sections/numbers.ts";
import type { Loaded, Model } from "../model.ts";
import { Heading } from "../parts/heading.tsx";
import { TakenApart } from "../parts/taken_apart.tsx";
import { differencePicture, originalPicture, rebuiltPicture } from "../pictures.ts";
import { classOf, inlineTitleOf } from "../selectors.ts";

/** One image taken apart: original, reconstruction, difference, weights. */
export function Samples({ model, loaded }: { model: Model; loaded: Loaded }): ReactNode {
  const { index } = model.samples;
  const { images, features } = loaded;
  return (
    <>
      <Heading
        columns={model.size.columns}
        title={`Image ${count(index)}`}
        text={factsOf(loaded, index)}
      />
      <TakenApart
        model={model}
        loaded={loaded}
        original={{
          caption: "original",
          picture: images ? originalPicture(loaded, index) : null,
          missing: images === null ? "no images" : "reading ...",
        }}
        rebuilt={{
          picture: features ? rebuiltPicture(loaded, index) : null,
          missing: "reading ...",
        }}
        difference={{
          picture: images && features ? differencePicture(loaded, index) : null,
          missing: images === null ? "no images" : "reading ...",
        }}
        weights={features
          ? Array.from({ length: features.shape[1]! }, (_, t) => features.get(index, t))
          : []}
      />
    </>
  );
}

function factsOf(loaded: Loaded, index: number): string {
  const label = loaded.labels ? [inlineTitleOf(loaded, classOf(loaded, index)!)] : [];
  const { distances } = loaded;
  const facts = distances
    ? [
      `distance ${amount(distances[index]!)}`,
      `rank ${count(rankOf(distances, index))} of ${count(loaded.nSamples)}`,
      "1 is the worst",
    ]
    : distances === undefined
    ? [`measuring distances: ${Math.floor(loaded.progress * 100)} %`]
    : ["saved without its images"];
  return [...label, ...facts].join(" · ");
}
