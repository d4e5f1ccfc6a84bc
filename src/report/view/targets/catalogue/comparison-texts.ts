import { joined, named, outside, say, type Text } from '../../../text/say.ts';
import type { ComparedAddress, ComparedFacts, ComparedLists } from './compared-lists.ts';

/** The addresses of one kind of change. */
export interface ComparedSection {
  readonly title: Text;
  readonly changes: readonly ComparedAddress[];
}

/** What was added, what dropped and what changed, in this order; each may be nothing. */
export function comparedSections({ changes }: ComparedLists): readonly ComparedSection[] {
  return titles.map(([kind, title]) => ({
    title,
    changes: changes.filter(({ change }) => change === kind),
  }));
}

const titles: readonly (readonly [ComparedAddress['change'], Text])[] = [
  ['added', say`Added`],
  ['dropped', say`Dropped`],
  ['changed', say`Changed`],
];

/** A list by its name, and of when its facts are. */
export function comparedName(list: string, date: string | undefined): Text {
  return date === undefined ? named(list) : say`${named(list)} of ${outside(date)}`;
}

/** Which rows of an address differ: those of a region, or of the portal. */
export function comparedPlaces({ geography, portal }: ComparedAddress): readonly Text[] {
  return [...(geography ? [outside(geography)] : []), ...(portal ? [say`portal`] : [])];
}

/** One fact of an address, as both lists have it. */
export interface ComparedField {
  readonly name: Text;
  readonly before: Text;
  readonly after: Text;
}

/** What changed of an address; nothing of one that came or went. */
export function comparedFields({
  before,
  after,
  fields,
}: ComparedAddress): readonly ComparedField[] {
  return fields.map((field) => ({
    name: outside(field),
    before: factText(before, field),
    after: factText(after, field),
  }));
}

/** Whether an address that came or went must be reached. */
export function comparedNeed({ before, after }: ComparedAddress): Text {
  return needOf(after ?? before);
}

function needOf(facts: ComparedFacts | undefined): Text {
  return facts?.required ? say`required` : say`optional`;
}

function factText(facts: ComparedFacts | undefined, field: string): Text {
  switch (field) {
    case 'required':
      return needOf(facts);
    case 'columns':
      return facts && facts.columns.length > 0
        ? joined(facts.columns.map(outside), ' ')
        : say`every system`;
    case 'rules':
      return say`${facts?.rules.length ?? 0} version rules`;
    default: {
      const comments = facts?.comments.join(' ') ?? '';
      return comments === '' ? say`none` : outside(comments);
    }
  }
}
