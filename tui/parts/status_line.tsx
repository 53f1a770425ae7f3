import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { bindingsOf, keyLabel, placeOf } from "../keys.ts";
import { count } from "../../lib/sections/numbers.ts";
import { activeModel, type Model, type Prompt } from "../model.ts";
import { rankedCount } from "../selectors.ts";
import { theme } from "../theme.ts";
import { isFitting } from "../updates/training.ts";

function questionOf(model: Model, kind: Prompt["kind"]): string {
  switch (kind) {
    case "goto":
      return "Image number: ";
    case "save":
      return "Save the model as: ";
    case "refit":
      return `How many components (now ${activeModel(model)!.components.shape[0]}): `;
    case "filter":
      return "Keys with the words: ";
  }
}

/** The last line: what is typed, what is asked, what has just happened, or where one is; and the keys that matter. */
export function StatusLine({ model }: { model: Model }): ReactNode {
  const { columns } = model.size;
  if (model.prompt) {
    const { kind, text } = model.prompt;
    const question = questionOf(model, kind);
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
        right="Enter take · Esc leave"
      />
    );
  }
  if (model.confirm) {
    const question = model.confirm === "quit"
      ? "Quit? What was fitted is not saved (W saves)."
      : "Stop fitting? What was learnt is lost.";
    return (
      <Line
        columns={columns}
        left={<Text {...theme.bad}>{question}</Text>}
        right="y yes · n no"
      />
    );
  }
  const hints = hintsOf(model);
  const left = model.notice ? model.notice.text : placeText(model);
  const right = fittingHints(hints, Math.max(30, columns - left.length - 4));
  return (
    <Line
      columns={columns}
      left={model.notice
        ? (
          <Text {...(model.notice.isError ? theme.bad : theme.good)}>
            {model.notice.isError ? "! " : ""}
            {left}
          </Text>
        )
        : left}
      right={right}
    />
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
function placeText(model: Model): string {
  const loaded = activeModel(model);
  if (model.help || !loaded) return "";
  const { components, digits, samples, reconstructions, models } = model;
  switch (model.screen) {
    case "training":
      return "";
    case "components":
      return `component ${components.cursor + 1} of ${loaded.components.shape[0]}`;
    case "digits":
      return `top ${digits.top} of ${loaded.components.shape[0]}`;
    case "samples":
      return `image ${count(samples.index)} of 0-${count(loaded.nSamples - 1)}`;
    case "reconstructions":
      return `${count(reconstructions.cursor + 1)} of ${
        count(rankedCount(loaded, reconstructions.digit))
      }`;
    case "own":
      return `pen ${model.own.isDown ? "down" : "up"} at ${model.own.x + 1}, ${model.own.y + 1}`;
    case "models":
      return `model ${models.cursor + 1} of ${model.loaded.length}`;
  }
}

/** The keys of the place that the table gives a hint for, the most general last. */
function hintsOf(model: Model): string[] {
  return bindingsOf(placeOf(model))
    .filter(({ hint, action }) =>
      hint !== undefined && !(action === "back" && model.screen === "training" && !isFitting(model))
    )
    .map(({ keys, hint }) => {
      // Hints that begin with their keys say all.
      return /^(arrows|up\/down|0-9|\+ -) /.test(hint!)
        ? hint!
        : `${keyLabel(keys.slice(0, 1))} ${hint}`;
    });
}

const MOST_HINTS = 6;

/** As many as fit; those for help and quitting always. */
function fittingHints(hints: readonly string[], room: number): string {
  const always = hints.slice(-2);
  let own = hints.slice(0, -2).slice(0, MOST_HINTS - 2);
  const text = () => [...own, ...always].join(" · ");
  while (own.length > 0 && text().length > room) own = own.slice(0, -1);
  return text();
}

/** The end of what is typed, so that the cursor is in sight. */
function tail(text: string, room: number): string {
  return text.length > room ? `…${text.slice(text.length - room + 1)}` : text;
}
