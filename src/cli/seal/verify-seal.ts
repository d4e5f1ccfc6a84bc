import { createHash, type KeyObject, verify } from 'node:crypto';
import { compareMarks, type Difference } from './compare-marks.ts';
import { type HashedLine, hashLines } from './hash-lines.ts';
import { keyId } from './keys.ts';
import { type Place, placesOf } from './places.ts';
import type { SealReading } from './read-seal.ts';
import type { SealTotal } from './seal-lines.ts';
import { SealSum, type Sum, statementOf } from './seal-sum.ts';

/** What a file is beside its seal. */
export interface Verified {
  readonly found: Sum;
  readonly sealed: SealTotal;
  /** Where they differ, the first thousand lines. */
  readonly places: readonly Place[];
  /** Lines that differ beside these. */
  readonly further: number;
  /** All bytes of the file are those that were sealed. */
  readonly isSame: boolean;
  /** The marks of the seal are those of its total. */
  readonly isSealWhole: boolean;
  readonly signature: SignatureState;
}

/**
 * `missing`: a key was given, and nothing is signed; `unchecked`: none was given; `other-key`: signed by
 * another; `false`: by the given one, as it says, and what it says was changed.
 */
export type SignatureState = 'unsigned' | 'missing' | 'unchecked' | 'fits' | 'other-key' | 'false';

const maxNamed = 1000;

/**
 * Compares a file with its seal, both as they are read: no more than some thousand lines of either is
 * known at once.
 * @param key what the signature is checked with; undefined where none was given.
 * @throws what reading them throws.
 */
export async function verifySeal(
  { file, seal }: { readonly file: AsyncIterable<Buffer>; readonly seal: SealReading },
  key: KeyObject | undefined,
): Promise<Verified> {
  const sum = new SealSum();
  const marks = createHash('sha256');
  const named: Difference[] = [];
  let further = 0;
  const differences = compareMarks(
    watched(seal.marks, (mark) => marks.update(mark)),
    watched(hashLines(file), (line: HashedLine) => sum.add(line)),
  );
  for await (const difference of differences) {
    if (named.length < maxNamed) named.push(difference);
    else further += 1;
  }
  const found = sum.sum();
  const sealed = seal.total();
  return {
    ...{ found, sealed, further, places: placesOf(named) },
    isSame: statementOf(found).equals(statementOf(sealed)),
    isSealWhole: marks.digest('hex') === sealed.marks,
    signature: signatureState(sealed, key),
  };
}

async function* watched<T>(
  batches: AsyncIterable<readonly T[]>,
  see: (item: T) => unknown,
): AsyncGenerator<readonly T[]> {
  for await (const batch of batches) {
    for (const item of batch) see(item);
    yield batch;
  }
}

function signatureState(sealed: SealTotal, key: KeyObject | undefined): SignatureState {
  if (sealed.signature === undefined) return key ? 'missing' : 'unsigned';
  if (!key) return 'unchecked';
  if (sealed.key !== keyId(key)) return 'other-key';
  const signature = Buffer.from(sealed.signature, 'base64');
  return verify(null, statementOf(sealed), key, signature) ? 'fits' : 'false';
}
