import type { Attempt } from '../model/audit/attempt.ts';
import type { Target } from '../model/target/target.ts';

/** A place that a certificate names, as a target of the attempt that saw the certificate. */
export function placeTarget(url: URL, { target }: Pick<Attempt, 'target'>): Target {
  return {
    id: target,
    url: url.href,
    host: url.hostname,
    port: Number(url.port) || 80,
    service: '',
    region: '-',
    required: false,
    reasons: [],
  };
}
