import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { textWidth } from "../../lib/render/text/text_width.ts";
import { fittedText } from "../fitted_text.ts";
import { bodyArea, scrollTo } from "../layout.ts";
import { Heading } from "../parts/heading.tsx";
import { rangeText } from "../range_text.ts";
import type { State } from "../state.ts";
import { theme } from "../theme.ts";
import { matches, pickerKind } from "./matches.ts";

/** The list of what can be picked, in the place of the screen. */
export function Picker({ state }: { state: State }): ReactNode {
  const picker = state.picker!;
  const found = matches(state);
  const { rows, columns } = bodyArea(state);
  const first = scrollTo(0, picker.cursor, rows, found.length);
  const shown = found.slice(first, first + rows);
  const details = Math.max(0, ...found.map(({ detail }) => textWidth(detail)));
  return (
    <>
      <Heading
        columns={columns}
        title={pickerKind(picker).title(state)}
        text="type some letters · arrows move"
        right={rangeText(first, rows, found.length)}
      />
      <Box flexDirection="column" height={rows} overflow="hidden">
        {shown.map(({ label, detail }, i) => {
          const isChosen = first + i === picker.cursor;
          return (
            <Text key={`${label} ${detail}`} wrap="truncate" {...(isChosen ? theme.chosen : {})}>
              {`${isChosen ? ">" : " "}${fittedText(detail, details, "left")}  `}
              {fittedText(label, columns - details - 3)}
            </Text>
          );
        })}
        {found.length === 0 && <Text {...theme.quiet}>Nothing has these letters</Text>}
      </Box>
    </>
  );
}
