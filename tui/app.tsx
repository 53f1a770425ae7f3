import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { lookOf } from "./drawing.ts";
import { Help } from "./help/view.tsx";
import { isTooSmall, LEAST_SIZE } from "./layout.ts";
import { Picker } from "./picker/view.tsx";
import { LookContext } from "./parts/picture.tsx";
import type { PictureStore } from "./picture_store.ts";
import { StatusLine } from "./parts/status_line.tsx";
import { TabBar } from "./parts/tab_bar.tsx";
import { viewOf } from "./screens/views.ts";
import type { State } from "./state.ts";

/** The whole window: tabs, the screen that is open, the status line. */
export function App({ state, pictures }: {
  state: State;
  pictures: PictureStore;
}): ReactNode {
  const { size } = state;
  if (isTooSmall(size)) {
    return (
      <Box {...frame(size)} alignItems="center" justifyContent="center">
        <Text wrap="wrap">
          {`Make the window larger: ${LEAST_SIZE.columns} x ${LEAST_SIZE.rows} at least; it is ${size.columns} x ${size.rows}. q quits.`}
        </Text>
      </Box>
    );
  }
  const View = viewOf(state.screen);
  return (
    <LookContext value={lookOf(state, pictures)}>
      <Box {...frame(size)} flexDirection="column">
        <TabBar state={state} />
        <Box flexDirection="column" flexGrow={1} width={size.columns} overflow="hidden">
          {state.picker
            ? <Picker state={state} />
            : state.help
            ? <Help state={state} />
            : <View state={state} />}
        </Box>
        <StatusLine state={state} />
      </Box>
    </LookContext>
  );
}

function frame({ columns, rows }: State["size"]) {
  return { width: columns, height: rows, overflow: "hidden" } as const;
}
