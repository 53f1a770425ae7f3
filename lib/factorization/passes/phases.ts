import { DESCENT_PHASES } from "./descent_phases.ts";
import { IMAGE_PHASES } from "./image_phases.ts";
import { MULTIPLICATIVE_PHASES } from "./multiplicative_phases.ts";
import { PAIR_PHASES } from "./pair_phases.ts";

/** All that the threads can do, by name. */
export const PHASES = {
  ...IMAGE_PHASES,
  ...DESCENT_PHASES,
  ...MULTIPLICATIVE_PHASES,
  ...PAIR_PHASES,
};

/** Name of a phase. */
export type PhaseName = keyof typeof PHASES;

/** The phases' names in the order of their numbers. */
export const PHASE_NAMES: readonly PhaseName[] = Object.keys(PHASES) as PhaseName[];
