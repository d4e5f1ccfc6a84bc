import type { Place } from './places.ts';
import type { Sum } from './seal-sum.ts';
import type { SignatureState, Verified } from './verify-seal.ts';

/** What `netready verify --format json` prints. */
export interface VerifiedDocument {
  readonly schemaVersion: 1;
  readonly kind: 'verified';
  readonly file: string;
  /** `unknown`: a signed seal, and no key that checks it. */
  readonly state: 'whole' | 'changed' | 'unknown';
  readonly signature: SignatureState;
  /** Who signed, as the seal says. */
  readonly key?: string;
  readonly found: Pick<Sum, 'lines' | 'bytes'>;
  readonly sealed: Pick<Sum, 'lines' | 'bytes'>;
  /** False: the marks of the seal are not those of its total, and it names no lines. */
  readonly isSealWhole: boolean;
  readonly places: readonly Place[];
  /** Lines that differ beside these. */
  readonly further: number;
}

/** A file beside its seal, as a document. */
export function verifiedDocument(verified: Verified, file: string): VerifiedDocument {
  const { found, sealed, places, further, isSealWhole, signature } = verified;
  return {
    ...{ schemaVersion: 1, kind: 'verified', file, state: stateOf(verified), signature },
    ...(sealed.key !== undefined && { key: sealed.key }),
    ...{ found: sizeOf(found), sealed: sizeOf(sealed), isSealWhole },
    ...{ places: isSealWhole ? places : [], further: isSealWhole ? further : 0 },
  };
}

/** What it all comes to; the exit status says the same. */
export function stateOf({
  isSame,
  isSealWhole,
  signature,
}: Pick<Verified, 'isSame' | 'isSealWhole' | 'signature'>): VerifiedDocument['state'] {
  if (!isSame || !isSealWhole) return 'changed';
  if (signature === 'unchecked') return 'unknown';
  return signature === 'fits' || signature === 'unsigned' ? 'whole' : 'changed';
}

function sizeOf({ lines, bytes }: Sum): Pick<Sum, 'lines' | 'bytes'> {
  return { lines, bytes };
}
