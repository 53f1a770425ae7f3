import { pictureCells } from "../../lib/render/pictures/picture.ts";
import {
  type Area,
  CAPTION_COLUMNS,
  fittingZoom,
  GAP,
  LEAST_SIDE,
  type Shape,
  zooms,
} from "../layout.ts";

/** Three pictures of an image, the third smaller where the window is narrow, and the weights below or beside them. */
export interface ImageLayout {
  readonly zoom: number;
  readonly differenceZoom: number;
  readonly chart: Area;
  readonly isBeside: boolean;
}

const LEAST_CHART_ROWS = 5, LEAST_CHART_COLUMNS = 34;

export function imageLayout(area: Area, shape: Shape): ImageLayout {
  const [height, width] = shape;
  const cells = (zoom: number) => {
    const { columns, rows } = pictureCells({ width, height }, zoom);
    return { columns: Math.max(CAPTION_COLUMNS, columns), rows };
  };
  for (const zoom of zooms(shape, 3)) {
    for (const differenceZoom of [zoom, zoom === 1 && width > LEAST_SIDE ? 1 / 2 : zoom]) {
      const { columns, rows } = cells(zoom);
      const wide = columns * 2 + cells(differenceZoom).columns + 2 * GAP;
      const high = rows + 1;
      if (wide > area.columns || high > area.rows) continue;
      const below = { columns: area.columns, rows: area.rows - high - 1 };
      const beside = { columns: area.columns - wide - GAP, rows: high };
      if (below.rows >= LEAST_CHART_ROWS) {
        return { zoom, differenceZoom, chart: below, isBeside: false };
      }
      if (beside.columns >= LEAST_CHART_COLUMNS) {
        return { zoom, differenceZoom, chart: beside, isBeside: true };
      }
    }
  }
  const zoom = fittingZoom(
    { columns: Math.floor((area.columns - 2 * GAP) / 3), rows: area.rows - 1 },
    shape,
  );
  const rows = Math.max(0, area.rows - cells(zoom).rows - 2);
  return { zoom, differenceZoom: zoom, chart: { columns: area.columns, rows }, isBeside: false };
}
