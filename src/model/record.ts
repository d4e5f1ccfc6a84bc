import type { Attempt } from './attempt.ts';
import type { Certificate, Observation } from './observation.ts';
import type { AuditHead } from './report.ts';

/**
 * One line of a saved audit (`--save`). The head comes first; an attempt before its observations;
 * a certificate before the first observation that names it; `finished` when an attempt came to its
 * end; `end` last, and absent where the audit was killed.
 */
export type RecordLine =
  | { readonly type: 'head'; readonly head: AuditHead }
  | { readonly type: 'attempt'; readonly attempt: Attempt }
  | { readonly type: 'certificate'; readonly certificate: Certificate }
  | { readonly type: 'observation'; readonly observation: Observation }
  | { readonly type: 'finished'; readonly attempt: string }
  | { readonly type: 'end'; readonly finishedAt: string };
