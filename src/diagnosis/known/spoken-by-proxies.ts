import type { Observation } from '../../model/audit/observation.ts';
import type { ProxyServer } from '../../model/route/route.ts';
import { proxyLabel } from '../facts.ts';
import { completed, type TrialReading } from '../trial/trial-reading.ts';

type Kind = ProxyServer['kind'];

/** Under which schemes each proxy answered in this audit, each with the observation that shows it. */
export type SpokenByProxies = ReadonlyMap<string, ReadonlyMap<Kind, string>>;

/** What each proxy was seen to speak, under whichever scheme it was asked. */
export function learnSpoken(all: readonly TrialReading[]): SpokenByProxies {
  const spoken = new Map<string, Map<Kind, string>>();
  for (const { attempt, steps } of all) {
    for (const step of steps) {
      const kind = kindIn(step);
      const label = proxyLabel(step.step === 'tunnel' ? step.proxy : attempt.proxy);
      if (kind === undefined || label === undefined) continue;
      const known = spoken.get(label) ?? new Map<Kind, string>();
      spoken.set(label, known);
      if (!known.has(kind)) known.set(kind, step.id);
    }
  }
  return spoken;
}

// An HTTP proxy behind TLS shows itself by its handshake; the others by an answer of their protocol.
function kindIn(step: Observation): Kind | undefined {
  if (step.step === 'handshake') {
    return step.role === 'proxy' && completed(step) ? 'https' : undefined;
  }
  if (step.step !== 'tunnel' || step.proxy.kind === 'https') return undefined;
  const answered = step.status ?? step.socksReply ?? step.socksMethod;
  return answered === undefined ? undefined : step.proxy.kind;
}
