import { Box } from "ink";
import type { ReactNode } from "react";
import { bodyArea, GAP, sampleLayout } from "../layout.ts";
import type { Loaded, Model } from "../model.ts";
import { canvasPicture, mostLike, ownPictures, ownWeights } from "../own_pictures.ts";
import { Captioned } from "../parts/captioned.tsx";
import { Columns } from "../parts/columns.tsx";
import { Heading } from "../parts/heading.tsx";

/** A digit of one's own: drawn by keys or mouse, and taken apart while it is drawn. */
export function Own({ model, loaded }: { model: Model; loaded: Loaded }): ReactNode {
  const { own } = model;
  const area = bodyArea(model);
  const { zoom, differenceZoom, chart, isBeside } = sampleLayout(area, loaded.shape);
  const pictures = own.pixels ? ownPictures(loaded, own.pixels) : [];
  const weights = own.pixels ? ownWeights(loaded, own.pixels) : new Float64Array();
  const like = mostLike(loaded, weights);
  return (
    <>
      <Heading
        title="Your own digit"
        text={!own.pixels
          ? "Space sets the pen down, arrows draw; or M, and the mouse draws"
          : like
          ? `its weights are most like those of a ${like.digit} (cosine ${like.cosine.toFixed(2)})`
          : ""}
      />
      <Box
        flexDirection={isBeside ? "row" : "column"}
        columnGap={GAP}
        rowGap={isBeside ? 0 : 1}
        height={area.rows}
        overflow="hidden"
      >
        <Box columnGap={GAP} flexShrink={0}>
          <Captioned
            loaded={loaded}
            caption="drawn"
            zoom={zoom}
            picture={canvasPicture(loaded, own)}
          />
          <Captioned
            loaded={loaded}
            caption="reconstruction"
            zoom={zoom}
            picture={pictures[1] ?? null}
          />
          <Captioned
            loaded={loaded}
            caption={differenceZoom < zoom ? "+ over - under" : "difference, + over - under"}
            zoom={differenceZoom}
            picture={pictures[2] ?? null}
          />
        </Box>
        <Columns values={[...weights]} area={chart} unicode={model.unicode} />
      </Box>
    </>
  );
}
