import { Box, Text } from "ink";
import type { ReactNode } from "react";
import type { Area, Grid } from "../layout.ts";
import type { NamedPicture } from "../named_picture.ts";
import { theme } from "../theme.ts";
import { NoPicture, PictureView } from "./picture.tsx";

/** One item: a caption above one picture or several; null for a picture that is not there yet. */
export interface GridItem {
  /** Tells it from the others. */
  readonly key: string;
  /** Above its pictures. */
  readonly caption?: string;
  /** The cursor is on it. */
  readonly isChosen?: boolean;
  /** Side by side. */
  readonly pictures: readonly (NamedPicture | null)[];
}

/** Rows of equal items. */
export function PictureGrid({ grid, items, area, missing = "" }: {
  grid: Grid;
  /** Those in sight, in order. */
  items: readonly GridItem[];
  area: Area;
  missing?: string;
}): ReactNode {
  // Pictures are painted whole: none may reach out of the area.
  const down = Math.min(Math.ceil(items.length / grid.across), grid.down);
  const rows = Array.from(
    { length: down },
    (_, row) => items.slice(row * grid.across, (row + 1) * grid.across),
  );
  return (
    <Box flexDirection="column" width={area.columns} height={area.rows} overflow="hidden">
      {rows.map((row, i) => (
        <Box key={i} columnGap={grid.gap} height={grid.item.rows} flexShrink={0}>
          {row.map((item) => <Item key={item.key} item={item} grid={grid} missing={missing} />)}
        </Box>
      ))}
    </Box>
  );
}

function Item({ item, grid, missing }: {
  item: GridItem;
  grid: Grid;
  missing: string;
}): ReactNode {
  const { caption, isChosen = false, pictures } = item;
  return (
    <Box flexDirection="column" width={grid.item.columns} flexShrink={0}>
      {caption !== undefined && (
        <Box height={1} flexShrink={0}>
          <Text wrap="truncate" {...(isChosen ? theme.chosen : {})}>
            {isChosen ? ">" : " "}
            {caption}
          </Text>
        </Box>
      )}
      <Box columnGap={1}>
        {pictures.map((picture, i) =>
          picture
            ? <PictureView key={i} of={picture} zoom={grid.zoom} />
            : <NoPicture key={i} {...grid.picture} text={missing} />
        )}
      </Box>
    </Box>
  );
}
