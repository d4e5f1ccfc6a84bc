import { escapeTerminal } from '../../report/text/escape-terminal.ts';
import type { Place } from './places.ts';
import type { Sum } from './seal-sum.ts';
import type { SignatureState, Verified } from './verify-seal.ts';

const unsigned =
  'It is not signed: it shows accidents, and not who changed both. netready seal --key FILE signs it.';

/** What is told of a seal that was made. */
export function toldSeal(
  sum: Sum,
  { path, key }: { readonly path: string; readonly key: string | undefined },
): string {
  const by = key === undefined ? unsigned : `Signed by the key ${key}.`;
  return lines([`${escapeTerminal(path)} seals ${size(sum)}.`, by]);
}

/** What is told of a file beside its seal. */
export function toldVerified(verified: Verified, path: string): string {
  const { found, sealed, places, further, isSame, isSealWhole, signature } = verified;
  const name = escapeTerminal(path);
  const sameness = ['fits', 'unsigned'].includes(signature)
    ? 'is whole'
    : 'has the lines of its seal';
  const answer = isSame
    ? `${name} ${sameness}: ${size(found)}.`
    : `${name} was changed: it has ${size(found)}, and ${size(sealed)} were sealed.`;
  return lines([
    answer,
    ...(isSealWhole ? named(verified) : []),
    ...(isSealWhole && further > 0 ? [`  and ${number(further)} more lines`] : []),
    ...(isSame || !isSealWhole || places.length > 0
      ? []
      : ['  no line that its seal has a mark of']),
    ...(isSealWhole
      ? []
      : ['The seal was changed: its marks are not those of its total, so it names no lines.']),
    signatures[signature](sealed.key ?? 'unknown'),
  ]);
}

const signatures: Readonly<Record<SignatureState, (key: string) => string>> = {
  unsigned: () => unsigned,
  missing: () => 'The seal is not signed, by the given key or any other.',
  unchecked: (key) => `Signed by the key ${key}; --public-key FILE checks it.`,
  fits: (key) => `The signature fits: signed by the key ${key}.`,
  'other-key': (key) =>
    `The signature is not of the given key: signed by the key ${key}, as the seal says.`,
  false: () => 'The signature is false: the seal was changed after it was signed.',
};

function named({ places, sealed, found }: Verified): readonly string[] {
  return places.map((place) => {
    const isEnd = place.sealed?.to === sealed.lines && place.what === 'missing';
    return `  ${placeLine(place)}${isEnd && found.lines > 0 ? ', the end of the file' : ''}`;
  });
}

function placeLine({ what, sealed, found, at }: Place): string {
  const [was, is] = [sealed && span(sealed), found && span(found)];
  const where = at === undefined ? '' : ` at byte ${number(at)}`;
  switch (what) {
    case 'changed':
      return `${is} changed${was === is ? '' : `, sealed as ${was}`},${where}`;
    case 'inserted':
      return `${is} inserted,${where}`;
    case 'missing':
      return `sealed ${was} missing`;
    case 'moved':
      return `sealed ${was} moved, now ${is},${where}`;
  }
}

function span({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? `line ${number(from)}` : `lines ${number(from)} to ${number(to)}`;
}

function size({ lines, bytes }: Sum): string {
  return `${number(lines)} ${lines === 1 ? 'line' : 'lines'}, ${number(bytes)} bytes`;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}

function lines(texts: readonly string[]): string {
  return `${texts.join('\n')}\n`;
}
