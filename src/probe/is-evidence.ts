import type { HandshakeObservation } from '../model/audit/observation.ts';

/**
 * Whether a report keeps the head and the page of an answer: where no chain vouches for it, where
 * another status was due, and where a root of this machine's own signed and the answer is no plain
 * success, since a device that signs for the service may refuse in its place.
 */
export function isEvidence(
  status: number,
  {
    shown,
    expected,
  }: {
    /** The handshake with the target; absent where there was none. */
    readonly shown?: Pick<HandshakeObservation, 'failure' | 'anchor'>;
    readonly expected?: number;
  },
): boolean {
  if (shown === undefined || shown.failure !== null) return true;
  const isOwnRoot = shown.anchor === 'added' || shown.anchor === 'system';
  return (isOwnRoot && status >= 300) || (expected !== undefined && status !== expected);
}
