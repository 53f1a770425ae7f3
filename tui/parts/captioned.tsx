import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { pictureCells } from "../../lib/render/pictures/picture.ts";
import { CAPTION_COLUMNS } from "../layout.ts";
import type { OpenModel } from "../open_model.ts";
import type { NamedPicture } from "../named_picture.ts";
import { theme } from "../theme.ts";
import { NoPicture, PictureView } from "./picture.tsx";

/** A picture of a model's image size under a caption, or the room of one that is not there. */
export function Captioned({ model, caption, zoom, picture, missing = "" }: {
  model: OpenModel;
  caption: string;
  zoom: number;
  picture: NamedPicture | null;
  missing?: string;
}): ReactNode {
  const [height, width] = model.shape;
  const cells = pictureCells({ width, height }, zoom);
  return (
    <Box flexDirection="column" width={Math.max(CAPTION_COLUMNS, cells.columns)} flexShrink={0}>
      <Text wrap="truncate" {...theme.quiet}>{caption}</Text>
      {picture ? <PictureView of={picture} zoom={zoom} /> : <NoPicture {...cells} text={missing} />}
    </Box>
  );
}
