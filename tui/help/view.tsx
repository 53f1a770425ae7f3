import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { bodyArea } from "../layout.ts";
import type { State } from "../state.ts";
import { Heading } from "../parts/heading.tsx";
import { screenOf } from "../screens/registry.ts";
import { theme } from "../theme.ts";
import { helpLines } from "./lines.ts";

/** All keys of the screen below, from the one table. */
export function Help({ state }: { state: State }): ReactNode {
  const { filter, scroll, isAll } = state.help!;
  const lines = helpLines(state);
  const { rows } = bodyArea(state);
  const shown = lines.slice(scroll, scroll + rows);
  const place = lines.length > rows
    ? ` · ${scroll + 1}-${scroll + shown.length} of ${lines.length}`
    : "";
  const colors = state.colorDepth === "none" ? "no colours" : `${state.colorDepth} colours`;
  return (
    <>
      <Heading
        columns={state.size.columns}
        title={isAll ? "Keys of all screens" : `Keys of ${screenOf(state.screen).title(state)}`}
        text={`${filter === "" ? "/ filters" : `with "${filter}"`}${place}`}
        right={`${state.size.columns} x ${state.size.rows}, ${colors}`}
      />
      <Box flexDirection="column" height={rows} overflow="hidden">
        {shown.map(({ keys, text }, i) => (
          <Text key={i} wrap="truncate">
            <Text {...theme.accent}>{keys}</Text>
            {text}
          </Text>
        ))}
        {lines.length === 0 && <Text {...theme.quiet}>No key has these words; Esc shows all</Text>}
      </Box>
    </>
  );
}
