import { nounOf } from "../../groups.ts";
import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { bar } from "../../../lib/render/text/bar.ts";
import { components as componentSection } from "../../../lib/sections/components.ts";
import { scaleOf } from "../../../lib/sections/exhibits.ts";
import { rowOf } from "../../../lib/sections/pictures.ts";
import {
  amount,
  componentName,
  counted,
  percentage,
  weight,
} from "../../../lib/sections/numbers.ts";
import { pictureCells } from "../../../lib/render/pictures/picture.ts";
import { type Area, bodyArea, fittingZoom, GAP } from "../../layout.ts";
import type { View as ScreenView } from "../screen.ts";
import { classListLayout, componentsGrid } from "./layout.ts";
import { components } from "./state.ts";
import type { OpenModel } from "../../open_model.ts";
import type { State } from "../../state.ts";
import { Heading } from "../../parts/heading.tsx";
import { PictureGrid } from "../../parts/grid.tsx";
import { PictureView } from "../../parts/picture.tsx";
import { withModel } from "../../parts/with_model.tsx";
import { scalePicture } from "../../pictures.ts";
import { componentPicture } from "../../named_picture.ts";
import { modelFacts } from "../../model_facts.ts";
import { rangeText } from "../../range_text.ts";
import { fittedText } from "../../fitted_text.ts";
import { theme } from "../../theme.ts";

/** The gallery of components, or one of them large. */
export const View: ScreenView = withModel(({ state, model }) =>
  components.of(state).isLarge
    ? <Large state={state} model={model} />
    : <Gallery state={state} model={model} />
);

function Gallery({ state, model }: { state: State; model: OpenModel }): ReactNode {
  const grid = componentsGrid(state);
  const k = model.components.shape[0]!;
  const { cursor, scroll } = components.of(state);
  const first = scroll * grid.across;
  const last = Math.min(k, first + grid.across * grid.down);
  const items = Array.from({ length: last - first }, (_, i) => {
    const component = first + i;
    const share = model.facts?.[component]?.share;
    return {
      key: String(component),
      caption: `${component + 1}${share === undefined ? "" : ` · ${percentage(share)}`}`,
      isChosen: component === cursor,
      pictures: [componentPicture(model, component)],
    };
  });
  const [height, width] = model.shape;
  return (
    <>
      <Heading
        columns={state.size.columns}
        title={`${counted(k, "component")} of ${height} x ${width}`}
        text={`${counted(model.nSamples, "image")}${errorOf(model)}`}
        right={rangeText(first, last - first, k)}
      />
      <PictureGrid grid={grid} items={items} area={bodyArea(state)} />
    </>
  );
}

function errorOf({ origin }: OpenModel): string {
  return origin ? ` · error ${amount(origin.result.transformErr)}` : "";
}

/** At least so much beside the large picture. */
const FACTS_COLUMNS = 40;

/** One component as large as there is room, with its scale, and beside it what is said of it. */
function Large({ state, model }: { state: State; model: OpenModel }): ReactNode {
  const body = bodyArea(state);
  const component = components.of(state).cursor;
  const zoom = fittingZoom(
    { columns: body.columns - FACTS_COLUMNS - GAP, rows: body.rows - 2 },
    model.shape,
  );
  const [height, width] = model.shape;
  const { columns } = pictureCells({ width, height }, zoom);
  const { high } = scaleOf(rowOf(model.components, component), model.channels);
  const end = weight(high);
  return (
    <>
      <Heading
        columns={body.columns}
        title={`${componentName(component)} of ${model.components.shape[0]}`}
      />
      <Box columnGap={GAP} height={body.rows} overflow="hidden">
        <Box flexDirection="column" flexShrink={0}>
          <PictureView of={componentPicture(model, component)} zoom={zoom} />
          <PictureView of={scalePicture(columns)} zoom={1} />
          <Text wrap="truncate" {...theme.quiet}>
            {"0".padEnd(columns - end.length) + end}
          </Text>
        </Box>
        <Facts
          state={state}
          model={model}
          component={component}
          area={{ columns: Math.min(70, body.columns - columns - GAP), rows: body.rows }}
        />
      </Box>
    </>
  );
}

const VALUE_COLUMNS = 9;

/** Share, sparseness, and the mean weight in each class as bars. */
function Facts({ state, model, component, area }: {
  state: State;
  model: OpenModel;
  component: number;
  area: Area;
}): ReactNode {
  const facts = modelFacts(model);
  if (!facts || !model.facts) return <Text {...theme.quiet}>reading the weights ...</Text>;
  const [part] = componentSection(facts, { index: component }).parts;
  const chart = part?.charts.find((one) => one.kind === "bars");
  if (!chart) return null;
  const { share, sparseness } = model.facts[component]!;
  const { names, rows } = classListLayout(state);
  const width = area.columns - names - 1 - VALUE_COLUMNS;
  const { factScroll: first } = components.of(state);
  const range = rangeText(first, rows, chart.bars.length);
  return (
    <Box flexDirection="column" width={area.columns} height={area.rows} flexShrink={0}>
      <Fact name="share of the reconstruction" value={percentage(share)} />
      <Fact name="sparseness, 0 even to 1 one pixel" value={sparseness.toFixed(2)} />
      <Box height={1} flexShrink={0} />
      <Text {...theme.heading} wrap="truncate">
        {`${chart.value} in each ${nounOf(model)}${range && ` · ${range}`}`}
      </Text>
      {chart.bars.slice(first, first + rows).map(({ label, value }) => (
        <Text key={label} wrap="truncate">
          {fittedText(label, names, "left")}{" "}
          <Text {...theme.accent}>{bar(value / chart.max, width, state.unicode)}</Text>
          {chart.text(value).padStart(VALUE_COLUMNS)}
        </Text>
      ))}
    </Box>
  );
}

function Fact({ name, value }: { name: string; value: string }): ReactNode {
  return (
    <Text wrap="truncate">
      <Text {...theme.accent}>{value.padStart(6)}</Text>
      {` ${name}`}
    </Text>
  );
}
