import { classOf, inlineTitle, nounsOf } from "../../groups.ts";
import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { amount, count } from "../../../lib/sections/numbers.ts";
import { GAP } from "../../layout.ts";
import type { OpenModel } from "../../open_model.ts";
import type { State } from "../../state.ts";
import { PictureGrid } from "../../parts/grid.tsx";
import { Heading } from "../../parts/heading.tsx";
import { withModel } from "../../parts/with_model.tsx";
import type { View as ScreenView } from "../screen.ts";
import { reconstructionsLayout } from "./layout.ts";
import { reconstructions } from "./state.ts";
import { DistanceHistogram } from "./histogram.tsx";
import { type ImagePictures, imagePictures } from "../../pictures.ts";
import type { NamedPicture } from "../../named_picture.ts";
import { ranked, rankedCount } from "./ranking.ts";
import { theme } from "../../theme.ts";

/** Images and their reconstructions, the worst or the best first, and how all distances are spread. */
export const View: ScreenView = withModel(Reconstructions);

function Reconstructions({ state, model }: { state: State; model: OpenModel }): ReactNode {
  const { order, label: shown, cursor, scroll } = reconstructions.of(state);
  const { pairs, grid, histogram, isBeside } = reconstructionsLayout(state);
  const total = rankedCount(model, shown);
  const first = scroll * grid.across;
  const last = Math.min(total, first + grid.across * grid.down);
  const title = `${order === "worst" ? "Worst" : "Best"} reconstructions, ${
    shown === null ? `all ${nounsOf(model)}` : inlineTitle(model, shown)
  }`;
  const { distances } = model;
  if (!distances) {
    const text = distances === null
      ? "This model was saved without its images: there is nothing to compare with."
      : `measuring distances: ${Math.floor(model.progress * 100)} %`;
    return (
      <>
        <Heading columns={state.size.columns} title={title} />
        <Text {...theme.quiet}>{text}</Text>
      </>
    );
  }
  const items = ranked(model, order, shown, first, last).map((index, i) => {
    const label = model.labels ? `${classOf(model, index)} · ` : "";
    return {
      key: String(index),
      caption: `${label}${amount(distances[index]!)} · ${index}`,
      isChosen: first + i === cursor,
      pictures: pairOf(imagePictures(model, index)),
    };
  });
  const place = total === 0 ? "none" : `${count(first + 1)}-${count(last)} of ${count(total)}`;
  return (
    <>
      <Heading
        columns={state.size.columns}
        title={title}
        text={`${place} · label, distance, image`}
      />
      <Box flexDirection={isBeside ? "row" : "column"} columnGap={GAP}>
        <PictureGrid grid={grid} items={items} area={pairs} missing="reading ..." />
        {histogram.rows > 0 && (
          <DistanceHistogram state={state} model={model} area={histogram} isUpright={!isBeside} />
        )}
      </Box>
    </>
  );
}

function pairOf({ original, reconstruction }: ImagePictures): (NamedPicture | null)[] {
  return [original, reconstruction];
}
