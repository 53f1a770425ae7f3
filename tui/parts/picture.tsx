import { Box, Text } from "ink";
import { type Context, createContext, type ReactNode, useContext } from "react";
import { loadColorMap } from "../../lib/render/pictures/color_map.ts";
import { drawn, type Look } from "../drawing.ts";
import type { NamedPicture } from "../named_picture.ts";

// with the views, not before the first frame, which does without
await loadColorMap("viridis");

/** How pictures are drawn, for all that draw some. */
export const LookContext: Context<Look | null> = createContext<Look | null>(null);

/** How pictures are drawn in the window that this is part of. */
export function useLook(): Look {
  return useContext(LookContext)!;
}

/** A picture at a zoom. What is in the tree is only its mark: see `picture_store.ts`. */
export function PictureView({ of, zoom }: { of: NamedPicture; zoom: number }): ReactNode {
  const { mark, drawing } = drawn(of, zoom, useLook());
  return (
    <Box width={drawing.columns} height={drawing.rows} flexShrink={0}>
      <Text aria-label={of.name}>{mark}</Text>
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
