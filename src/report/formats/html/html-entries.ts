import {
  type Again,
  type Entries,
  type Entry,
  type Field,
  type FieldName,
  firstOf,
} from '../../blocks/block.ts';
import { figure, named, say, type Text } from '../../text/say.ts';
import type { SeenStep } from '../../view/findings/seen-step.ts';
import { htmlCode } from './html-code.ts';
import { element, rest } from './html-element.ts';
import { htmlDefinitions, htmlSeveral } from './html-list.ts';
import { htmlText } from './html-text.ts';

/** Causes of a page; what is beyond them is counted. */
export const maxEntries = 500;
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

/** How a page calls its parts. */
export interface Anchors {
  /** The id of the next section. */
  readonly anchor: () => string;
  /** Where the steps of a target are, by its id. With it a cause has an id of its own, `c1`, `c2`, …. */
  readonly stepsOf?: ((target: string) => string | undefined) | undefined;
}

/** Causes below their headings, each with what it rests on in a fold. */
export function htmlEntries({ sections }: Entries, { anchor, stepsOf }: Anchors): string {
  let number = 0;
  let used = 0;
  const made = sections.map(({ title, entries }) => {
    const articles = firstOf(entries, maxEntries - number).map((entry) => {
      number += 1;
      const [again, proof] = used < room ? [againOf(entry), proofOf(entry)] : ['', ''];
      used += again.length + proof.length;
      return articleOf(entry, { number, again, proof, stepsOf });
    });
    const heading = `<h2 id="${anchor()}">${htmlText(title)}</h2>`;
    return element('section', `${heading}${articles.join('')}`);
  });
  const count = sections.reduce((sum, { entries }) => sum + entries.length, 0);
  return `${made.join('')}${rest(count - number, 'cause')}`;
}

interface Numbered extends Pick<Anchors, 'stepsOf'> {
  readonly number: number;
  readonly again: string;
  readonly proof: string;
}

function articleOf(
  { title, findingKind, fields }: Entry,
  { number, again, proof, stepsOf }: Numbered,
): string {
  const facts = fields
    // The steps themselves say more than their ids.
    .filter(({ name }) => name !== 'evidence' || proof === '')
    .map((field) => [labels[field.name], fieldOf(field, stepsOf)] as const);
  const kind = [say`Kind`, `<code>${findingKind}</code>`] as const;
  const heading = element('h3', htmlText(say`${number}. ${title}`));
  const id = stepsOf ? ` id="c${number}"` : '';
  return `<article${id}>${heading}${htmlDefinitions([...facts, kind])}${again}${proof}</article>`;
}

function againOf({ again }: Entry): string {
  if (again === undefined) return '';
  const { shell, powershell } = again;
  const of = (title: string, lines: Again['shell']): string =>
    lines.length === 0 ? '' : `${element('p', title)}${htmlCode(lines)}`;
  const lines = `${of('In a POSIX shell:', shell)}${of('In PowerShell on Windows:', powershell)}`;
  return `<details><summary>See it again</summary>${lines}</details>`;
}

function fieldOf(field: Field, stepsOf: Anchors['stepsOf']): string {
  if ('text' in field) return htmlText(field.text);
  const ids = 'ids' in field && field.ids && stepsOf ? field.ids : [];
  return htmlSeveral(field.items, { places: Array.from(ids, (id) => stepsOf?.(id)) });
}

function proofOf({ findings = [], proof }: Entry): string {
  if (proof === undefined) return '';
  const steps = firstOf(proof, maxSteps).filter((step) => step !== undefined);
  if (steps.length === 0) return '';
  const left = proof.length - maxSteps;
  const [first] = firstOf(findings, 1);
  const others = findings.length > 1 ? ` and ${findings.length - 1} more` : '';
  const whose = first ? ` of ${htmlText(first)}${others}` : '';
  const count = `${proof.length} step${proof.length === 1 ? '' : 's'}`;
  const summary = `Evidence${whose}: ${count}`;
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
