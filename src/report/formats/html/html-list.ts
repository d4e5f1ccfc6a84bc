import { firstOf, type Items, type List, type Sentences } from '../../blocks/block.ts';
import type { Text } from '../../text/say.ts';
import { element, linked, rest } from './html-element.ts';
import { htmlText } from './html-text.ts';

const maxItems = 200;
/** A cell with more shows half of them, so that one row is no screen of names. */
const maxShown = 12;

/** An item a line. */
export function htmlList({ items: all, isNumbered }: List): string {
  const made = firstOf(all, maxItems).map((item) => element('li', htmlSentences(item)));
  const list = element(isNumbered ? 'ol' : 'ul', made.join(''));
  return `${list}${rest(all.length - made.length, 'item')}`;
}

/** Sentences, what leads them in bold. */
export function htmlSentences({ lead, text }: Sentences): string {
  return `${lead ? element('strong', htmlText(lead)) : ''}${htmlText(text)}`;
}

interface Several {
  /** Where each leads to on the page, if it does. */
  readonly places?: readonly (string | undefined)[];
  readonly write?: (text: Text) => string;
  /** What is beyond a dozen unfolds. */
  readonly isFolded?: boolean;
}

/** Several texts behind each other. */
export function htmlSeveral(
  texts: Items<Text>,
  { places = [], write = htmlText, isFolded = false }: Several = {},
): string {
  const shown = firstOf(texts, maxItems).map((text, at) => linked(write(text), places[at]));
  const left = texts.length - shown.length;
  const more = left > 0 ? ` and ${left} more` : '';
  if (!isFolded || shown.length <= maxShown) return `${shown.join(', ')}${more}`;
  const [first, rest] = [shown.slice(0, maxShown / 2), shown.slice(maxShown / 2)];
  const summary = element('summary', `and ${texts.length - first.length} more`);
  return `${first.join(', ')} ${element('details', `${summary}${rest.join(', ')}${more}`)}`;
}

/** What is HTML already, each behind its label. */
export function htmlDefinitions(facts: readonly (readonly [label: Text, html: string])[]): string {
  const made = facts.map(
    ([label, html]) => `${element('dt', htmlText(label))}${element('dd', html)}`,
  );
  return element('dl', made.join(''));
}
