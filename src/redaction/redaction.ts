import type { Pseudonyms } from './pseudonyms.ts';
import type { PublicWords } from './public-words.ts';

/** What the parts of a redaction share. */
export interface Redaction {
  readonly names: Pseudonyms;
  readonly known: PublicWords;
}
