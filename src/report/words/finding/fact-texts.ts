import { fact } from './fact.ts';
import type { Facts } from './finding-words.ts';

const maxItems = 6;

/**
 * The texts among facts as the words of a finding put them into a sentence (cut, not escaped), so
 * that a format can tell them from the words around them. Numbers are left out.
 */
export function factTexts(facts: Facts): string[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    if (typeof value === 'number') {
      return [];
    }
    const texts =
      typeof value === 'string'
        ? [fact(facts, name)]
        : value.slice(0, maxItems).map((item) => fact({ item }, 'item'));
    return texts.filter((text) => text !== undefined);
  });
}
