import { Box, Text } from "ink";
import { createContext, type ReactNode, useContext } from "react";
import type { ColorDepth } from "../../lib/terminal/color_depth.ts";
import type { ColorMapName } from "../../lib/terminal/color_map.ts";
import { drawBraille } from "../../lib/terminal/braille.ts";
import { drawPicture } from "../../lib/terminal/picture.ts";
import { drawPlaceholders } from "../../lib/terminal/placeholders.ts";
import { storedPicture } from "../picture_store.ts";
import type { NamedPicture } from "../pictures.ts";

/** How pictures are drawn now. */
export interface Look {
  readonly depth: ColorDepth;
  readonly colorMap: ColorMapName;
  /** Draw with characters, whatever the colours. */
  readonly ascii: boolean;
  /** Send images to the terminal, and only placeholders as text. */
  readonly images: boolean;
}

export const LookContext: React.Context<Look> = createContext<Look>({
  depth: "none",
  colorMap: "grey",
  ascii: true,
  images: false,
});

/** A picture at a zoom. What is in the tree is its carrier: see `picture_store.ts`. */
export function PictureView({ of, zoom }: { of: NamedPicture; zoom: number }): ReactNode {
  const look = useContext(LookContext);
  const colorMap = of.isSigned
    ? look.colorMap === "inverted" ? "diverging-light" : "diverging"
    : look.colorMap;
  const { depth, ascii, images } = look;
  const key = [of.key, zoom, colorMap, depth, ascii, images].join(" ");
  const { text, drawing } = storedPicture(key, () => {
    const picture = of.make();
    if (images) return drawPlaceholders(picture, { colorMap, zoom });
    // The sign of a difference is written, which braille cannot.
    if (depth === "none" && !ascii && !of.isSigned) return drawBraille(picture, zoom);
    return drawPicture(picture, { depth, colorMap, zoom, ascii });
  });
  return (
    <Box width={drawing.columns} height={drawing.rows} flexShrink={0}>
      <Text wrap="truncate" aria-label={of.name}>{text}</Text>
    </Box>
  );
}

/** The room of a picture that is not there yet. */
export function NoPicture({ columns, rows, text }: {
  columns: number;
  rows: number;
  text: string;
}): ReactNode {
  return (
    <Box
      width={columns}
      height={rows}
      flexShrink={0}
      alignItems="center"
      justifyContent="center"
      overflow="hidden"
    >
      <Text wrap="truncate" dimColor>{text}</Text>
    </Box>
  );
}
