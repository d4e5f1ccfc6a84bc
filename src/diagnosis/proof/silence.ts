import type { FindingKind } from '../../model/finding.ts';
import type { Judged } from '../judged.ts';
import type { Draft } from '../rule.ts';
import { tryOf } from './own-tries.ts';

/** What is told by another name or hello at the same place compares like with like. */
const compared: readonly FindingKind[] = ['sni-filter', 'tls-intolerance'];

/**
 * Whether all that is known of a failure is that nothing came within the deadline after the
 * connection, or from a name server. Each try waits as long as the one before: what is slow fails
 * every time, and a quicker way beside it passes.
 */
export function isSilence(draft: Draft, judged: Judged): boolean {
  const { end } = tryOf(draft, judged).seen;
  if (end === undefined || compared.includes(draft.kind)) return false;
  return end.failure.code === 'timeout' && end.step !== 'connect';
}
