import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { bodyArea } from "../layout.ts";
import type { Model } from "../model.ts";
import { Heading } from "../parts/heading.tsx";
import { theme } from "../theme.ts";
import { helpLines } from "../updates/help.ts";

/** All keys of the screen below, from the one table. */
export function Help({ model }: { model: Model }): ReactNode {
  const { filter, scroll } = model.help!;
  const lines = helpLines(model);
  const { rows } = bodyArea(model);
  const shown = lines.slice(scroll, scroll + rows);
  const place = lines.length > rows
    ? ` · ${scroll + 1}-${scroll + shown.length} of ${lines.length}`
    : "";
  const colors = model.colorDepth === "none" ? "no colours" : `${model.colorDepth} colours`;
  return (
    <>
      <Heading
        columns={model.size.columns}
        title={`Keys of ${model.screen}`}
        text={`${filter === "" ? "/ filters" : `with "${filter}"`}${place}`}
        right={`${model.size.columns} x ${model.size.rows}, ${colors}`}
      />
      <Box flexDirection="column" height={rows} overflow="hidden">
        {shown.map(({ keys, text }) => (
          <Text key={keys + text} wrap="truncate">
            <Text {...theme.accent}>{keys}</Text>
            {text}
          </Text>
        ))}
        {lines.length === 0 && <Text {...theme.quiet}>No key has these words; Esc shows all</Text>}
      </Box>
    </>
  );
}
