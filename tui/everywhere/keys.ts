import type { Binding } from "../binding.ts";
import { askHowMany, askWhereToSave, askWhichImage } from "../prompts/ask.ts";
import { openPicker } from "../picker/open.ts";
import { VIEW_KEYS } from "../screens/classes/view_keys.ts";
import { SCREENS } from "../screens/registry.ts";
import { goBack, goBeside, goToKey, showModel } from "./go.ts";
import {
  changeColors,
  copy,
  exportContents,
  interrupt,
  quit,
  toggleHelp,
  toggleMouse,
} from "./tools.ts";

/** Keys that hold on every screen. */
// deno-fmt-ignore: a table
export const EVERYWHERE: readonly Binding[] = [
  { keys: ["tab", "]"], press: (state) => goBeside(state, 1), help: "next screen" },
  { keys: ["shift+tab", "["], press: (state) => goBeside(state, -1), help: "previous screen" },
  { keys: SCREENS.map(({ key }) => key), press: goToKey, perKey: true, help: `to the screen: ${SCREENS.map(({ name }) => name).join(", ")}` },
  ...VIEW_KEYS,
  { keys: ["g"], press: askWhichImage, help: "go to an image by its number" },
  { keys: [":", "ctrl+p"], press: (state) => openPicker(state, "command"), help: "all commands, by typing some of their letters" },
  { keys: ["."], press: (state) => showModel(state, 1), help: "next model, if there are several" },
  { keys: [","], press: (state) => showModel(state, -1), help: "previous model" },
  { keys: ["p"], press: changeColors, help: "colours of the pictures: grey, inverted, viridis, magma" },
  { keys: ["y"], press: copy, help: "copy the numbers shown to the clipboard (OSC 52)" },
  { keys: ["e"], press: exportContents, help: "export what is shown: PNG of the pictures, CSV of the numbers" },
  { keys: ["W"], press: askWhereToSave, help: "save the model as a file" },
  { keys: ["K"], press: askHowMany, help: "fit the same images again with another number of components" },
  { keys: ["M"], press: toggleMouse, help: "mouse on (wheel, click) or off (the terminal's own selection)" },
  { keys: ["ctrl+l"], press: (state) => [state, [{ type: "redraw" }]], help: "draw the screen anew" },
  { keys: ["ctrl+z"], press: (state) => [state, [{ type: "suspend" }]], help: "to the shell; fg comes back" },
  { keys: ["esc"], press: goBack, help: "back; never quits" },
  { keys: ["?"], press: toggleHelp, help: "all keys", hint: "all keys" },
  { keys: ["q"], press: quit, help: "quit; asks if work would be lost", hint: "quit" },
  { keys: ["ctrl+c"], press: interrupt, help: "quit at once" },
];
