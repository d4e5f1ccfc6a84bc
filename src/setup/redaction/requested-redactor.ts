import { type Redactor, redactor } from '../../redaction/redactor.ts';
import type { OutcomeRequest } from '../request/audit-request.ts';
import { publicWords } from './public-words.ts';

/** What a request to redact asks for; undefined where there is none. */
export function requestedRedactor({ redact }: OutcomeRequest): Redactor | undefined {
  return redact ? redactor(publicWords()) : undefined;
}
