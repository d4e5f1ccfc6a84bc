import { attributesOf } from '../../model/certificate/distinguished-name.ts';

/**
 * Words in an issuer's name, in lower case, and the product that signs under it. Palo Alto is a
 * town: its word alone is no mark.
 *
 * @internal Exported for its tests.
 */
export const inspectionMarks: readonly (readonly [word: string, product: string])[] = [
  ['zscaler', 'Zscaler'],
  ['fortinet', 'Fortinet'],
  ['fortigate', 'Fortinet'],
  ['palo alto networks', 'Palo Alto'],
  ['paloalto', 'Palo Alto'],
  ['paloaltonetworks', 'Palo Alto'],
  ['check point', 'Check Point'],
  ['checkpoint', 'Check Point'],
  ['blue coat', 'Blue Coat'],
  ['bluecoat', 'Blue Coat'],
  ['symantec web security', 'Symantec'],
  ['symantec ssl visibility', 'Symantec'],
  ['forcepoint', 'Forcepoint'],
  ['websense', 'Forcepoint'],
  ['cisco', 'Cisco'],
  ['sophos', 'Sophos'],
  ['mcafee', 'Skyhigh (McAfee)'],
  ['skyhigh', 'Skyhigh (McAfee)'],
  ['barracuda', 'Barracuda'],
  ['sonicwall', 'SonicWall'],
  ['watchguard', 'WatchGuard'],
  ['netskope', 'Netskope'],
  ['goskope', 'Netskope'],
  ['iboss', 'iboss'],
  ['untangle', 'Untangle'],
  ['smoothwall', 'Smoothwall'],
  ['kaspersky', 'Kaspersky'],
  ['bitdefender', 'Bitdefender'],
  ['eset ssl filter', 'ESET'],
  ['avast', 'Avast'],
  ['mitmproxy', 'mitmproxy'],
  ['do not trust fiddlerroot', 'Fiddler'],
  ['charles proxy', 'Charles'],
  ['portswigger', 'Burp'],
  ['squid', 'Squid'],
];

const marks = inspectionMarks.map(([text, product]) => ({ words: text.split(' '), product }));

/** Where an issuer says who it is. Places and addresses hold other people's words. */
const types: readonly string[] = ['CN', 'O', 'OU'];

/** The inspection product that a chain's issuers name; undefined where none is known. */
export function inspectionProduct(issuers: readonly string[]): string | undefined {
  return productIn(issuers.flatMap((name) => valuesOf(name, types)));
}

function productIn(texts: readonly string[]): string | undefined {
  const values = texts.map(wordsOf);
  return marks.find(({ words }) => values.some((value) => holds(value, words)))?.product;
}

/** The words in a value of a name that tell an inspection product, in lower case. */
export function inspectionWords(value: string): readonly string[] {
  const all = wordsOf(value);
  return marks.flatMap(({ words }) => (holds(all, words) ? [words.join(' ')] : []));
}

function valuesOf(name: string, types: readonly string[]): readonly string[] {
  return attributesOf(name).flatMap(({ type, value }) =>
    types.includes(type.toUpperCase()) ? [value] : [],
  );
}

/**
 * Runs of letters; `FortinetCA` is two words, as a person reads it. Of a host only the domain is
 * somebody's name.
 */
function wordsOf(value: string): readonly string[] {
  const isHost = /^(?:\*\.)?(?:[\w-]+\.)+[\w-]+$/.test(value);
  const plain = isHost ? value.split('.').slice(-2).join(' ') : value;
  const apart = plain.replace(/(?<=\p{Ll})(?=(?:Root)?CA(?![\p{L}]))/gu, ' ');
  return apart.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
}

/** Whether whole words stand there in this order; behind "of" they are a place's. */
function holds(all: readonly string[], words: readonly string[]): boolean {
  return all.some((_, at) => {
    return all[at - 1] !== 'of' && words.every((word, index) => all[at + index] === word);
  });
}
