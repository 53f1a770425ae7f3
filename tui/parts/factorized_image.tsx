import { Box } from "ink";
import type { ReactNode } from "react";
import { pictureCells } from "../../lib/render/pictures/picture.ts";
import { bodyArea, CAPTION_COLUMNS, GAP } from "../layout.ts";
import { Weights } from "../weights/view.tsx";
import { factorizedLayout } from "./image_layout.ts";
import type { OpenModel } from "../open_model.ts";
import type { State } from "../state.ts";
import type { NamedPicture } from "../pictures.ts";
import { Captioned } from "./captioned.tsx";

/** A picture of {@linkcode FactorizedImage}: null where it is not there, and what is said then. */
export interface Part {
  readonly caption: string;
  readonly picture: NamedPicture | null;
  readonly missing?: string;
}

const DIFFERENCE = "difference, + under - over", SHORT_DIFFERENCE = "+ under - over";

/** An image, what the components make of it, and the difference; below or beside them its weights. */
export function FactorizedImage({ state, model, original, reconstructed, difference, weights }: {
  state: State;
  model: OpenModel;
  original: Part;
  reconstructed: Omit<Part, "caption">;
  difference: Omit<Part, "caption">;
  weights: readonly number[];
}): ReactNode {
  const area = bodyArea(state);
  const { zoom, differenceZoom, chart, isBeside } = factorizedLayout(state);
  const [height, width] = model.shape;
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
        <Captioned model={model} zoom={zoom} {...original} />
        <Captioned model={model} zoom={zoom} caption="reconstruction" {...reconstructed} />
        <Captioned
          model={model}
          zoom={differenceZoom}
          caption={room < DIFFERENCE.length ? SHORT_DIFFERENCE : DIFFERENCE}
          {...difference}
        />
      </Box>
      <Weights state={state} values={weights} area={chart} />
    </Box>
  );
}
