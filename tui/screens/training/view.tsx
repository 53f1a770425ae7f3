import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { bar } from "../../../lib/render/text/bar.ts";
import { amount, byteSize, count, counted, duration } from "../../../lib/sections/numbers.ts";
import { type Area, bodyArea, type Grid } from "../../layout.ts";
import { rangeText } from "../../range_text.ts";
import { FACT_LINES, trainingLayout } from "./layout.ts";
import { training as slice } from "./state.ts";
import { fittingParts } from "../../fitting_parts.ts";
import type { State } from "../../state.ts";
import { fractionDone, type Training as TrainingState } from "../../training.ts";
import type { View as ScreenView } from "../screen.ts";
import { ErrorCurve } from "./error_curve.tsx";
import { PictureGrid } from "../../parts/grid.tsx";
import { Heading } from "../../parts/heading.tsx";
import { formingPicture } from "../../pictures.ts";
import { theme } from "../../theme.ts";

/** Loading and fitting as they go: how far, how well, how long still; the components as they form. */
export const View: ScreenView = ({ state }): ReactNode =>
  state.training && <Training state={state} training={state.training} />;

function Training({ state, training }: {
  state: State;
  training: TrainingState;
}): ReactNode {
  const { columns } = bodyArea(state);
  const { parameters, components } = training;
  const { curve, gallery, grid } = trainingLayout(state);
  const k = parameters.nComponents;
  const first = grid ? slice.of(state).scroll * grid.across : 0;
  const range = grid && rangeText(first, grid.across * grid.down, k);
  const solver = `${parameters.init}, ${parameters.solver}, tol ${parameters.tol}`;
  return (
    <>
      <Heading columns={columns} title={titleOf(training)} text={`k = ${k} · ${solver}`} />
      <Box flexDirection="column" height={FACT_LINES} flexShrink={0}>
        <Facts training={training} unicode={state.unicode} columns={columns} />
      </Box>
      <ErrorCurve errors={training.errors} area={curve} unicode={state.unicode} />
      <Box height={1} flexShrink={0}>
        {components && (
          <Text wrap="truncate" {...theme.quiet}>
            {`components after pass ${components.pass}${range && ` · ${range}`}`}
          </Text>
        )}
      </Box>
      {grid && <Forming training={training} first={first} grid={grid} area={gallery} />}
    </>
  );
}

function titleOf({ stage, progress }: TrainingState): string {
  switch (stage) {
    case "loading":
      return "Loading";
    case "fitting":
      return progress?.phase === "transform"
        ? "Transforming"
        : progress?.phase === "init"
        ? "Starting"
        : "Fitting";
    case "saving":
      return "Saving";
    case "done":
      return "Fitted";
    case "failed":
      return "Failed";
    case "cancelled":
      return "Stopped";
  }
}

function Facts({ training, unicode, columns }: {
  training: TrainingState;
  unicode: boolean;
  columns: number;
}): ReactNode {
  const { loading, progress, failure, parameters } = training;
  const lines: string[] = [];
  if (failure !== null) return <Text {...theme.bad} wrap="wrap">{failure}</Text>;
  const width = Math.max(10, Math.min(40, columns - 50));
  if (loading) {
    const { rows, bytes, totalBytes, seconds } = loading;
    const fraction = training.stage !== "loading" ? 1 : totalBytes ? bytes / totalBytes : 0;
    const speed = seconds > 0 ? ` · ${byteSize(Math.round(bytes / seconds))}/s` : "";
    lines.push(`load  ${bar(fraction, width, unicode)} ${counted(rows, "image")}${speed}`);
  } else if (training.nSamples > 0) {
    lines.push(`data  ${counted(training.nSamples, "image")}`);
  }
  if (progress) {
    const { phase, pass, iteration, error, violation, seconds, secondsLeft, steps } = progress;
    const left = Number.isFinite(secondsLeft) && training.stage === "fitting"
      ? ` · some ${duration(secondsLeft)} left`
      : "";
    lines.push(
      phase === "init" && steps
        ? `init  ${bar(steps.done / steps.total, width, unicode)} ` +
          `step ${steps.done + 1} of ${steps.total} · ${duration(seconds)}`
        : `fit   ${bar(fractionDone(training), width, unicode)} pass ${count(pass)} · ${
          duration(seconds)
        }${left}`,
    );
    lines.push(
      Number.isFinite(error)
        ? fittingParts([
          `error ${amount(error)}`,
          `iteration ${count(iteration)} of at most ${count(parameters.maxIter)}`,
          violation > 0 ? `violation ${violation.toExponential(1)}` : "",
        ], columns)
        : "",
    );
  }
  return lines.map((line, i) => <Text key={i} wrap="truncate">{line || " "}</Text>);
}

function Forming({ training: { components, format, parameters }, first, grid, area }: {
  training: TrainingState;
  /** The first component in sight. */
  first: number;
  grid: Grid;
  area: Area;
}): ReactNode {
  const count = Math.min(parameters.nComponents - first, grid.across * grid.down);
  const items = Array.from({ length: count }, (_, i) => first + i).map((component) => ({
    key: String(component),
    ...(grid.item.rows > grid.picture.rows && { caption: String(component + 1) }),
    pictures: [formingPicture(components!, format!, component)],
  }));
  return <PictureGrid grid={grid} items={items} area={area} />;
}
