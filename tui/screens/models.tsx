import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { amount, count, counted } from "../../lib/sections/numbers.ts";
import { type Area, bodyArea, fittingZoom, GAP, gridOf } from "../layout.ts";
import { activeModel, type Loaded, type Model } from "../model.ts";
import { Columns } from "../parts/columns.tsx";
import { PictureGrid } from "../parts/grid.tsx";
import { Heading } from "../parts/heading.tsx";
import { NoPicture, PictureView } from "../parts/picture.tsx";
import { pictureCells } from "../../lib/render/pictures/picture.ts";
import {
  componentPicture,
  type NamedPicture,
  originalPicture,
  rebuiltPicture,
} from "../pictures.ts";
import { digitStatisticsOf, orderedComponents, titleOf } from "../selectors.ts";
import { theme } from "../theme.ts";

/** A model needs at least this many columns. */
const LEAST_COLUMNS = 30;
/** Lines above the pictures of each model. */
const FACT_LINES = 5;

/** The same image, or the same digit, in several models side by side. */
export function Models({ model }: { model: Model }): ReactNode {
  const body = bodyArea(model);
  const { loaded, active } = model;
  const { cursor, showsDigit } = model.models;
  const across = Math.max(1, Math.min(loaded.length, Math.floor(body.columns / LEAST_COLUMNS)));
  const first = Math.floor(cursor / across) * across;
  const shown = loaded.slice(first, first + across);
  const columns = Math.floor((body.columns - (across - 1) * GAP) / across);
  const what = showsDigit
    ? titleOf(activeModel(model)!, model.digits.digit)
    : `Image ${count(model.samples.index)}`;
  const area = { columns, rows: body.rows - FACT_LINES };
  return (
    <>
      <Heading
        columns={body.columns}
        title={`${what} in ${counted(loaded.length, "model")}`}
        text={shown.length < loaded.length ? `${first + 1}-${first + shown.length} in sight` : ""}
      />
      <Box columnGap={GAP} height={body.rows} overflow="hidden">
        {shown.map((one, i) => (
          <Box key={one.id} flexDirection="column" width={columns} flexShrink={0}>
            <Facts
              loaded={one}
              isChosen={first + i === cursor}
              isActive={first + i === active}
              index={model.samples.index}
            />
            {showsDigit
              ? <DigitParts model={model} loaded={one} area={area} />
              : <SamplePair model={model} loaded={one} area={area} />}
          </Box>
        ))}
      </Box>
    </>
  );
}

function Facts({ loaded, isChosen, isActive, index }: {
  loaded: Loaded;
  isChosen: boolean;
  isActive: boolean;
  index: number;
}): ReactNode {
  const error = loaded.origin
    ? `error ${amount(loaded.origin.result.transformErr)}`
    : loaded.distances
    ? `error ${amount(Math.hypot(...chunkNorms(loaded.distances)))}`
    : loaded.distances === undefined
    ? `measuring: ${Math.floor(loaded.progress * 100)} %`
    : "error unknown";
  const distance = loaded.distances?.[index];
  return (
    <Box flexDirection="column" height={FACT_LINES} flexShrink={0}>
      <Text wrap="truncate-start" {...(isChosen ? theme.chosen : {})}>
        {isChosen ? ">" : " "}
        {loaded.name}
      </Text>
      <Text wrap="truncate">{` k = ${loaded.components.shape[0]} · ${error}`}</Text>
      <Text wrap="truncate">
        {distance === undefined ? " " : ` this image: ${amount(distance)}`}
      </Text>
      <Text wrap="truncate" {...theme.quiet}>{isActive ? " shown on all screens" : " "}</Text>
    </Box>
  );
}

/** Norms of stretches, as `Math.hypot` takes no 70,000 arguments. */
function chunkNorms(values: Float64Array): number[] {
  const stretch = 1000;
  return Array.from(
    { length: Math.ceil(values.length / stretch) },
    (_, i) => Math.hypot(...values.subarray(i * stretch, (i + 1) * stretch)),
  );
}

/** The image and what a model makes of it, beside or above each other as they are larger; its weights where there is room. */
function SamplePair({ model, loaded, area }: {
  model: Model;
  loaded: Loaded;
  area: Area;
}): ReactNode {
  const { index } = model.samples;
  const [height, width] = loaded.shape;
  const beside = fittingZoom(
    { columns: Math.floor((area.columns - 1) / 2), rows: area.rows },
    loaded.shape,
    3,
  );
  const above = fittingZoom(
    { columns: area.columns, rows: Math.floor(area.rows / 2) },
    loaded.shape,
    3,
  );
  const isBeside = beside >= above;
  const zoom = Math.max(beside, above);
  const cells = pictureCells({ width, height }, zoom);
  const isThere = index < loaded.nSamples;
  const { features } = loaded;
  const view = (picture: NamedPicture | null, missing: string) =>
    picture ? <PictureView of={picture} zoom={zoom} /> : <NoPicture {...cells} text={missing} />;
  const weights = features && isThere
    ? Array.from({ length: features.shape[1]! }, (_, t) => features.get(index, t))
    : [];
  const chart = { columns: area.columns, rows: area.rows - cells.rows * (isBeside ? 1 : 2) - 1 };
  return (
    <Box flexDirection="column" rowGap={1}>
      <Box flexDirection={isBeside ? "row" : "column"} columnGap={1} flexShrink={0}>
        {view(
          loaded.images && isThere ? originalPicture(loaded, index) : null,
          loaded.images === null ? "no images" : loaded.images ? "no such image" : "reading ...",
        )}
        {view(
          features && isThere ? rebuiltPicture(loaded, index) : null,
          features ? "no such image" : "reading ...",
        )}
      </Box>
      <Columns values={weights} area={chart} unicode={model.unicode} />
    </Box>
  );
}

function DigitParts(
  { model, loaded, area }: { model: Model; loaded: Loaded; area: Area },
): ReactNode {
  const { digit, top } = model.digits;
  const statistics = digitStatisticsOf(loaded, digit);
  if (!statistics) {
    return <Text {...theme.quiet}>{loaded.digits ? "no such digit" : "reading ..."}</Text>;
  }
  const grid = gridOf(area, { shape: loaded.shape, count: top, largest: 1, enough: top, gap: 1 });
  const items = orderedComponents(loaded, model, digit).slice(
    0,
    Math.min(top, grid.across * grid.down),
  )
    .map((component) => ({
      key: String(component),
      caption: `#${component + 1} · ${amount(statistics.mean[component]!)}`,
      pictures: [componentPicture(loaded, component)],
    }));
  return <PictureGrid grid={grid} items={items} area={area} />;
}
