import type { Facts } from '../../../model/facts.ts';
import { cut } from './fact.ts';

const maxItems = 6;

/**
 * The texts among facts as the words of a finding put them into a sentence (cut, not escaped), so
 * that a format can tell them from the words around them. Numbers are left out.
 */
export function factTexts(facts: Facts): string[] {
  return Object.values(facts)
    .flatMap((value) => (typeof value === 'object' ? value.slice(0, maxItems) : [value]))
    .flatMap((value) => (typeof value === 'string' && value.trim() !== '' ? [cut(value)] : []));
}
