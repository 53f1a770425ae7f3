import { groupNames, groupTitle, nounOf, nounsOf } from "../../groups.ts";
import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { counted } from "../../../lib/sections/numbers.ts";
import { classArea, examplesGrid, nameMargin } from "./layout.ts";
import type { View as ScreenView } from "../screen.ts";
import { type Area, bodyArea, GAP } from "../../layout.ts";
import type { OpenModel } from "../../open_model.ts";
import type { State } from "../../state.ts";
import { CLASS_VIEWS, classes, type ClassView } from "./state.ts";
import { withModel } from "../../parts/with_model.tsx";
import { BoxPlots, Weights } from "./charts.tsx";
import { ClassPictures, exampleItems, missingText, Overlay, TopComponents } from "./pictures.tsx";
import { PictureGrid } from "../../parts/grid.tsx";
import { Heading } from "../../parts/heading.tsx";
import { originalPicture } from "../../pictures.ts";
import { EXAMPLES, examplesOf, statisticsOf } from "./selectors.ts";
import { fittedText } from "../../fitted_text.ts";
import { theme } from "../../theme.ts";

/** What a class is composed of, in six views; one class, two side by side, or examples of all. */
export const View: ScreenView = withModel(Classes);

function Classes({ state, model }: { state: State; model: OpenModel }): ReactNode {
  const { label, other, isChoosing, isAll, view, byDifference } = classes.of(state);
  const body = bodyArea(state);
  const area = classArea(state);
  return (
    <>
      <Heading
        columns={body.columns}
        title={isAll
          ? `All ${nounsOf(model)}`
          : other === null
          ? groupTitle(model, label)
          : `${groupTitle(model, label)} | ${other}`}
        text={isChoosing
          ? `choose the ${nounOf(model)} to compare with`
          : isAll
          ? `the first ${EXAMPLES} images of each`
          : other === null
          ? imagesOf(model, label)
          : byDifference
          ? "those that differ most first"
          : ""}
        right={viewTabs(view, body.columns)}
      />
      {isAll
        ? <AllExamples state={state} model={model} area={body} />
        : other === null
        ? <ClassPanel state={state} model={model} label={label} area={area} />
        : (
          <Box columnGap={1} height={body.rows} overflow="hidden">
            {[label, other].map((one, side) => (
              <Box key={one} columnGap={1} flexShrink={0}>
                {side === 1 && <Text {...theme.quiet}>{"│\n".repeat(body.rows - 1) + "│"}</Text>}
                <Box flexDirection="column" width={area.columns}>
                  <Text wrap="truncate">
                    <Text {...theme.heading}>{groupTitle(model, one)}</Text>
                    <Text {...theme.quiet}>{`  ${imagesOf(model, one)}`}</Text>
                  </Text>
                  <ClassPanel state={state} model={model} label={one} area={area} />
                </Box>
              </Box>
            ))}
          </Box>
        )}
    </>
  );
}

function imagesOf(model: OpenModel, label: string): string {
  const images = model.byClass?.get(label);
  return images ? counted(images.length, "image") : "reading ...";
}

/** Narrower than this, only the open view is named. */
const ALL_VIEWS_COLUMNS = 72;

function viewTabs(view: ClassView, columns: number): string {
  if (columns < ALL_VIEWS_COLUMNS) {
    return `[${view}] ${CLASS_VIEWS.indexOf(view) + 1} of ${CLASS_VIEWS.length} views`;
  }
  return CLASS_VIEWS.map((name) => name === view ? `[${name}]` : ` ${name} `).join("");
}

/** One view of one digit. */
function ClassPanel({ state, model, label, area }: {
  state: State;
  model: OpenModel;
  label: string;
  area: Area;
}): ReactNode {
  const { view } = classes.of(state);
  if (view === "examples") {
    return <Examples state={state} model={model} label={label} area={area} />;
  }
  const statistics = statisticsOf(model, label);
  if (!statistics) {
    const text = model.classStatistics ? `No image is a ${label}.` : "reading the weights ...";
    return <Text {...theme.quiet}>{text}</Text>;
  }
  const props = { state, model, statistics, area };
  switch (view) {
    case "components":
      return <TopComponents {...props} />;
    case "weights":
      return <Weights {...props} />;
    case "boxes":
      return <BoxPlots {...props} />;
    case "shared":
      return <ClassPictures {...props} />;
    case "overlay":
      return <Overlay {...props} />;
  }
}

function Examples({ state, model, label, area }: {
  state: State;
  model: OpenModel;
  label: string;
  area: Area;
}): ReactNode {
  const grid = examplesGrid(state);
  const first = classes.of(state).scroll * grid.across;
  const items = exampleItems(model, label).slice(first, first + grid.across * grid.down);
  return <PictureGrid grid={grid} items={items} area={area} missing={missingText(model)} />;
}

/** The notebook's grid: a line of examples for each digit, or two where the window is narrow. */
function AllExamples({ state, model, area }: {
  state: State;
  model: OpenModel;
  area: Area;
}): ReactNode {
  const grid = examplesGrid(state);
  const margin = nameMargin(state);
  const lines = groupNames(model).flatMap((name) => {
    const examples = examplesOf(model, name);
    return Array.from({ length: EXAMPLES / grid.across }, (_, i) => ({
      name,
      isFirst: i === 0,
      examples: examples.slice(i * grid.across, (i + 1) * grid.across),
    }));
  }).slice(classes.of(state).scroll, classes.of(state).scroll + grid.down);
  return (
    <Box flexDirection="column" height={area.rows} overflow="hidden">
      {lines.map(({ name, isFirst, examples }, i) => (
        <Box key={i} height={grid.item.rows} flexShrink={0}>
          <Box width={margin} flexShrink={0}>
            <Text {...theme.heading}>{isFirst || i === 0 ? fittedText(name, margin - 1) : ""}</Text>
          </Box>
          <PictureGrid
            grid={grid}
            area={{ columns: grid.across * (grid.item.columns + GAP) - GAP, rows: grid.item.rows }}
            missing={missingText(model)}
            items={examples.map((index) => ({
              key: String(index),
              pictures: [originalPicture(model, index)],
            }))}
          />
        </Box>
      ))}
    </Box>
  );
}
