import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { areDigits } from "../../lib/dataset/classes.ts";
import { counted } from "../../lib/sections/numbers.ts";
import { DIGIT_MARGIN, digitArea, EXAMPLES, examplesGrid } from "../digits_layout.ts";
import { type Area, bodyArea, GAP } from "../layout.ts";
import { DIGIT_VIEWS, type Loaded, type Model } from "../model.ts";
import { BoxPlots, Weights } from "../parts/digit_charts.tsx";
import {
  ClassPictures,
  exampleItems,
  missingText,
  Overlay,
  Parts,
} from "../parts/digit_pictures.tsx";
import { PictureGrid } from "../parts/grid.tsx";
import { Heading } from "../parts/heading.tsx";
import { originalPicture } from "../pictures.ts";
import { digitsOf, digitStatisticsOf, titleOf } from "../selectors.ts";
import { examplesOf } from "../shown.ts";
import { theme } from "../theme.ts";

/** What a digit is made of, in six views; one digit, two side by side, or examples of all. */
export function Digits({ model, loaded }: { model: Model; loaded: Loaded }): ReactNode {
  const { digit, other, isChoosing, isAll, view } = model.digits;
  const body = bodyArea(model);
  const area = digitArea(model);
  return (
    <>
      <Heading
        columns={body.columns}
        title={isAll
          ? areDigits(loaded.classes) ? "All digits" : "All classes"
          : other === null
          ? titleOf(loaded, digit)
          : `${titleOf(loaded, digit)} | ${other}`}
        text={isChoosing
          ? "press the digit to compare with"
          : isAll
          ? `the first ${EXAMPLES} images of each`
          : other === null
          ? imagesOf(loaded, digit)
          : model.digits.byDifference
          ? "those that differ most first"
          : ""}
        right={viewTabs(view, body.columns)}
      />
      {isAll
        ? <AllExamples model={model} loaded={loaded} area={body} />
        : other === null
        ? <View model={model} loaded={loaded} digit={digit} area={area} />
        : (
          <Box columnGap={1} height={body.rows} overflow="hidden">
            {[digit, other].map((one, side) => (
              <Box key={one} columnGap={1} flexShrink={0}>
                {side === 1 && <Text {...theme.quiet}>{"│\n".repeat(body.rows - 1) + "│"}</Text>}
                <Box flexDirection="column" width={area.columns}>
                  <Text wrap="truncate">
                    <Text {...theme.heading}>{titleOf(loaded, one)}</Text>
                    <Text {...theme.quiet}>{`  ${imagesOf(loaded, one)}`}</Text>
                  </Text>
                  <View model={model} loaded={loaded} digit={one} area={area} />
                </Box>
              </Box>
            ))}
          </Box>
        )}
    </>
  );
}

function imagesOf(loaded: Loaded, digit: string): string {
  if (loaded.labels === null) return "";
  const images = loaded.byDigit?.get(digit);
  return images ? counted(images.length, "image") : "reading ...";
}

/** Narrower than this, only the open view is named. */
const ALL_VIEWS_COLUMNS = 72;

function viewTabs(view: Model["digits"]["view"], columns: number): string {
  if (columns < ALL_VIEWS_COLUMNS) {
    return `[${view}] ${DIGIT_VIEWS.indexOf(view) + 1} of ${DIGIT_VIEWS.length} views`;
  }
  return DIGIT_VIEWS.map((name) => name === view ? `[${name}]` : ` ${name} `).join("");
}

/** One view of one digit. */
function View({ model, loaded, digit, area }: {
  model: Model;
  loaded: Loaded;
  digit: string;
  area: Area;
}): ReactNode {
  if (loaded.labels === null) {
    return (
      <Text {...theme.quiet}>These images have no labels, so nothing can be said of digits.</Text>
    );
  }
  const { view } = model.digits;
  if (view === "examples") {
    return <Examples model={model} loaded={loaded} digit={digit} area={area} />;
  }
  const statistics = digitStatisticsOf(loaded, digit);
  if (!statistics) {
    const text = loaded.digits ? `No image is labelled ${digit}.` : "reading the weights ...";
    return <Text {...theme.quiet}>{text}</Text>;
  }
  const props = { model, loaded, statistics, area };
  switch (view) {
    case "parts":
      return <Parts {...props} />;
    case "weights":
      return <Weights {...props} />;
    case "boxes":
      return <BoxPlots {...props} />;
    case "class":
      return <ClassPictures {...props} />;
    case "overlay":
      return <Overlay {...props} />;
  }
}

function Examples({ model, loaded, digit, area }: {
  model: Model;
  loaded: Loaded;
  digit: string;
  area: Area;
}): ReactNode {
  const grid = examplesGrid(model);
  const first = model.digits.scroll * grid.across;
  const items = exampleItems(loaded, digit).slice(first, first + grid.across * grid.down);
  return <PictureGrid grid={grid} items={items} area={area} missing={missingText(loaded)} />;
}

/** The notebook's grid: a line of examples for each digit, or two where the window is narrow. */
function AllExamples({ model, loaded, area }: {
  model: Model;
  loaded: Loaded;
  area: Area;
}): ReactNode {
  const grid = examplesGrid(model);
  const lines = digitsOf(loaded).flatMap((digit) => {
    const examples = examplesOf(loaded, digit);
    return Array.from({ length: EXAMPLES / grid.across }, (_, i) => ({
      digit,
      isFirst: i === 0,
      examples: examples.slice(i * grid.across, (i + 1) * grid.across),
    }));
  }).slice(model.digits.scroll, model.digits.scroll + grid.down);
  return (
    <Box flexDirection="column" height={area.rows} overflow="hidden">
      {lines.map(({ digit, isFirst, examples }, i) => (
        <Box key={i} height={grid.item.rows} flexShrink={0}>
          <Box width={DIGIT_MARGIN} flexShrink={0}>
            <Text {...theme.heading}>{isFirst || i === 0 ? digit : ""}</Text>
          </Box>
          <PictureGrid
            grid={grid}
            area={{ columns: grid.across * (grid.item.columns + GAP) - GAP, rows: grid.item.rows }}
            missing={missingText(loaded)}
            items={examples.map((index) => ({
              key: String(index),
              pictures: [loaded.images ? originalPicture(loaded, index) : null],
            }))}
          />
        </Box>
      ))}
    </Box>
  );
}
