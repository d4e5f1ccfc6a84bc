import { type VerdictName, verdictNames } from '../../../../model/finding/verdict.ts';
import { verdictWords } from '../../../words/verdict/verdict-words.ts';
import { htmlText } from '../html-text.ts';

/**
 * Choices of what rows of a matrix are shown, by the verdicts that occur in it: the styles act on them
 * (`:has()`), without a script. Nothing where there is no choice.
 */
export function verdictFilter(rows: Iterable<ReadonlySet<VerdictName>>): string {
  let all = 0;
  const counts = new Map<VerdictName, number>();
  for (const row of rows) {
    all += 1;
    for (const verdict of row) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  if (counts.size < 2) return '';
  const choices = verdictNames.flatMap((verdict) => {
    const count = counts.get(verdict);
    return count === undefined
      ? []
      : [choice(verdict, `${htmlText(verdictWords[verdict].name)} (${count})`)];
  });
  const every = choice('all', `all (${all})`, ' checked');
  return `<fieldset><legend>Show rows with</legend>${every}${choices.join('')}</fieldset>`;
}

function choice(name: string, html: string, checked = ''): string {
  return `<label><input type="radio" name="show" id="show-${name}"${checked}> ${html}</label>`;
}
