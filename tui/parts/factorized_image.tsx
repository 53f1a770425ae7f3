import { Box } from "ink";
import type { ReactNode } from "react";
import { pictureCells } from "../../lib/render/pictures/picture.ts";
import { bodyArea, CAPTION_COLUMNS, GAP } from "../layout.ts";
import { Weights } from "../weights/view.tsx";
import { factorizedLayout } from "./image_layout.ts";
import type { OpenModel } from "../open_model.ts";
import type { State } from "../state.ts";
import type { ImagePictures } from "../pictures.ts";
import type { NamedPicture } from "../named_picture.ts";
import { Captioned } from "./captioned.tsx";

/** An image, its reconstruction, and their difference; below or beside them its weights. */
export function FactorizedImage({ state, model, caption, original, pictures, missing, weights }: {
  state: State;
  model: OpenModel;
  /** Above the original. */
  caption: string;
  /** In the place of the original of `pictures`. */
  original?: NamedPicture;
  pictures: ImagePictures;
  /** What stands in the place of pictures that are not there. */
  missing: string;
  weights: readonly number[];
}): ReactNode {
  const { zoom, differenceZoom, chart, isBeside } = factorizedLayout(state);
  const { reconstruction, difference } = pictures;
  return (
    <Box
      flexDirection={isBeside ? "row" : "column"}
      columnGap={GAP}
      rowGap={isBeside ? 0 : 1}
      height={bodyArea(state).rows}
      overflow="hidden"
    >
      <Box columnGap={GAP} flexShrink={0}>
        <Captioned
          model={model}
          zoom={zoom}
          caption={caption}
          picture={original ?? pictures.original}
          missing={missing}
        />
        <Captioned
          model={model}
          zoom={zoom}
          caption="reconstruction"
          picture={reconstruction}
          missing={missing}
        />
        <Captioned
          model={model}
          zoom={differenceZoom}
          caption={differenceCaption(difference, model, differenceZoom)}
          picture={difference}
          missing={missing}
        />
      </Box>
      <Weights state={state} values={weights} area={chart} />
    </Box>
  );
}

/** As much of how a difference is read as there is room for. */
function differenceCaption(
  difference: NamedPicture | null,
  { shape: [height, width] }: OpenModel,
  zoom: number,
): string {
  const room = Math.max(CAPTION_COLUMNS, pictureCells({ width, height }, zoom).columns);
  const hint = difference?.hint ?? "";
  const captions = hint === "" ? [] : [`difference: ${hint}`, hint];
  return captions.find((caption) => caption.length <= room) ?? "difference";
}
