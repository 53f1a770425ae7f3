import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { activeModel, type State } from "../state.ts";
import { fractionDone, isRunning } from "../training.ts";
import { theme } from "../theme.ts";
import { tabSpans } from "../tab_spans.ts";

/** The first line: the screens, the one that is open in brackets, and which model they show. */
export function TabBar({ state }: { state: State }): ReactNode {
  const tabs = tabSpans(state);
  const left = tabs.at(-1)!.to;
  const room = state.size.columns - left - 1;
  const name = rightText(state);
  return (
    <Box width={state.size.columns} height={1} justifyContent="space-between">
      <Text wrap="truncate">
        {tabs.map((tab) =>
          tab.screen === state.screen
            ? <Text key={tab.screen} {...theme.chosen}>[{tab.title}]</Text>
            : <Tab key={tab.screen} title={tab.title} letter={tab.letter} />
        )}
      </Text>
      <Text {...theme.quiet} wrap="truncate">{endOf(name, room)}</Text>
    </Box>
  );
}

/** A tab that can be opened; its key is underlined. */
function Tab({ title, letter }: { title: string; letter: string }): ReactNode {
  const at = title.toLowerCase().indexOf(letter);
  return (
    <Text>
      {` ${title.slice(0, at)}`}
      <Text underline>{title[at]}</Text>
      {`${title.slice(at + 1)} `}
    </Text>
  );
}

/** Which model the screens show; while one is fitted, how far that is. */
function rightText(state: State): string {
  const { training, screen } = state;
  if (training && isRunning(training) && screen !== "training") {
    return `${training.stage} ${Math.floor(fractionDone(training) * 100)} %`;
  }
  return activeModel(state)?.name ?? "";
}

/** The end of a path says more than its beginning. */
function endOf(name: string, room: number): string {
  if (room < 4) return "";
  return name.length > room ? `…${name.slice(name.length - room + 1)}` : name;
}
