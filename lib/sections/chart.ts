/** A chart as data: renderers draw it as SVG, or as lines of text. */
export type Chart = BarChart | BoxChart | HeatMap | HistogramChart | GroupedBarChart;

/** What every chart says of itself. */
interface ChartHead {
  /** Of its file, without ending. */
  readonly name: string;
  /** What it shows. */
  readonly title: string;
  /** One or two sentences for whoever does not see it, and the caption for whoever does. */
  readonly description: string;
  /** What its values are: "Mean weight". */
  readonly value: string;
  /** A value as people read it. */
  text(value: number): string;
}

/** One value for each item. */
export interface BarChart extends ChartHead {
  readonly kind: "bars";
  /** What the items are: "Component". */
  readonly item: string;
  /** Upright bars in the order of the items. */
  readonly bars: readonly { readonly label: string; readonly value: number }[];
  /** The end of the scale, which begins at 0. */
  readonly max: number;
}

/** The spread of the values of each item. */
export interface BoxChart extends ChartHead {
  readonly kind: "boxes";
  /** What the items are: "Component". */
  readonly item: string;
  /** In the order of the items. */
  readonly boxes: readonly BoxOf[];
  /** The end of the scale, which begins at 0. */
  readonly max: number;
}

/** A box plot: the box, the whiskers, and what lies beyond them. */
export interface BoxOf {
  /** Of its item. */
  readonly label: string;
  readonly mean: number;
  /** End of the lower whisker. */
  readonly low: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  /** End of the upper whisker. */
  readonly high: number;
  readonly maximum: number;
  /** How many values lie beyond the whiskers. */
  readonly outliers: number;
}

/** A value for each row and column. */
export interface HeatMap extends ChartHead {
  readonly kind: "heatmap";
  /** What the columns are: "Component". */
  readonly item: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly values: readonly number[] }[];
  /** The end of the scale, which begins at 0. */
  readonly max: number;
}

/** How many values lie where. */
export interface HistogramChart extends ChartHead {
  readonly kind: "histogram";
  /** One more than there are bins. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly mean: number;
  /** What is counted: "images". */
  readonly item: string;
}

/** A value of each series in each group. */
export interface GroupedBarChart extends ChartHead {
  readonly kind: "groups";
  readonly series: readonly string[];
  readonly groups: readonly { readonly label: string; readonly values: readonly number[] }[];
}
