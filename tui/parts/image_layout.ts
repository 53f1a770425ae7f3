import { pictureCells } from "../../lib/render/pictures/picture.ts";
import {
  type Area,
  bodyArea,
  CAPTION_COLUMNS,
  fittingZoom,
  GAP,
  LEAST_SIDE,
  type Shape,
  zooms,
} from "../layout.ts";
import { activeModel, type State } from "../state.ts";
import { weightsLayout } from "../weights/layout.ts";

/** Three pictures of an image, the third smaller where the window is narrow, and the weights below or beside them. */
export interface ImageLayout {
  /** Of the image and its reconstruction. */
  readonly zoom: number;
  /** Of the difference. */
  readonly differenceZoom: number;
  /** Room for the weights. */
  readonly chart: Area;
  /** They stand beside the pictures, not below them. */
  readonly isBeside: boolean;
}

/** Room for the weights, below the pictures or beside them. */
type Chart = Pick<ImageLayout, "chart" | "isBeside">;

const LEAST_CHART_ROWS = 5, LEAST_CHART_COLUMNS = 34;

/** The layout of an image with the weights of the model that is shown. */
export function factorizedLayout(state: State): ImageLayout {
  const { shape = [28, 28], components } = activeModel(state) ?? {};
  const k = components?.shape[0] ?? 0;
  return imageLayout(bodyArea(state), shape, k, state.weights.asNumbers);
}

/** The pictures as large as they may be beside bars; beside numbers, as long as all numbers are in sight. */
export function imageLayout(
  area: Area,
  shape: Shape,
  k: number,
  asNumbers: boolean,
): ImageLayout {
  const hasNumbers = ({ chart }: Chart) => weightsLayout(k, chart, true)?.inSight === k;
  return (asNumbers ? layoutWith(area, shape, hasNumbers) : null) ??
    layoutWith(area, shape, hasBars) ?? layoutWithout(area, shape);
}

function hasBars({ chart, isBeside }: Chart): boolean {
  return isBeside ? chart.columns >= LEAST_CHART_COLUMNS : chart.rows >= LEAST_CHART_ROWS;
}

/** The largest pictures with room for the weights; null where there is none. */
function layoutWith(
  area: Area,
  shape: Shape,
  isEnough: (chart: Chart) => boolean,
): ImageLayout | null {
  for (const zoom of zooms(shape, 3)) {
    for (const differenceZoom of [zoom, zoom === 1 && shape[1] > LEAST_SIDE ? 1 / 2 : zoom]) {
      const { columns, rows } = cellsOf(shape, zoom);
      const wide = columns * 2 + cellsOf(shape, differenceZoom).columns + 2 * GAP;
      const high = rows + 1;
      if (wide > area.columns || high > area.rows) continue;
      const below = { columns: area.columns, rows: area.rows - high - 1 };
      const beside = { columns: area.columns - wide - GAP, rows: high };
      const charts: Chart[] = [{ chart: below, isBeside: false }, {
        chart: beside,
        isBeside: true,
      }];
      const found = charts.find(isEnough);
      if (found) return { zoom, differenceZoom, ...found };
    }
  }
  return null;
}

/** Where there is no room for a chart. */
function layoutWithout(area: Area, shape: Shape): ImageLayout {
  const zoom = fittingZoom(
    { columns: Math.floor((area.columns - 2 * GAP) / 3), rows: area.rows - 1 },
    shape,
  );
  const rows = Math.max(0, area.rows - cellsOf(shape, zoom).rows - 2);
  return { zoom, differenceZoom: zoom, chart: { columns: area.columns, rows }, isBeside: false };
}

/** A picture under its caption. */
function cellsOf([height, width]: Shape, zoom: number): Area {
  const { columns, rows } = pictureCells({ width, height }, zoom);
  return { columns: Math.max(CAPTION_COLUMNS, columns), rows };
}
