import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { bar } from "../../lib/terminal/bar.ts";
import { amount, componentName, count, counted, percentage } from "../../lib/terminal/numbers.ts";
import { bodyArea, componentsGrid, fittingZoom, GAP } from "../layout.ts";
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
  const seen = last - first < k ? ` · ${first + 1}-${last} in sight` : "";
  return (
    <>
      <Heading
        title={`${counted(k, "component")} of ${height} x ${width}`}
        text={`${counted(loaded.nSamples, "image")}${errorOf(loaded)}${seen}`}
      />
      <PictureGrid grid={grid} items={items} area={bodyArea(model)} />
    </>
  );
}

function errorOf({ origin }: Loaded): string {
  return origin ? ` · error ${amount(origin.result.transformErr)}` : "";
}

const FACTS_COLUMNS = 36;

function Large({ model, loaded }: { model: Model; loaded: Loaded }): ReactNode {
  const body = bodyArea(model);
  const component = model.components.cursor;
  const zoom = fittingZoom(
    { columns: body.columns - FACTS_COLUMNS - GAP, rows: body.rows - 2 },
    loaded.shape,
  );
  const picture = componentPicture(loaded, component);
  const columns = Math.max(14, Math.min(60, Math.ceil(loaded.shape[1] * zoom)));
  const [k, p] = loaded.components.shape as [number, number];
  const max = largest(Array.from({ length: p }, (_, j) => loaded.components.get(component, j)));
  return (
    <>
      <Heading title={`${componentName(component)} of ${k}`} text="" />
      <Box columnGap={GAP} height={body.rows} overflow="hidden">
        <Box flexDirection="column" flexShrink={0}>
          <PictureView of={picture} zoom={zoom} />
          <PictureView of={scalePicture(columns)} zoom={1} />
          <Text wrap="truncate" {...theme.quiet}>
            {"0".padEnd(columns - amount(max).length) + amount(max)}
          </Text>
        </Box>
        <Facts model={model} loaded={loaded} component={component} rows={body.rows} />
      </Box>
    </>
  );
}

function Facts({ model, loaded, component, rows }: {
  model: Model;
  loaded: Loaded;
  component: number;
  rows: number;
}): ReactNode {
  const facts = loaded.facts?.[component];
  if (!facts) return <Text {...theme.quiet}>reading the weights ...</Text>;
  const digits = loaded.digits ?? [];
  const most = largest(facts.use);
  const lines = digits.map(({ digit, count: images }, i) => {
    const value = amount(facts.use[i]!);
    const label = `${digit}`.padStart(3);
    return { label, bar: bar(facts.use[i]! / most, 18, model.unicode), value, images };
  });
  return (
    <Box flexDirection="column" width={FACTS_COLUMNS} flexShrink={0}>
      <Text wrap="truncate">
        Share of the reconstruction <Text {...theme.accent}>{percentage(facts.share)}</Text>
      </Text>
      <Text wrap="truncate">
        Sparseness (0 even, 1 one pixel){" "}
        <Text {...theme.accent}>{facts.sparseness.toFixed(2)}</Text>
      </Text>
      <Text></Text>
      {digits.length === 0
        ? (
          <Text {...theme.quiet}>
            {loaded.labels === null ? "no labels" : "reading the labels ..."}
          </Text>
        )
        : <Text {...theme.heading}>Mean weight in each digit</Text>}
      {lines.slice(0, Math.max(0, rows - 5)).map((line) => (
        <Text key={line.label} wrap="truncate">
          {line.label} <Text {...theme.accent}>{line.bar}</Text> {line.value.padStart(8)}
        </Text>
      ))}
      {rows > lines.length + 6 && digits.length > 0 && (
        <Text {...theme.quiet} wrap="truncate">
          {`of ${count(loaded.nSamples)} images`}
        </Text>
      )}
    </Box>
  );
}
