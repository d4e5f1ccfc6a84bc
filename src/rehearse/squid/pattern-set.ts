import { type PatternMatch, patternProgram } from '../pattern/match-pattern.ts';
import { readPattern } from '../pattern/read-pattern.ts';

/** The patterns of one ACL. */
export interface PatternSet {
  /** A pattern, or `-i` and `+i`, from which on letters are taken in any case, or are not. */
  readonly add: (value: string) => boolean;
  readonly has: (text: string) => boolean;
}

/** All the steps of the patterns of one ACL. */
const mostSteps = 20_000;
const mostText = 8192;

/** As acl/RegexData.cc has them: one that is found is enough. False for a pattern that is not understood. */
export function patternSet(): PatternSet {
  const patterns: PatternMatch[] = [];
  let ignoresCase = false;
  let left = mostSteps;
  return {
    add: (value) => {
      if (value === '-i' || value === '+i') {
        ignoresCase = value === '-i';
        return true;
      }
      const pattern = readPattern(value);
      const program = pattern && patternProgram(pattern, { ignoresCase, mostSteps: left });
      if (!program) return false;
      left -= program.size;
      patterns.push(program.match);
      return true;
    },
    has: (text) => patterns.some((match) => match(text.slice(0, mostText))),
  };
}
