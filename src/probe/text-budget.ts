import type { Certificate, Observation } from '../model/audit/observation.ts';
import { certificateLength } from '../model/certificate/certificate-length.ts';
import { startOf } from '../model/text/start-of.ts';

const MiB = 1024 * 1024;

/** How long each text of others may be while the audit keeps less than so many characters of them. */
const steps = [
  { below: 16 * MiB, longest: Number.POSITIVE_INFINITY },
  // Still shows a title.
  { below: 28 * MiB, longest: 2048 },
] as const;
const shortest = 256;
const fewNames = 10;

/** Bounds what an audit keeps of what others said. */
export interface TextBudget {
  /** The observation, its texts cut where the budget is spent, and marked so. */
  readonly observation: (seen: Observation) => Observation;
  /** The certificate, without its bytes or cut where the budget is spent; undefined: it is not kept. */
  readonly certificate: (seen: Certificate) => Certificate | undefined;
}

/**
 * One budget for all that an audit keeps of what others said: bodies, first bytes, heads, answers and
 * alerts of PAC files, certificates. All is kept until 16 MiB are, then the first 2 KiB of each text,
 * from 28 MiB on the first 256 bytes, which are no more than the rest of an attempt takes. Of a
 * certificate its bytes go first, and from 28 MiB on none is kept.
 */
export function textBudget(): TextBudget {
  let kept = 0;
  return {
    observation: (seen) => {
      const found = textsOf(seen);
      const length = found.reduce((sum, [, value]) => sum + lengthOf(value), 0);
      const longest = steps.find(({ below }) => kept + length <= below)?.longest ?? shortest;
      const cuts = found.filter(([, value]) => lengthOf(value) > longest);
      if (cuts.length === 0) {
        kept += length;
        return seen;
      }
      const short = Object.fromEntries(cuts.map(([name, value]) => [name, cut(value, longest)]));
      const observation: Observation = { ...seen, ...short, textCut: true };
      for (const [, value] of textsOf(observation)) kept += lengthOf(value);
      return observation;
    },
    certificate: (seen) => {
      const length = certificateLength(seen);
      const longest = steps.find(({ below }) => kept + length <= below)?.longest;
      if (longest === undefined) return undefined;
      const certificate: Certificate =
        length <= longest
          ? seen
          : { ...seen, names: seen.names.slice(0, fewNames), der: '', cut: true };
      kept += certificateLength(certificate);
      return certificate;
    },
  };
}

type Value = string | readonly Value[];

const fields = [
  'received',
  'reason',
  'headers',
  'loginSchemes',
  'body',
  'firstBytes',
  'answer',
  'alerts',
  'ignored',
] as const;

function textsOf(seen: Observation): readonly (readonly [name: string, value: Value])[] {
  const values = seen as { readonly [name in (typeof fields)[number]]?: Value };
  return fields.flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [[name, value] as const];
  });
}

function lengthOf(value: Value): number {
  if (typeof value === 'string') return value.length;
  return value.reduce((sum, item) => sum + lengthOf(item), 0);
}

/** Of a list whole items, as far as they fit: half of a header is none. */
function cut(value: Value, longest: number): Value {
  if (typeof value === 'string') return startOf(value, longest);
  let left = longest;
  return value.filter((item) => {
    left -= lengthOf(item);
    return left >= 0;
  });
}
