import { DESCENT_PHASES } from "./descent_phases.ts";
import { IMAGE_PHASES } from "./image_phases.ts";
import { MULTIPLICATIVE_PHASES } from "./multiplicative_phases.ts";
import type { FieldValues } from "./phase.ts";

/** All that the threads can do, by name. */
export const PHASES: typeof IMAGE_PHASES & typeof DESCENT_PHASES & typeof MULTIPLICATIVE_PHASES = {
  ...IMAGE_PHASES,
  ...DESCENT_PHASES,
  ...MULTIPLICATIVE_PHASES,
};

/** Name of a phase. */
export type PhaseName = keyof typeof PHASES;

/** What a phase has to be told. */
export type PhaseFields<Name extends PhaseName> = FieldValues<typeof PHASES[Name]["fields"]>;

/** The phases' names in the order of their numbers. */
export const PHASE_NAMES: readonly PhaseName[] = Object.keys(PHASES) as PhaseName[];
