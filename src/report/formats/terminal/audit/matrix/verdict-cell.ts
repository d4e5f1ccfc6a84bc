import type { VerdictName } from '../../../../../model/finding/verdict.ts';
import type { Paint, Style } from '../../../../text/paint.ts';
import { plainText } from '../../../../text/say.ts';
import { verdictWords } from '../../../../words/verdict/verdict-words.ts';

const missing = '-';

/** The word of a verdict, painted by how grave it is; a dash where there is none. */
export function verdictCell(verdict: VerdictName | undefined, paint: Paint): string {
  return verdict === undefined ? missing : paint(styles[verdict], verdictWord(verdict));
}

// A table has as many cells as verdicts: each word is put together once.
const words = new Map<VerdictName, string>();

/** The same without colour. */
export function verdictWord(verdict: VerdictName | undefined): string {
  if (verdict === undefined) return missing;
  const known = words.get(verdict) ?? plainText(verdictWords[verdict].word);
  words.set(verdict, known);
  return known;
}

const styles: Readonly<Record<VerdictName, Style>> = {
  reachable: 'good',
  degraded: 'warn',
  blocked: 'bad',
  down: 'bad',
  inconclusive: 'warn',
  'not-applicable': 'dim',
  'not-run': 'dim',
};
