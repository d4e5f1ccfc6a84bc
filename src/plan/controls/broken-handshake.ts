import type { FindingKind } from '../../model/finding.ts';
import type { Trial } from '../../model/report.ts';

/** A handshake that broke off, in whatever manner. */
export const brokenHandshakes: ReadonlySet<FindingKind> = new Set([
  'handshake-reset',
  'handshake-closure',
  'handshake-silence',
  'handshake-alert',
]);

/** A control starts anew, so it says nothing of a handshake that broke behind a redirect. */
export function brokeAtFirst({ observations }: Trial): boolean {
  return observations.findLast(({ step }) => step === 'handshake')?.hop === undefined;
}

/** The target's own address that an attempt connected to; none behind a proxy. */
export function sameAddress({ observations }: Trial): { readonly address?: string } {
  const connected = observations.find((o) => o.step === 'connect' && o.role === 'target');
  return connected?.step === 'connect' ? { address: connected.address } : {};
}
