import type { Observation, ResolveObservation } from '../../model/audit/observation.ts';
import type { TrialReading } from '../trial/trial-reading.ts';

/**
 * Names of which one address came as a first answer here and as a second one there: they are of one
 * set, of which each answer holds a part, and a query that was doubled brought two of them.
 */
export function turningNames(all: readonly TrialReading[]): ReadonlySet<string> {
  const later = new Map<string, Set<string>>();
  for (const { doubled } of all) {
    if (doubled?.laterAnswer === undefined) continue;
    const known = later.get(doubled.name) ?? new Set();
    later.set(doubled.name, known);
    for (const address of doubled.laterAnswer.addresses) known.add(address);
  }
  if (later.size === 0) return new Set();
  const lookUps = all.flatMap(({ steps, doubled }) => [
    ...steps.filter(isLookUp),
    ...(doubled ? [doubled] : []),
  ]);
  const turning = lookUps.filter(({ name, addresses }) =>
    addresses.some(({ address }) => later.get(name)?.has(address)),
  );
  return new Set(turning.map(({ name }) => name));
}

function isLookUp(step: Observation): step is ResolveObservation {
  return step.step === 'resolve' && step.role === 'target' && step.by === 'dns';
}
