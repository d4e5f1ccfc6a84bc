import type { Observation } from '../model/observation.ts';
import { proxyLabel } from './facts.ts';
import { completed, type Seen } from './seen.ts';

/** What a proxy spoke in this audit, by the kinds of routes, each with the observation that shows it. */
export type SpokenByProxies = ReadonlyMap<string, ReadonlyMap<'http' | 'https', string>>;

/** Which of http and https each proxy was seen to speak, under whichever scheme it was asked. */
export function learnSpoken(all: readonly Seen[]): SpokenByProxies {
  const spoken = new Map<string, Map<'http' | 'https', string>>();
  for (const { attempt, steps } of all) {
    for (const step of steps) {
      const kind = kindIn(step);
      const label = proxyLabel(step.step === 'tunnel' ? step.proxy : attempt.proxy);
      if (kind === undefined || label === undefined) continue;
      const known = spoken.get(label) ?? new Map();
      spoken.set(label, known);
      if (!known.has(kind)) known.set(kind, step.id);
    }
  }
  return spoken;
}

function kindIn(step: Observation): 'http' | 'https' | undefined {
  if (step.step === 'handshake') {
    return step.role === 'proxy' && completed(step) ? 'https' : undefined;
  }
  const answered = step.step === 'tunnel' && step.status !== undefined;
  return answered && step.proxy.kind === 'http' ? 'http' : undefined;
}
