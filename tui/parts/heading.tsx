import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { theme } from "../theme.ts";

/** The second line: what the screen shows. */
export function Heading({ title, text, right = "" }: {
  title: string;
  text: string;
  right?: string;
}): ReactNode {
  return (
    <Box height={1} flexShrink={0} justifyContent="space-between">
      <Text wrap="truncate">
        <Text {...theme.heading}>{title}</Text>
        {text === "" ? "" : <Text {...theme.quiet}>{`  ${text}`}</Text>}
      </Text>
      {right !== "" && (
        <Box flexShrink={0} marginLeft={1}>
          <Text wrap="truncate">{right}</Text>
        </Box>
      )}
    </Box>
  );
}
