import { dirname, join, resolve } from "node:path";
import {
  type CommandUnknownOpts,
  InvalidArgumentError,
  type Option,
} from "@commander-js/extra-typings";
import type { SettingInForce } from "../commands/info.ts";
import { Failure } from "../failure.ts";
import { COMMON, FIT } from "./options.ts";
import { READ } from "./read_options.ts";
import { readSettingsFile } from "./settings_file.ts";

/** The name of a settings file. */
export const SETTINGS_FILE = "strokes.json";

/** One setting of a settings file. */
export interface Setting {
  /** As the option would give it. */
  readonly value: unknown;
  /** The file that sets it. */
  readonly file: string;
}

/** Options that a settings file may set, under their long names: `max-iter`, `color`, `images`, ... */
export function settableOptions(): Map<string, Option> {
  const { json: _, noColor: __, ...common } = COMMON;
  const options = [FIT, READ, common].flatMap((options) => Object.values(options)).map((make) =>
    make() as Option
  );
  return new Map(options.map((option) => [settingName(option), option]));
}

/** The name of an option in a settings file: its long flag, `--no-images` as `images`. */
export function settingName(option: Option): string {
  return option.long!.replace(/^--(no-)?/, "");
}

/**
 * Reads the settings files: that beside the data wins over that of the current folder, and this over that in the
 * user's config folder.
 *
 * @param command its first file says where the data are
 * @param env reads an environment variable; XDG_CONFIG_HOME, HOME and (on Windows) APPDATA name the config folder
 * @throws {Failure} where a file is no JSON object, or has an unknown name or a wrong value in it
 */
export async function readSettings(
  command: Arguments,
  env: (name: string) => string | undefined,
): Promise<Map<string, Setting>> {
  const settings = new Map<string, Setting>();
  for (const file of settingsFiles(env, dataFolder(command))) {
    for (const [name, value] of await readFile(file)) settings.set(name, { value, file });
  }
  return settings;
}

/**
 * Gives a command's options the values of the settings files, except where the command line has set them.
 *
 * @throws {Failure} as {@linkcode readSettings}
 */
export async function applySettings(
  command: CommandUnknownOpts,
  env: (name: string) => string | undefined,
): Promise<void> {
  const settings = await readSettings(command, env);
  for (const option of command.options) {
    const setting = settings.get(settingName(option));
    const name = option.attributeName();
    const source = command.getOptionValueSource(name);
    if (setting === undefined || (source !== undefined && source !== "default")) continue;
    command.setOptionValueWithSource(name, setting.value, "config");
  }
}

/** Every option that a settings file may set, as it is in force for a command whose settings are applied. */
export async function settingsInForce(
  command: Arguments & {
    getOptionValue(name: string): unknown;
    getOptionValueSource(name: string): string | undefined;
  },
  env: (name: string) => string | undefined,
): Promise<SettingInForce[]> {
  const settings = await readSettings(command, env);
  return [...settableOptions()].map(([name, option]) => {
    const source = command.getOptionValueSource(option.attributeName());
    return {
      name,
      value: command.getOptionValue(option.attributeName()) ?? null,
      from: source === "cli"
        ? "command line"
        : source === "config"
        ? settings.get(name)!.file
        : "default",
    };
  });
}

/** What of a command tells where its data are. */
interface Arguments {
  readonly args: readonly string[];
  readonly registeredArguments: CommandUnknownOpts["registeredArguments"];
}

/** The folder of the first file that a command names; null where it names none, or one in the current folder. */
function dataFolder({ args: [first], registeredArguments }: Arguments): string | null {
  const takesFiles = registeredArguments.some(({ argChoices }) => argChoices === undefined);
  if (!takesFiles || first === undefined || first === "-") return null;
  const folder = dirname(first);
  return resolve(folder) === resolve(".") ? null : folder;
}

/** Where settings are looked for; later files win. */
function settingsFiles(
  env: (name: string) => string | undefined,
  dataFolder: string | null,
): string[] {
  const home = env("HOME");
  const config = env("XDG_CONFIG_HOME") || env("APPDATA") || (home && join(home, ".config"));
  return [
    ...(config ? [join(config, "strokes", SETTINGS_FILE)] : []),
    SETTINGS_FILE,
    ...(dataFolder === null ? [] : [join(dataFolder, SETTINGS_FILE)]),
  ];
}

async function readFile(file: string): Promise<[name: string, value: unknown][]> {
  const options = settableOptions();
  return (await readSettingsFile(file)).map(({ name, value, where }) => {
    const option = options.get(name);
    if (option === undefined) {
      throw new Failure(
        `${where}: no setting is called "${name}"; there are: ${[...options.keys()].join(", ")}`,
      );
    }
    return [name, check(option, value, `${where}: "${name}"`)];
  });
}

/** Settings are checked by the options' own rules. */
function check(option: Option, value: unknown, where: string): unknown {
  if (!option.required && !option.optional) {
    if (typeof value === "boolean") return value;
    throw new Failure(`${where} is ${JSON.stringify(value)}; it takes true or false`);
  }
  if (typeof value !== "string" && typeof value !== "number") {
    throw new Failure(`${where} is ${JSON.stringify(value)}; it takes a number or a text`);
  }
  try {
    return option.parseArg ? option.parseArg(String(value), undefined) : String(value);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    throw new Failure(`${where} is ${JSON.stringify(value)}. ${error.message}`);
  }
}
