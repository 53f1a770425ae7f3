import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { areDigits } from "../../lib/dataset/classes.ts";
import { amount, count } from "../../lib/sections/numbers.ts";
import { GAP, reconstructionsLayout } from "../layout.ts";
import type { Loaded, Model } from "../model.ts";
import { PictureGrid } from "../parts/grid.tsx";
import { Heading } from "../parts/heading.tsx";
import { DistanceHistogram } from "../parts/distance_histogram.tsx";
import { originalPicture, rebuiltPicture } from "../pictures.ts";
import { classOf, inlineTitleOf, ranked, rankedCount } from "../selectors.ts";
import { theme } from "../theme.ts";

/** Images and what the model makes of them, the worst or the best first, and how all distances are spread. */
export function Reconstructions({ model, loaded }: { model: Model; loaded: Loaded }): ReactNode {
  const { order, digit, cursor, scroll } = model.reconstructions;
  const { pairs, grid, histogram, isBeside } = reconstructionsLayout(model);
  const total = rankedCount(loaded, digit);
  const first = scroll * grid.across;
  const last = Math.min(total, first + grid.across * grid.down);
  const title = `${order === "worst" ? "Worst" : "Best"} reconstructions, ${
    digit === null
      ? areDigits(loaded.classes) ? "all digits" : "all classes"
      : inlineTitleOf(loaded, digit)
  }`;
  const { distances } = loaded;
  if (!distances) {
    const text = distances === null
      ? "This model was saved without its images: there is nothing to compare with."
      : `measuring distances: ${Math.floor(loaded.progress * 100)} %`;
    return (
      <>
        <Heading columns={model.size.columns} title={title} />
        <Text {...theme.quiet}>{text}</Text>
      </>
    );
  }
  const items = ranked(loaded, order, digit, first, last).map((index, i) => {
    const label = loaded.labels ? `${classOf(loaded, index)} · ` : "";
    return {
      key: String(index),
      caption: `${label}${amount(distances[index]!)} · ${index}`,
      isChosen: first + i === cursor,
      pictures: loaded.images && loaded.features
        ? [originalPicture(loaded, index), rebuiltPicture(loaded, index)]
        : [null, null],
    };
  });
  const place = total === 0 ? "none" : `${count(first + 1)}-${count(last)} of ${count(total)}`;
  return (
    <>
      <Heading
        columns={model.size.columns}
        title={title}
        text={`${place} · label, distance, image`}
      />
      <Box flexDirection={isBeside ? "row" : "column"} columnGap={GAP}>
        <PictureGrid grid={grid} items={items} area={pairs} missing="reading ..." />
        {histogram.rows > 0 && (
          <DistanceHistogram model={model} loaded={loaded} area={histogram} isUpright={!isBeside} />
        )}
      </Box>
    </>
  );
}
