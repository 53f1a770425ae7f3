import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { confirmText } from "../confirm.ts";
import { fittingHints, hintsOf } from "../hints.ts";
import { questionOf } from "../prompts/update.ts";
import { screenOf } from "../screens/registry.ts";
import { activeModel, type Notice, type State } from "../state.ts";
import { theme } from "../theme.ts";

/** The last line: what is typed, what is asked, what has just happened, or where one is; and the keys that matter. */
export function StatusLine({ state }: { state: State }): ReactNode {
  const { columns } = state.size;
  if (state.prompt) {
    return (
      <Typed
        columns={columns}
        question={questionOf(state, state.prompt)}
        text={state.prompt.text}
        right="Enter accept · Esc leave"
      />
    );
  }
  if (state.picker) {
    return (
      <Typed
        columns={columns}
        question="Find: "
        text={state.picker.text}
        right="Enter choose · Esc leave"
      />
    );
  }
  if (state.confirm) {
    return (
      <Line
        columns={columns}
        left={<Text {...theme.bad}>{confirmText(state.confirm)}</Text>}
        right="y yes · n no"
      />
    );
  }
  const { notice } = state;
  const place = placeText(state);
  const length = (notice?.text ?? place).length;
  return (
    <Line
      columns={columns}
      left={notice ? <NoticeText {...notice} /> : place}
      right={fittingHints(hintsOf(state), Math.max(30, columns - length - 4))}
    />
  );
}

/** A line that is typed, after what is asked. */
function Typed({ columns, question, text, right }: {
  columns: number;
  question: string;
  text: string;
  right: string;
}): ReactNode {
  return (
    <Line
      columns={columns}
      left={
        <>
          <Text {...theme.heading}>{question}</Text>
          {tail(text, columns - question.length - 30)}
          <Text inverse></Text>
        </>
      }
      right={right}
    />
  );
}

function NoticeText({ text, isError }: Notice): ReactNode {
  return (
    <Text {...(isError ? theme.bad : theme.good)}>
      {isError ? "! " : ""}
      {text}
    </Text>
  );
}

function Line({ columns, left, right }: {
  columns: number;
  left: ReactNode;
  right: string;
}): ReactNode {
  return (
    <Box width={columns} height={1} justifyContent="space-between">
      <Box flexShrink={1} overflow="hidden">
        <Text wrap="truncate">{left}</Text>
      </Box>
      <Box flexShrink={0} marginLeft={1}>
        <Text wrap="truncate" {...theme.quiet}>{right}</Text>
      </Box>
    </Box>
  );
}

/** Where one is. */
function placeText(state: State): string {
  const model = activeModel(state);
  if (state.help || !model) return "";
  return screenOf(state.screen).position?.(state, model) ?? "";
}

/** The end of what is typed, so that the cursor is in sight. */
function tail(text: string, room: number): string {
  return text.length > room ? `…${text.slice(text.length - room + 1)}` : text;
}
