import type { Step } from "../messages.ts";
import { activeModel, type Model, type Prompt } from "../model.ts";
import { refit } from "./training.ts";

/** A key while a line is typed: Enter takes it, Esc leaves it, the rest edits it. */
export function updatePrompt(model: Model, prompt: Prompt, key: string): Step {
  if (key === "esc") return [leave(model, prompt), []];
  if (key === "enter") return take({ ...model, prompt: null }, prompt);
  const typed = edited(prompt, key);
  if (prompt.kind === "filter") {
    return [{ ...model, prompt: typed, help: { filter: typed.text, scroll: 0 } }, []];
  }
  return [{ ...model, prompt: typed }, []];
}

function edited(prompt: Prompt, key: string): Prompt {
  if (key === "backspace" || key === "ctrl+h") return { ...prompt, text: prompt.text.slice(0, -1) };
  if (key === "ctrl+u") return { ...prompt, text: "" };
  const character = key === "space" ? " " : key;
  if ([...character].length !== 1) return prompt;
  const isNumber = prompt.kind === "goto" || prompt.kind === "refit";
  if (isNumber && !/[0-9]/.test(character)) return prompt;
  return prompt.text.length < 200 ? { ...prompt, text: prompt.text + character } : prompt;
}

function leave(model: Model, prompt: Prompt): Model {
  return prompt.kind === "filter"
    ? { ...model, prompt: null, help: { filter: "", scroll: 0 } }
    : { ...model, prompt: null };
}

function take(model: Model, { kind, text }: Prompt): Step {
  const tell = (text: string): Step => [{ ...model, notice: { text, isError: true } }, []];
  const loaded = activeModel(model);
  switch (kind) {
    case "filter":
      return [model, []];
    case "goto": {
      if (text === "") return [model, []];
      if (!loaded) return tell("There is no model yet");
      const index = Number(text);
      if (index >= loaded.nSamples) {
        return tell(`There are images 0 to ${loaded.nSamples - 1}; no ${text}`);
      }
      const history = model.screen === "samples" ? model.history : [...model.history, model.screen];
      return [{ ...model, screen: "samples", history, samples: { index } }, []];
    }
    case "save":
      if (text.trim() === "" || !loaded) return [model, []];
      return [
        { ...model, notice: { text: `Saving ${text.trim()} ...`, isError: false } },
        [{ type: "save", loaded, path: text.trim() }],
      ];
    case "refit": {
      const k = text === "" ? loaded?.components.shape[0] ?? 0 : Number(text);
      const most = Math.min(loaded?.nSamples ?? 0, loaded?.components.shape[1] ?? 0);
      if (!(k >= 1 && k <= most)) {
        return tell(`The number of components must be 1 to ${most}; got ${text}`);
      }
      return refit(model, k);
    }
  }
}
