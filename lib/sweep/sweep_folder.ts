import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import * as v from "valibot";
import { Failure } from "../failure.ts";
import type { Model } from "../model/model.ts";
import { encodeModel, type ModelHandle, openModel } from "../model/model_file.ts";
import { writeAtomically } from "../model/write_atomically.ts";
import {
  encodePlan,
  parsePlan,
  resultFile,
  type SweepPlan,
  type SweepTask,
  tasksOf,
} from "./plan.ts";

/** The plan's file in a sweep's folder. */
const PLAN = "plan.json";

/** What a check of one task has found: the share of agreement of halves, or the error of what was left out. */
export interface CheckResult {
  /** The figure. */
  readonly value: number;
  /** That it took. */
  readonly seconds: number;
}

/**
 * Begins a sweep's folder, or goes on with one that has the same plan.
 *
 * @throws {Failure} where another plan is there, or it cannot be written
 */
export async function beginFolder(folder: string, plan: SweepPlan): Promise<void> {
  const there = await Deno.stat(join(folder, PLAN)).then(() => readPlan(folder), () => null);
  if (there && !isDeepStrictEqual(there, plan)) {
    throw new Failure(
      `${folder}: holds a sweep with another plan; name another folder, or delete it`,
    );
  }
  await Deno.mkdir(join(folder, "fits"), { recursive: true });
  await Deno.mkdir(join(folder, "checks"), { recursive: true });
  if (!there) await writeText(join(folder, PLAN), encodePlan(plan));
}

/**
 * The plan of a sweep's folder.
 *
 * @throws {Failure} where there is none, or it cannot be read
 */
export async function readPlan(folder: string): Promise<SweepPlan> {
  const path = join(folder, PLAN);
  const text = await Deno.readTextFile(path).catch(() => {
    throw new Failure(`${folder}: holds no plan of a sweep; make one with sweep plan`);
  });
  try {
    return parsePlan(text);
  } catch (cause) {
    throw new Failure(`${path}: is no plan of a sweep; make one with sweep plan`, 1, { cause });
  }
}

/** The tasks whose results are not there yet. */
export async function tasksLeft(folder: string, plan: SweepPlan): Promise<SweepTask[]> {
  const done = await Promise.all(tasksOf(plan).map((task) => isThere(folder, task)));
  return tasksOf(plan).filter((_, i) => !done[i]);
}

/** Saves the model of a `fit`. */
export async function writeFit(folder: string, task: SweepTask, model: Model): Promise<void> {
  await writeAtomically(join(folder, resultFile(task)), encodeModel(model));
}

/** Saves what a check has found. */
export async function writeCheck(
  folder: string,
  task: SweepTask,
  result: CheckResult,
): Promise<void> {
  await writeText(join(folder, resultFile(task)), JSON.stringify(result));
}

/** Opens the model of a `fit`; the caller closes it. */
export function openFit(folder: string, task: SweepTask): Promise<ModelHandle> {
  return openModel(join(folder, resultFile(task)));
}

const CheckFile = v.object({ value: v.pipe(v.number(), v.finite()), seconds: v.number() });

/**
 * What a check has found.
 *
 * @throws {Failure} where its file is damaged
 */
export async function readCheck(folder: string, task: SweepTask): Promise<CheckResult> {
  const path = join(folder, resultFile(task));
  try {
    return v.parse(CheckFile, JSON.parse(await Deno.readTextFile(path)));
  } catch (cause) {
    throw new Failure(`${path}: cannot be read; delete it and run the sweep again`, 1, { cause });
  }
}

/** Whether a task's result is there. Results are renamed into place whole. */
async function isThere(folder: string, task: SweepTask): Promise<boolean> {
  return await Deno.stat(join(folder, resultFile(task))).then(() => true, () => false);
}

async function writeText(path: string, text: string): Promise<void> {
  await writeAtomically(path, [new TextEncoder().encode(text + "\n")]);
}
