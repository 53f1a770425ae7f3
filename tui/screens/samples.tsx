import { Box } from "ink";
import type { ReactNode } from "react";
import { rankOf } from "../../lib/analysis/ranking.ts";
import { amount, count } from "../../lib/terminal/numbers.ts";
import { bodyArea, GAP, sampleLayout } from "../layout.ts";
import type { Loaded, Model } from "../model.ts";
import { Captioned } from "../parts/captioned.tsx";
import { Columns } from "../parts/columns.tsx";
import { Heading } from "../parts/heading.tsx";
import { differencePicture, originalPicture, rebuiltPicture } from "../pictures.ts";

/** One image taken apart: original, reconstruction, difference, weights. */
export function Samples({ model, loaded }: { model: Model; loaded: Loaded }): ReactNode {
  const { index } = model.samples;
  const area = bodyArea(model);
  const { zoom, differenceZoom, chart, isBeside } = sampleLayout(area, loaded.shape);
  const { images, features } = loaded;
  const isReady = images && features;
  const pictures = (
    <Box columnGap={GAP} flexShrink={0}>
      <Captioned
        loaded={loaded}
        caption="original"
        zoom={zoom}
        picture={images ? originalPicture(loaded, index) : null}
        missing={images === null ? "saved without images" : "reading ..."}
      />
      <Captioned
        loaded={loaded}
        caption="reconstruction"
        zoom={zoom}
        picture={features ? rebuiltPicture(loaded, index) : null}
        missing="reading ..."
      />
      <Captioned
        loaded={loaded}
        caption={differenceZoom < zoom ? "+ over - under" : "difference, + over - under"}
        zoom={differenceZoom}
        picture={isReady ? differencePicture(loaded, index) : null}
        missing={images === null ? "no images" : "reading ..."}
      />
    </Box>
  );
  const weights = features
    ? Array.from({ length: features.shape[1]! }, (_, t) => features.get(index, t))
    : [];
  return (
    <>
      <Heading title={`Image ${count(index)}`} text={factsOf(loaded, index)} />
      <Box
        flexDirection={isBeside ? "row" : "column"}
        columnGap={GAP}
        rowGap={isBeside ? 0 : 1}
        height={area.rows}
        overflow="hidden"
      >
        {pictures}
        {features && <Columns values={weights} area={chart} unicode={model.unicode} />}
      </Box>
    </>
  );
}

function factsOf(loaded: Loaded, index: number): string {
  const label = loaded.labels ? [`digit ${loaded.labels[index]}`] : [];
  const { distances } = loaded;
  const facts = distances
    ? [
      `distance ${amount(distances[index]!)}`,
      `rank ${count(rankOf(distances, index))} of ${count(loaded.nSamples)} (1 is the worst)`,
    ]
    : distances === undefined
    ? [`measuring distances: ${Math.floor(loaded.progress * 100)} %`]
    : [];
  return [...label, ...facts].join(" · ");
}
