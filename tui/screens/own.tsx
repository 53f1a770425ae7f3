import type { ReactNode } from "react";
import type { Loaded, Model } from "../model.ts";
import { canvasPicture, mostLike, ownPictures, ownWeights } from "../own_pictures.ts";
import { Heading } from "../parts/heading.tsx";
import { TakenApart } from "../parts/taken_apart.tsx";

/** A digit of one's own: drawn by keys or mouse, and taken apart while it is drawn. */
export function Own({ model, loaded }: { model: Model; loaded: Loaded }): ReactNode {
  const { own } = model;
  const [, rebuilt = null, difference = null] = own.pixels ? ownPictures(loaded, own.pixels) : [];
  const weights = own.pixels ? ownWeights(loaded, own.pixels) : new Float64Array();
  const like = mostLike(loaded, weights);
  return (
    <>
      <Heading
        columns={model.size.columns}
        title="Your own digit"
        text={!own.pixels
          ? "Space sets the pen down · arrows draw · or M: the mouse draws"
          : like
          ? `most like a ${like.digit} by its weights · cosine ${like.cosine.toFixed(2)}`
          : ""}
      />
      <TakenApart
        model={model}
        loaded={loaded}
        original={{ caption: "drawn", picture: canvasPicture(loaded, own) }}
        rebuilt={{ picture: rebuilt }}
        difference={{ picture: difference }}
        weights={[...weights]}
      />
    </>
  );
}
