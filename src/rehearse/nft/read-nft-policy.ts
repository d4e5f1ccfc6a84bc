import { isIP } from 'node:net';
import type { Ruling } from '../../model/rules/ruling.ts';
import type { Asked, Policy } from '../policy.ts';
import { lineAt, nftBook } from './nft-book.ts';
import { type NftClient, type NftEnd, type NftWay, nftConnection } from './nft-path.ts';
import type { NftRuleset } from './nft-ruleset.ts';
import { addressDigits, portDigits } from './nft-values.ts';
import { readNftRuleset } from './read-nft-ruleset.ts';

/** What a ruleset may ask about who connects, and its text does not say. All of it may be left out. */
export interface NftCircumstances {
  /**
   * Whether the machine forwards what is asked, or asks it itself. Default: it forwards, unless no base chain at
   * that hook has a rule and one at `output` stands there, as on a workstation.
   */
  readonly way?: NftWay;
  /** The client's addresses, the first of each family. */
  readonly client?: readonly string[];
  /** The interface to the client. */
  readonly inside?: string;
  /** The interface to what is asked. */
  readonly outside?: string;
}

/**
 * Reads a file for `nft -f`, or what `nft list ruleset` shows, as it would be on a machine without rules, and
 * answers for connections over TCP. An address of a name that is blocked blocks the name: a client may get any.
 */
export function readNftPolicy(text: string, circumstances: NftCircumstances = {}): Policy {
  const book = nftBook(text);
  const ruleset = readNftRuleset(text, book);
  const { client = [], inside, outside, way = usualWay(ruleset) } = circumstances;
  const from: NftClient = {
    way,
    ...(inside !== undefined && { inside }),
    ...(outside !== undefined && { outside }),
  };
  return {
    ...book.end(),
    rule: (asked) => {
      const endOf = ({ family, address }: End): NftEnd => {
        const own = client.find((one) => isIP(one) === family);
        return nftConnection(ruleset, {
          client: own === undefined ? from : { ...from, address: addressDigits(own) },
          to: { family, port: portDigits(asked.port), ...(address && { address }) },
        });
      };
      const ends = endsOf(asked);
      return rulingOf(ends.length > 0 ? worst(ends.map(endOf)) : common(anyEnds.map(endOf)), text);
    },
  };
}

function usualWay({ bases }: NftRuleset): NftWay {
  const at = (hook: string): NftRuleset['bases'] =>
    bases.filter(({ table, chain }) => /^i/.test(table.family) && chain.base?.hook === hook);
  const forwards = at('forward').some(({ chain }) => chain.rules.length > 0);
  return forwards || at('output').length === 0 ? 'forward' : 'output';
}

interface End {
  readonly family: 4 | 6;
  /** As digits. */
  readonly address?: string;
}

/** One of each family of which nothing is known. */
const anyEnds: readonly End[] = [{ family: 4 }, { family: 6 }];

function endsOf({ host, addresses }: Asked): readonly End[] {
  const all = isIP(host) === 0 ? addresses.filter((address) => isIP(address) !== 0) : [host];
  return all.map((address) => ({
    family: isIP(address) === 4 ? 4 : 6,
    address: addressDigits(address),
  }));
}

function worst(ends: readonly NftEnd[]): NftEnd {
  const first = (ruling: NftEnd['ruling']): NftEnd | undefined =>
    ends.find((end) => end.ruling === ruling);
  return first('blocked') ?? first('unknown') ?? first('passes') ?? { ruling: 'unknown' };
}

/** What is so whatever the address. */
function common(ends: readonly NftEnd[]): NftEnd {
  const [first] = ends;
  const isSame = first !== undefined && ends.every(({ ruling }) => ruling === first.ruling);
  return isSame ? first : { ruling: 'unknown', why: 'no-address' };
}

function rulingOf({ ruling, place, why }: NftEnd, text: string): Ruling {
  return {
    ruling,
    ...(place && { line: place.line, text: lineAt(text, place.at) }),
    ...(ruling === 'unknown' && { why: why ?? 'elsewhere' }),
  };
}
