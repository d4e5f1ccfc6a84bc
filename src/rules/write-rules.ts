import type { RuleDialect } from '../model/rules/rule-dialect.ts';
import type { RuleSet, RuleText } from '../model/rules/rule-set.ts';
import { dialects } from './dialects.ts';

/** A set of rules in the words of one product; with a note where ranges were given that it has no use for. */
export function writeRules(set: RuleSet, dialect: RuleDialect): RuleText {
  const { takesRanges, write } = dialects[dialect];
  const { text, notes } = write(set);
  const isUnused = set.ranges !== undefined && !takesRanges;
  return {
    dialect,
    text,
    notes: isUnused ? [...notes, { kind: 'ranges-unused', about: [] }] : notes,
  };
}
