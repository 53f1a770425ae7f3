import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { amount, counted } from "../../lib/terminal/numbers.ts";
import { type Area, bodyArea, fittingZoom, GAP, gridOf } from "../layout.ts";
import type { Loaded, Model } from "../model.ts";
import { PictureGrid } from "../parts/grid.tsx";
import { Heading } from "../parts/heading.tsx";
import { NoPicture, PictureView } from "../parts/picture.tsx";
import { pictureCells } from "../../lib/terminal/picture.ts";
import {
  componentPicture,
  type NamedPicture,
  originalPicture,
  rebuiltPicture,
} from "../pictures.ts";
import { digitStatisticsOf, orderedComponents } from "../selectors.ts";
import { theme } from "../theme.ts";

/** A model needs at least this many columns. */
const LEAST_COLUMNS = 30;
/** Lines above the pictures of each model. */
const FACT_LINES = 4;

/** The same image, or the same digit, in several models side by side. */
export function Models({ model }: { model: Model }): ReactNode {
  const body = bodyArea(model);
  const { loaded, active } = model;
  const { cursor, showsDigit } = model.models;
  const across = Math.max(1, Math.min(loaded.length, Math.floor(body.columns / LEAST_COLUMNS)));
  const first = Math.floor(cursor / across) * across;
  const shown = loaded.slice(first, first + across);
  const columns = Math.floor((body.columns - (across - 1) * GAP) / across);
  const what = showsDigit ? `Digit ${model.digits.digit}` : `Image ${model.samples.index}`;
  const area = { columns, rows: body.rows - FACT_LINES };
  return (
    <>
      <Heading
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
              : <SamplePair loaded={one} index={model.samples.index} area={area} />}
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
        {isActive ? " (on all screens)" : ""}
      </Text>
      <Text wrap="truncate">
        {` ${counted(loaded.components.shape[0]!, "component")} · ${error}`}
      </Text>
      <Text wrap="truncate">
        {distance === undefined ? " " : ` this image: distance ${amount(distance)}`}
      </Text>
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

function SamplePair({ loaded, index, area }: {
  loaded: Loaded;
  index: number;
  area: Area;
}): ReactNode {
  const isSideBySide = area.columns >= loaded.shape[1] * 2 + 1;
  const room = isSideBySide
    ? { columns: Math.floor((area.columns - 1) / 2), rows: area.rows }
    : { columns: area.columns, rows: Math.floor(area.rows / 2) };
  const zoom = fittingZoom(room, loaded.shape, 3);
  const [height, width] = loaded.shape;
  const cells = pictureCells({ width, height }, zoom);
  const isThere = index < loaded.nSamples;
  const view = (picture: NamedPicture | null, missing: string) =>
    picture ? <PictureView of={picture} zoom={zoom} /> : <NoPicture {...cells} text={missing} />;
  return (
    <Box flexDirection={isSideBySide ? "row" : "column"} columnGap={1}>
      {view(
        loaded.images && isThere ? originalPicture(loaded, index) : null,
        loaded.images === undefined ? "reading ..." : "no such image",
      )}
      {view(
        loaded.features && isThere ? rebuiltPicture(loaded, index) : null,
        loaded.features ? "no such image" : "reading ...",
      )}
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
  const grid = gridOf(area, { shape: loaded.shape, count: top, largest: 1, enough: top });
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
