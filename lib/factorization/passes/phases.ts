import { DESCENT_PHASES } from "./descent_phases.ts";
import { IMAGE_PHASES } from "./image_phases.ts";
import { MULTIPLICATIVE_PHASES } from "./multiplicative_phases.ts";
import type { Phase } from "./thread_context.ts";

/** Name of a phase. */
export type PhaseName =
  | keyof typeof IMAGE_PHASES
  | keyof typeof DESCENT_PHASES
  | keyof typeof MULTIPLICATIVE_PHASES;

/** All that the threads can do, by name. */
export const PHASES: Record<PhaseName, Phase> = {
  ...IMAGE_PHASES,
  ...DESCENT_PHASES,
  ...MULTIPLICATIVE_PHASES,
};

/** The phases' names in the order of their numbers. */
export const PHASE_NAMES: readonly PhaseName[] = Object.keys(PHASES) as PhaseName[];
