import type { Observation } from '../model/audit/observation.ts';
import type { Trial } from '../model/audit/report.ts';
import type { ProxyServer } from '../model/route/route.ts';

/** The route, and where a PAC file decides, what it decided. */
export function wayOf(trial: Trial): string {
  const proxy = proxyOf(trial);
  return `${trial.attempt.route} ${proxy ? `${proxy.kind} ${proxy.host}:${proxy.port}` : 'direct'}`;
}

/** The proxy that an attempt went through, or was to go through; undefined where it went direct. */
function proxyOf({ attempt, observations }: Trial): ProxyServer | undefined {
  if (!attempt.select) return attempt.proxy;
  const last = observations.findLast((one) => one.entry !== undefined);
  const chosen = observations.findLast((one) => one.step === 'select');
  const way = chosen?.step === 'select' ? chosen.entries[(last?.entry ?? 1) - 1] : undefined;
  if (way !== undefined) return way.kind === 'direct' ? undefined : way;
  return observations.map(named).findLast((proxy) => proxy !== undefined);
}

function named(step: Observation): ProxyServer | undefined {
  return step.step === 'tunnel' || step.step === 'exchange' ? step.proxy : undefined;
}
