import type { VersionRule } from '../../model/target/target.ts';
import { startOf } from '../../model/text/start-of.ts';
import { isRelease } from '../known/releases.ts';

const maxCommentLength = 4000;
/** A sheet states two or three; what has more is no comment, and would fill memory row by row. */
const maxRules = 12;

const effect =
  /\b(?:(not|no longer) (?:required|needed|necessary|used|supported)|only (?:required|needed|necessary|used|supported)|(?:required|needed|used|supported) only|supported)\b/g;
const lead =
  / ?(?:(?:for|on|by|with|in|if|you|have|is|the|device|devices|machine|machines|running)\b ?)*/y;
const subject =
  / ?(?:(windows server|windows|server)\b[ ,]{0,2})?(?:version )?(≥|>=|≤|<=)? ?(?:(7|8\.1|8|10|11)(?: sp1)?(?![\d.h]))?[ ,]{0,2}(?:version |build )?(≥|>=|≤|<=)? ?(\d{4}(?: r2)?|\d{2}h[12])?(?: ?\([^()]{0,40}\))?(?: (?:devices|machines))?(?: ?(\+|(?:and|or) (?:above|later|newer|higher|up|upwards)\b)| ?(-|(?:and|or) (?:below|earlier|older|lower|before)\b))?/y;
const separator = / ?(?:\/|,|&|and\b|or\b)/y;

type Direction = 'up' | 'down';

interface Subject {
  readonly server: boolean;
  readonly family: VersionRule['family'];
  readonly release?: string;
  /** The last release of a generation that is named without one. */
  readonly last?: string;
  readonly direction?: Direction;
}

/**
 * The version rules that a sheet's comment states, such as "Not required for Windows 10 1803
 * (RS4) and above / Windows Server 2019 and above". Loose about case, blanks, bracketed build
 * names and the way a bound is said; a phrase without a direction takes that of the other family
 * beside it. The first twelve rules count. A comment that states no rule of that kind gives none. `source` is where the comment
 * stands. Never throws; linear in the comment's length, of which the first 4000 characters count.
 */
export function parseComment(comment: string, source = 'comment'): VersionRule[] {
  const text = startOf(comment, maxCommentLength).replace(/\s+/g, ' ').toLowerCase();
  const rules: VersionRule[] = [];
  for (const found of text.matchAll(effect)) {
    if (rules.length >= maxRules) break;
    const named = readSubjects(text, found.index + found[0].length);
    for (const one of named) {
      rules.push({
        effect: found[1] === undefined ? 'only' : 'not',
        family: one.family,
        ...boundsOf(one, named),
        name: 'comment',
        source,
      });
    }
  }
  return rules.slice(0, maxRules);
}

function readSubjects(text: string, start: number): Subject[] {
  lead.lastIndex = start;
  lead.exec(text);
  let at = lead.lastIndex;
  const subjects: Subject[] = [];
  let product: string | undefined;
  for (;;) {
    subject.lastIndex = at;
    const match = subject.exec(text);
    if (!match) return subjects;
    const [, named, sign1, generation, sign2, release, above, below] = match;
    product = named ?? product;
    if (product === undefined || (!named && !generation && !release)) return subjects;
    at = subject.lastIndex;
    const sign = sign1 ?? sign2;
    const up = above !== undefined || sign === '≥' || sign === '>=';
    const down = below !== undefined || sign === '≤' || sign === '<=';
    const one = subjectOf(product, generation, release);
    if (one) {
      subjects.push({ ...one, ...(up ? { direction: 'up' } : down ? { direction: 'down' } : {}) });
    }
    separator.lastIndex = at;
    if (subjects.length >= maxRules || !separator.exec(text)) return subjects;
    at = separator.lastIndex;
  }
}

function subjectOf(product: string, generation?: string, spelled?: string): Subject | undefined {
  const release = spelled?.replace(' ', '-');
  const server = product.includes('server') || isServerYear(release);
  if (server) {
    if (release === undefined) {
      return generation ? undefined : { server, family: 'windows-server' };
    }
    return isRelease('windows-server', release)
      ? { server, family: 'windows-server', release }
      : undefined;
  }
  if (generation === '7') return { server, family: 'windows', release: '7-sp1' };
  if (generation === '8' || generation === '8.1') {
    return { server, family: 'windows', release: generation };
  }
  if (generation === '11') return { server, family: 'windows-10', release: '11' };
  if (release !== undefined) {
    return isRelease('windows', release) ? { server, family: 'windows-10', release } : undefined;
  }
  if (generation === '10') return { server, family: 'windows-10', release: '1507', last: '22h2' };
  return { server, family: 'windows' };
}

function isServerYear(release: string | undefined): boolean {
  return release !== undefined && isRelease('windows-server', release);
}

function boundsOf(one: Subject, all: readonly Subject[]): Pick<VersionRule, 'from' | 'to'> {
  if (one.release === undefined) return {};
  const direction =
    one.direction ?? all.find((other) => other.server !== one.server)?.direction ?? 'exactly';
  const last = one.last ?? one.release;
  if (direction === 'up') return { from: one.release };
  if (direction === 'down') return { to: last };
  return { from: one.release, to: last };
}
