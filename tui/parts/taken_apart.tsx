import { Box } from "ink";
import type { ReactNode } from "react";
import { pictureCells } from "../../lib/render/pictures/picture.ts";
import { bodyArea, CAPTION_COLUMNS, GAP, sampleLayout } from "../layout.ts";
import type { Loaded, Model } from "../model.ts";
import type { NamedPicture } from "../pictures.ts";
import { Captioned } from "./captioned.tsx";
import { Columns } from "./columns.tsx";

/** A picture of {@linkcode TakenApart}: null where it is not there, and what is said then. */
export interface Part {
  readonly caption: string;
  readonly picture: NamedPicture | null;
  readonly missing?: string;
}

const DIFFERENCE = "difference, + under - over", SHORT_DIFFERENCE = "+ under - over";

/** An image, what the components make of it, and the difference; below or beside them its weights as bars. */
export function TakenApart({ model, loaded, original, rebuilt, difference, weights }: {
  model: Model;
  loaded: Loaded;
  original: Part;
  rebuilt: Omit<Part, "caption">;
  difference: Omit<Part, "caption">;
  weights: readonly number[];
}): ReactNode {
  const area = bodyArea(model);
  const { zoom, differenceZoom, chart, isBeside } = sampleLayout(area, loaded.shape);
  const [height, width] = loaded.shape;
  const room = Math.max(
    CAPTION_COLUMNS,
    pictureCells({ width, height }, differenceZoom).columns,
  );
  return (
    <Box
      flexDirection={isBeside ? "row" : "column"}
      columnGap={GAP}
      rowGap={isBeside ? 0 : 1}
      height={area.rows}
      overflow="hidden"
    >
      <Box columnGap={GAP} flexShrink={0}>
        <Captioned loaded={loaded} zoom={zoom} {...original} />
        <Captioned loaded={loaded} zoom={zoom} caption="reconstruction" {...rebuilt} />
        <Captioned
          loaded={loaded}
          zoom={differenceZoom}
          caption={room < DIFFERENCE.length ? SHORT_DIFFERENCE : DIFFERENCE}
          {...difference}
        />
      </Box>
      <Columns values={weights} area={chart} unicode={model.unicode} />
    </Box>
  );
}
