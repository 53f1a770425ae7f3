import { groupTitle } from "../../groups.ts";
import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { amount, count, counted, weight } from "../../../lib/sections/numbers.ts";
import { type Area, bodyArea, GAP } from "../../layout.ts";
import { rangeText } from "../../range_text.ts";
import { Weights } from "../../weights/view.tsx";
import type { OpenModel } from "../../open_model.ts";
import { activeModel, type State } from "../../state.ts";
import { PictureGrid } from "../../parts/grid.tsx";
import { Heading } from "../../parts/heading.tsx";
import { withModel } from "../../parts/with_model.tsx";
import type { View as ScreenView } from "../screen.ts";
import { classes } from "../classes/state.ts";
import { samples } from "../samples/state.ts";
import { FACT_LINES, modelsLayout, pairLayout, topInSight } from "./layout.ts";
import { models as slice } from "./state.ts";
import { NoPicture, PictureView } from "../../parts/picture.tsx";
import { pictureCells } from "../../../lib/render/pictures/picture.ts";
import { imagePictures } from "../../pictures.ts";
import { componentPicture, type NamedPicture } from "../../named_picture.ts";
import { orderedComponents, statisticsOf } from "../classes/selectors.ts";
import { rowOf } from "../../../lib/sections/pictures.ts";
import { theme } from "../../theme.ts";

/** The same image, or the same class, in several models side by side. */
export const View: ScreenView = withModel(Models);

function Models({ state }: { state: State }): ReactNode {
  const body = bodyArea(state);
  const { models, active } = state;
  const { cursor, showsClass } = slice.of(state);
  const { first, across, area } = modelsLayout(state);
  const shown = models.slice(first, first + across);
  const what = showsClass
    ? groupTitle(activeModel(state)!, classes.of(state).label)
    : `Image ${count(samples.of(state).index)}`;
  return (
    <>
      <Heading
        columns={body.columns}
        title={`${what} in ${counted(models.length, "model")}`}
        text={rangeText(first, across, models.length)}
      />
      <Box columnGap={GAP} height={body.rows} overflow="hidden">
        {shown.map((one, i) => (
          <Box key={one.id} flexDirection="column" width={area.columns} flexShrink={0}>
            <Facts
              model={one}
              isChosen={first + i === cursor}
              isActive={first + i === active}
              index={samples.of(state).index}
              range={showsClass ? topRange(state, one) : ""}
            />
            {showsClass
              ? <TopComponents state={state} model={one} area={area} />
              : <SamplePair state={state} model={one} area={area} />}
          </Box>
        ))}
      </Box>
    </>
  );
}

function Facts({ model, isChosen, isActive, index, range }: {
  model: OpenModel;
  isChosen: boolean;
  isActive: boolean;
  index: number;
  /** Which of the top components are in sight. */
  range: string;
}): ReactNode {
  const error = model.origin
    ? `error ${amount(model.origin.result.transformErr)}`
    : model.distances
    ? `error ${amount(normOf(model.distances))}`
    : model.distances === undefined
    ? `measuring: ${Math.floor(model.progress * 100)} %`
    : "error unknown";
  const distance = model.distances?.[index];
  return (
    <Box flexDirection="column" height={FACT_LINES} flexShrink={0}>
      <Text wrap="truncate-start" {...(isChosen ? theme.chosen : {})}>
        {isChosen ? ">" : " "}
        {model.name}
      </Text>
      <Text wrap="truncate">{` k = ${model.components.shape[0]} · ${error}`}</Text>
      <Text wrap="truncate">
        {range || (distance === undefined ? " " : ` this image: ${amount(distance)}`)}
      </Text>
      <Text wrap="truncate" {...theme.quiet}>{isActive ? " shown on all screens" : " "}</Text>
    </Box>
  );
}

function topRange(state: State, model: OpenModel): string {
  const { first, shown } = topInSight(state, model);
  const range = rangeText(first, shown, classes.of(state).top);
  return range && ` top ${range} · PgUp PgDn scroll`;
}

function normOf(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}

/** The image and its reconstruction; its weights where there is room. */
function SamplePair({ state, model, area }: {
  state: State;
  model: OpenModel;
  area: Area;
}): ReactNode {
  const { index } = samples.of(state);
  const { zoom, isBeside, chart } = pairLayout(area, model.shape);
  const [height, width] = model.shape;
  const cells = pictureCells({ width, height }, zoom);
  const pictures = imagePictures(model, index);
  const { features } = model;
  const view = (picture: NamedPicture | null, missing: string) =>
    picture ? <PictureView of={picture} zoom={zoom} /> : <NoPicture {...cells} text={missing} />;
  const weights = features && index < model.nSamples ? Array.from(rowOf(features, index)) : [];
  return (
    <Box flexDirection="column" rowGap={1}>
      <Box flexDirection={isBeside ? "row" : "column"} columnGap={1} flexShrink={0}>
        {view(
          pictures.original,
          model.images === null ? "no images" : model.images ? "no such image" : "reading ...",
        )}
        {view(
          pictures.reconstruction,
          features ? "no such image" : "reading ...",
        )}
      </Box>
      <Weights state={state} values={weights} area={chart} />
    </Box>
  );
}

/** The top components of the class. */
function TopComponents(
  { state, model, area }: { state: State; model: OpenModel; area: Area },
): ReactNode {
  const { label } = classes.of(state);
  const statistics = statisticsOf(model, label);
  if (!statistics) {
    return <Text {...theme.quiet}>{model.classStatistics ? "no such class" : "reading ..."}</Text>;
  }
  const { grid, first, shown } = topInSight(state, model);
  const items = orderedComponents(model, state, label).slice(first, first + shown)
    .map((component) => ({
      key: String(component),
      caption: `#${component + 1} · ${weight(statistics.mean[component]!)}`,
      pictures: [componentPicture(model, component)],
    }));
  return <PictureGrid grid={grid} items={items} area={area} />;
}
