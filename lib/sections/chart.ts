/** A chart as data: renderers draw it as SVG, or as lines of text. */
export type Chart = BarChart | BoxChart | HeatMap | HistogramChart | GroupedBarChart;

/** What every chart says of itself. */
export interface ChartHead {
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
  /** Tells it from other charts. */
  readonly kind: "bars";
  /** What the items are: "Component". */
  readonly item: string;
  /** In the order of the items. */
  readonly bars: readonly Bar[];
  /** The end of the scale, which begins at 0. */
  readonly max: number;
}

/** A bar and what stands below it. */
export interface Bar {
  /** Of its item. */
  readonly label: string;
  /** Its length. */
  readonly value: number;
}

/** The spread of the values of each item. */
export interface BoxChart extends ChartHead {
  /** Tells it from other charts. */
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
  /** Of all values. */
  readonly mean: number;
  /** End of the lower whisker. */
  readonly low: number;
  /** First quartile. */
  readonly q1: number;
  /** Second quartile. */
  readonly median: number;
  /** Third quartile. */
  readonly q3: number;
  /** End of the upper whisker. */
  readonly high: number;
  /** The largest value. */
  readonly maximum: number;
  /** How many values lie beyond the whiskers. */
  readonly outliers: number;
}

/** A value for each row and column. */
export interface HeatMap extends ChartHead {
  /** Tells it from other charts. */
  readonly kind: "heatmap";
  /** What the columns are: "Component". */
  readonly item: string;
  /** Their labels. */
  readonly columns: readonly string[];
  /** From top to bottom. */
  readonly rows: readonly HeatMapRow[];
  /** The end of the scale, which begins at 0. */
  readonly max: number;
}

/** A row of a heat map. */
export interface HeatMapRow {
  /** What stands before it. */
  readonly label: string;
  /** One for each column. */
  readonly values: readonly number[];
}

/** How many values lie where. */
export interface HistogramChart extends ChartHead {
  /** Tells it from other charts. */
  readonly kind: "histogram";
  /** One more than there are bins. */
  readonly edges: readonly number[];
  /** How many values are in each bin. */
  readonly counts: readonly number[];
  /** Of all values. */
  readonly mean: number;
  /** What is counted: "images". */
  readonly item: string;
}

/** A value of each series in each group. */
export interface GroupedBarChart extends ChartHead {
  /** Tells it from other charts. */
  readonly kind: "groups";
  /** What the bars of a group are of, from left to right. */
  readonly series: readonly string[];
  /** From left to right. */
  readonly groups: readonly BarGroup[];
}

/** Bars side by side. */
export interface BarGroup {
  /** What stands below them. */
  readonly label: string;
  /** One of each series. */
  readonly values: readonly number[];
}
