import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { fittingParts } from "../fitting_parts.ts";
import { theme } from "../theme.ts";

/** The second line: what the screen shows. Of the text as many parts between dots as fit; none is cut. */
export function Heading({ columns, title, text = "", right = "" }: {
  columns: number;
  title: string;
  text?: string;
  right?: string;
}): ReactNode {
  const shown = fittingParts(text.split(" · "), columns - title.length - right.length - 3);
  return (
    <Box height={1} flexShrink={0} justifyContent="space-between">
      <Text wrap="truncate">
        <Text {...theme.heading}>{title}</Text>
        {shown === "" ? "" : <Text {...theme.quiet}>{`  ${shown}`}</Text>}
      </Text>
      {right !== "" && (
        <Box flexShrink={0} marginLeft={1}>
          <Text wrap="truncate">{right}</Text>
        </Box>
      )}
    </Box>
  );
}
