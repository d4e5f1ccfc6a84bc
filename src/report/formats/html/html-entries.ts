import {
  type Entries,
  type Entry,
  type Field,
  type FieldName,
  firstOf,
} from '../../blocks/block.ts';
import { figure, named, say, type Text } from '../../text/say.ts';
import type { SeenStep } from '../../view/findings/seen-step.ts';
import { element, rest } from './html-element.ts';
import { htmlDefinitions, htmlSeveral } from './html-list.ts';
import { htmlText } from './html-text.ts';

const maxEntries = 500;
const maxSteps = 8;
/** Characters of the page that all the evidence may take. */
const room = 600_000;

const labels: Readonly<Record<FieldName, Text>> = {
  seen: say`Seen`,
  over: say`Over`,
  by: say`By`,
  'or-else': say`Or else`,
  lost: say`What is lost`,
  advice: say`What to do`,
  alone: say`Try alone`,
  targets: say`Targets`,
  evidence: say`Evidence`,
};

/** Causes below their headings, each with what it rests on in a fold. */
export function htmlEntries({ sections }: Entries, anchor: () => string): string {
  let number = 0;
  let used = 0;
  const made = sections.map(({ title, entries }) => {
    const articles = firstOf(entries, maxEntries - number).map((entry) => {
      number += 1;
      const proof = used < room ? proofOf(entry) : '';
      used += proof.length;
      return articleOf(entry, { number, proof });
    });
    const heading = `<h2 id="${anchor()}">${htmlText(title)}</h2>`;
    return element('section', `${heading}${articles.join('')}`);
  });
  const count = sections.reduce((sum, { entries }) => sum + entries.length, 0);
  return `${made.join('')}${rest(count - number, 'cause')}`;
}

function articleOf(
  { title, findingKind, fields }: Entry,
  { number, proof }: { readonly number: number; readonly proof: string },
): string {
  const facts = fields
    // The steps themselves say more than their ids.
    .filter(({ name }) => name !== 'evidence' || proof === '')
    .map((field) => [labels[field.name], fieldOf(field)] as const);
  const kind = [say`Kind`, `<code>${findingKind}</code>`] as const;
  const heading = element('h3', htmlText(say`${number}. ${title}`));
  return element('article', `${heading}${htmlDefinitions([...facts, kind])}${proof}`);
}

function fieldOf(field: Field): string {
  return 'text' in field ? htmlText(field.text) : htmlSeveral(field.items);
}

function proofOf({ proof }: Entry): string {
  if (proof === undefined) return '';
  const steps = firstOf(proof, maxSteps).filter((step) => step !== undefined);
  if (steps.length === 0) return '';
  const left = proof.length - maxSteps;
  const summary = `Evidence: ${proof.length} step${proof.length === 1 ? '' : 's'}`;
  const told = new Set<string>();
  const items = steps.map((step) => element('li', stepOf(step, told)));
  return `<details><summary>${summary}</summary>${element('ol', items.join(''))}${rest(left, 'proof')}</details>`;
}

function stepOf({ id, name, ms, failure, facts, bytes }: SeenStep, told: Set<string>): string {
  const head = say`${named(id)} ${name}, ${figure(ms, 1)} ms`;
  const failed = failure.length > 0 ? `<span class="blocked">: ${htmlText(failure)}</span>` : '';
  const known = htmlDefinitions(facts.map(({ label, value }) => [label, htmlText(value)]));
  const came = bytes.length > 0 ? element('pre', bytes.map(htmlText).join('\n')) : '';
  const isTold = told.has(came);
  told.add(came);
  const seen = came !== '' && isTold ? element('p', 'The same bytes as above.') : came;
  return `<p>${htmlText(head)}${failed}</p>${known}${seen}`;
}
