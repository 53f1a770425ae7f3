import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { areDigits } from "../../lib/dataset/classes.ts";
import { bar } from "../../lib/render/text/bar.ts";
import { amount, componentName, counted, percentage } from "../../lib/sections/numbers.ts";
import { pictureCells } from "../../lib/render/pictures/picture.ts";
import { type Area, bodyArea, componentsGrid, fittingZoom, GAP } from "../layout.ts";
import type { Loaded, Model } from "../model.ts";
import { Heading } from "../parts/heading.tsx";
import { PictureGrid } from "../parts/grid.tsx";
import { PictureView } from "../parts/picture.tsx";
import { componentPicture, largest, scalePicture } from "../pictures.ts";
import { theme } from "../theme.ts";

/** The gallery of components, or one of them large. */
export function Components({ model, loaded }: { model: Model; loaded: Loaded }): ReactNode {
  return model.components.isLarge
    ? <Large model={model} loaded={loaded} />
    : <Gallery model={model} loaded={loaded} />;
}

function Gallery({ model, loaded }: { model: Model; loaded: Loaded }): ReactNode {
  const grid = componentsGrid(model);
  const k = loaded.components.shape[0]!;
  const first = model.components.scroll * grid.across;
  const last = Math.min(k, first + grid.across * grid.down);
  const items = Array.from({ length: last - first }, (_, i) => {
    const component = first + i;
    const share = loaded.facts?.[component]?.share;
    return {
      key: String(component),
      caption: `${component + 1}${share === undefined ? "" : ` · ${percentage(share)}`}`,
      isChosen: component === model.components.cursor,
      pictures: [componentPicture(loaded, component)],
    };
  });
  const [height, width] = loaded.shape;
  const seen = last - first < k ? `${first + 1}-${last} in sight` : "";
  return (
    <>
      <Heading
        columns={model.size.columns}
        title={`${counted(k, "component")} of ${height} x ${width}`}
        text={`${counted(loaded.nSamples, "image")}${errorOf(loaded)}`}
        right={seen}
      />
      <PictureGrid grid={grid} items={items} area={bodyArea(model)} />
    </>
  );
}

function errorOf({ origin }: Loaded): string {
  return origin ? ` · error ${amount(origin.result.transformErr)}` : "";
}

/** At least so much beside the large picture. */
const FACTS_COLUMNS = 40;

function Large({ model, loaded }: { model: Model; loaded: Loaded }): ReactNode {
  const body = bodyArea(model);
  const component = model.components.cursor;
  const zoom = fittingZoom(
    { columns: body.columns - FACTS_COLUMNS - GAP, rows: body.rows - 2 },
    loaded.shape,
  );
  const picture = componentPicture(loaded, component);
  const [height, width] = loaded.shape;
  const { columns } = pictureCells({ width, height }, zoom);
  const factsColumns = Math.min(70, body.columns - columns - GAP);
  const [k, p] = loaded.components.shape as [number, number];
  const max = largest(Array.from({ length: p }, (_, j) => loaded.components.get(component, j)));
  return (
    <>
      <Heading columns={body.columns} title={`${componentName(component)} of ${k}`} />
      <Box columnGap={GAP} height={body.rows} overflow="hidden">
        <Box flexDirection="column" flexShrink={0}>
          <PictureView of={picture} zoom={zoom} />
          <PictureView of={scalePicture(columns)} zoom={1} />
          <Text wrap="truncate" {...theme.quiet}>
            {"0".padEnd(columns - amount(max).length) + amount(max)}
          </Text>
        </Box>
        <Facts
          model={model}
          loaded={loaded}
          component={component}
          area={{ columns: factsColumns, rows: body.rows }}
        />
      </Box>
    </>
  );
}

function Facts({ model, loaded, component, area }: {
  model: Model;
  loaded: Loaded;
  component: number;
  area: Area;
}): ReactNode {
  const facts = loaded.facts?.[component];
  if (!facts) return <Text {...theme.quiet}>reading the weights ...</Text>;
  const digits = loaded.digits ?? [];
  const most = largest(facts.use);
  const width = area.columns - 4 - 9;
  return (
    <Box flexDirection="column" width={area.columns} height={area.rows} flexShrink={0}>
      <Fact name="share of the reconstruction" value={percentage(facts.share)} />
      <Fact name="sparseness, 0 even to 1 one pixel" value={facts.sparseness.toFixed(2)} />
      <Box height={1} flexShrink={0} />
      <Text {...theme.heading} wrap="truncate">
        {digits.length > 0
          ? areDigits(loaded.classes) ? "Mean weight in each digit" : "Mean weight in each class"
          : loaded.labels === null
          ? "No labels"
          : "reading the labels ..."}
      </Text>
      {digits.slice(0, Math.max(0, area.rows - 4)).map(({ digit }, i) => (
        <Text key={digit} wrap="truncate">
          {`${digit}`.padStart(3)}{" "}
          <Text {...theme.accent}>{bar(facts.use[i]! / most, width, model.unicode)}</Text>
          {amount(facts.use[i]!).padStart(9)}
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
