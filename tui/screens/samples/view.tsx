import { groupOf, inlineTitle } from "../../groups.ts";
import { shown } from "../../../lib/shown_text.ts";
import { textWidth } from "../../../lib/render/text/text_width.ts";
import { rowOf } from "../../../lib/sections/pictures.ts";
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
import { imagePictures } from "../../pictures.ts";

/** One image: original, reconstruction, difference, weights. */
export const View: ScreenView = withModel(Sample);

function Sample({ state, model }: { state: State; model: OpenModel }): ReactNode {
  const { index } = samples.of(state);
  const { images, features, paths } = model;
  const path = paths?.[index];
  return (
    <>
      <Heading
        columns={state.size.columns}
        title={`Image ${count(index)}`}
        text={factsOf(model, index)}
        {...(path !== undefined && { right: pathEnd(path, state.size.columns) })}
      />
      <FactorizedImage
        state={state}
        model={model}
        caption="original"
        pictures={imagePictures(model, index)}
        missing={images === null ? "no images" : "reading ..."}
        weights={features ? Array.from(rowOf(features, index)) : []}
      />
    </>
  );
}

/** Where the image came from: the end of it, in a third of the line. */
function pathEnd(path: string, columns: number): string {
  const room = Math.floor(columns / 3);
  const text = shown(path, 400);
  return textWidth(text) <= room ? text : `…${[...text].slice(1 - room).join("")}`;
}

function factsOf(model: OpenModel, index: number): string {
  const group = groupOf(model, index);
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
  return [...(group === undefined ? [] : [inlineTitle(model, group)]), ...facts].join(" · ");
}
