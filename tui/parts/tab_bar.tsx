import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { activeModel, type Model } from "../model.ts";
import { theme } from "../theme.ts";
import { tabSpans } from "../updates/tabs.ts";

/** The first line: the screens, the one that is open in brackets, and which model they show. */
export function TabBar({ model }: { model: Model }): ReactNode {
  const tabs = tabSpans(model);
  const left = tabs.at(-1)!.to;
  const room = model.size.columns - left - 1;
  const name = activeModel(model)?.name ?? "";
  return (
    <Box width={model.size.columns} height={1} justifyContent="space-between">
      <Text wrap="truncate">
        {tabs.map(({ screen, title }) =>
          screen === model.screen
            ? <Text key={screen} {...theme.chosen}>[{title}]</Text>
            : (
              <Text key={screen}>
                {" "}
                <Text underline>{title[0]}</Text>
                {title.slice(1)}
                {" "}
              </Text>
            )
        )}
      </Text>
      <Text {...theme.quiet} wrap="truncate">{endOf(name, room)}</Text>
    </Box>
  );
}

/** The end of a path says more than its beginning. */
function endOf(name: string, room: number): string {
  if (room < 4) return "";
  return name.length > room ? `…${name.slice(name.length - room + 1)}` : name;
}
