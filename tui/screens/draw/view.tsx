import type { ReactNode } from "react";
import { nearestClass } from "../../../lib/analysis/nearest_class.ts";
import type { OpenModel } from "../../open_model.ts";
import type { State } from "../../state.ts";
import { canvasPicture, drawnPictures, drawnWeights } from "./pictures.ts";
import { Heading } from "../../parts/heading.tsx";
import { withModel } from "../../parts/with_model.tsx";
import type { View as ScreenView } from "../screen.ts";
import { draw } from "./state.ts";
import { FactorizedImage } from "../../parts/factorized_image.tsx";

/** An image that is drawn by keys or mouse, and factorized while it is drawn. */
export const View: ScreenView = withModel(Draw);

function Draw({ state, model }: { state: State; model: OpenModel }): ReactNode {
  const drawing = draw.of(state);
  const [, reconstructed = null, difference = null] = drawing.pixels
    ? drawnPictures(model, drawing.pixels)
    : [];
  const weights = drawing.pixels ? drawnWeights(model, drawing.pixels) : new Float64Array();
  const like = nearestClass(model.classStatistics ?? [], weights);
  return (
    <>
      <Heading
        columns={state.size.columns}
        title="Draw an image"
        text={!drawing.pixels
          ? "Space sets the brush down · arrows draw · or M: the mouse draws"
          : like
          ? `most like a ${like.statistics.name} by its weights · cosine ${like.cosine.toFixed(2)}`
          : ""}
      />
      <FactorizedImage
        state={state}
        model={model}
        original={{ caption: "drawn", picture: canvasPicture(model, drawing) }}
        reconstructed={{ picture: reconstructed }}
        difference={{ picture: difference }}
        weights={[...weights]}
      />
    </>
  );
}
