import type { ReactNode } from "react";
import { nearestClass } from "../../../lib/analysis/nearest_class.ts";
import type { OpenModel } from "../../open_model.ts";
import type { State } from "../../state.ts";
import { inlineTitle } from "../../groups.ts";
import { NO_PICTURES } from "../../pictures.ts";
import { canvasPicture, drawingOf } from "./pictures.ts";
import { Heading } from "../../parts/heading.tsx";
import { withModel } from "../../parts/with_model.tsx";
import type { View as ScreenView } from "../screen.ts";
import { draw, type DrawState } from "./state.ts";
import { FactorizedImage } from "../../parts/factorized_image.tsx";

/** An image that is drawn by keys or mouse, and factorized while it is drawn. */
export const View: ScreenView = withModel(Draw);

function Draw({ state, model }: { state: State; model: OpenModel }): ReactNode {
  const shown = draw.of(state);
  const drawing = shown.pixels && drawingOf(model, shown.pixels);
  return (
    <>
      <Heading
        columns={state.size.columns}
        title={shown.source === null ? "Draw an image" : pathName(shown.source)}
        text={textOf(model, shown)}
      />
      <FactorizedImage
        state={state}
        model={model}
        caption={shown.source === null ? "drawn" : "as the model sees it"}
        original={canvasPicture(model, shown)}
        pictures={drawing?.pictures ?? NO_PICTURES}
        missing=""
        weights={[...drawing?.weights ?? []]}
      />
    </>
  );
}

function textOf(model: OpenModel, { pixels }: DrawState): string {
  if (!pixels) {
    return "Space sets the brush down · arrows draw · M: the mouse draws · i: a picture file";
  }
  const weights = drawingOf(model, pixels)?.weights ?? [];
  const like = nearestClass(model.classStatistics ?? [], weights);
  if (!like) return "";
  const { statistics: { name }, cosine } = like;
  return `most like ${inlineTitle(model, name)} by its weights · cosine ${cosine.toFixed(2)}`;
}

/** The last part of a path. */
function pathName(path: string): string {
  return path.split(/[\\/]/).at(-1)!;
}
