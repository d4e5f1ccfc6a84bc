import { type Redactor, redactor } from '../redaction/redactor.ts';
import type { Parsed } from './option.ts';
import { publicWords } from './public-words.ts';

/** What `--redact` asks for; undefined where it was not given. */
export function redactorOf(parsed: Parsed): Redactor | undefined {
  return parsed.has('redact') ? redactor(publicWords()) : undefined;
}
