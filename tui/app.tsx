import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { lookOf } from "./drawing.ts";
import { isTooSmall, LEAST_SIZE } from "./layout.ts";
import { activeModel, type Model } from "./model.ts";
import { LookContext } from "./parts/picture.tsx";
import { StatusLine } from "./parts/status_line.tsx";
import { TabBar } from "./parts/tab_bar.tsx";
import { Components } from "./screens/components.tsx";
import { Digits } from "./screens/digits.tsx";
import { Help } from "./screens/help.tsx";
import { Models } from "./screens/models.tsx";
import { Own } from "./screens/own.tsx";
import { Reconstructions } from "./screens/reconstructions.tsx";
import { Samples } from "./screens/samples.tsx";
import { Training } from "./screens/training.tsx";
import { theme } from "./theme.ts";

/** The whole window: tabs, the screen that is open, the status line. */
export function App({ model }: { model: Model }): ReactNode {
  const { size } = model;
  if (isTooSmall(size)) {
    return (
      <Box {...frame(size)} alignItems="center" justifyContent="center">
        <Text wrap="wrap">
          {`Make the window larger: ${LEAST_SIZE.columns} x ${LEAST_SIZE.rows} at least; it is ${size.columns} x ${size.rows}. q quits.`}
        </Text>
      </Box>
    );
  }
  return (
    <LookContext value={lookOf(model)}>
      <Box {...frame(size)} flexDirection="column">
        <TabBar model={model} />
        <Box flexDirection="column" flexGrow={1} width={size.columns} overflow="hidden">
          {model.help ? <Help model={model} /> : <Screen model={model} />}
        </Box>
        <StatusLine model={model} />
      </Box>
    </LookContext>
  );
}

function frame({ columns, rows }: Model["size"]) {
  return { width: columns, height: rows, overflow: "hidden" } as const;
}

function Screen({ model }: { model: Model }): ReactNode {
  if (model.screen === "training" && model.training) {
    return <Training model={model} training={model.training} />;
  }
  const loaded = activeModel(model);
  if (!loaded) {
    return <Text {...theme.quiet}>{model.opening > 0 ? "opening ..." : "There is no model."}</Text>;
  }
  switch (model.screen) {
    case "components":
      return <Components model={model} loaded={loaded} />;
    case "digits":
      return <Digits model={model} loaded={loaded} />;
    case "samples":
      return <Samples model={model} loaded={loaded} />;
    case "reconstructions":
      return <Reconstructions model={model} loaded={loaded} />;
    case "models":
      return <Models model={model} />;
    case "own":
      return <Own model={model} loaded={loaded} />;
    case "training":
      return null;
  }
}
