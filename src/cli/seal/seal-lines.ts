import { type KeyObject, sign } from 'node:crypto';
import { jsonText } from '../../model/text/json-text.ts';
import { type Check, oneOf, optional, shape, variantOf } from '../../record/check.ts';
import { keyId } from './keys.ts';
import { type Sum, statementOf } from './seal-sum.ts';

/** One line of a seal: what it is, the marks of a thousand lines at a time, and their sum. */
export type SealLine = SealHead | SealMarks | SealTotal;

interface SealHead {
  readonly type: 'seal';
  readonly version: 1;
  readonly algorithm: 'sha256-chain';
}

interface SealMarks {
  readonly type: 'marks';
  /** Sixteen bytes for each line, in Base64. */
  readonly marks: string;
}

export interface SealTotal extends Sum {
  readonly type: 'total';
  /** Of the key that signed; absent where none did. */
  readonly key?: string;
  /** Ed25519, in Base64. */
  readonly signature?: string;
}

/** How many lines of a file one line of its seal has the marks of. */
export const linesPerRow = 1000;

export function headLine(): string {
  return written({ type: 'seal', version: 1, algorithm: 'sha256-chain' });
}

/** Marks as hexadecimal texts, a thousand at most. */
export function marksLine(marks: readonly string[]): string {
  const bytes = Buffer.from(marks.join(''), 'hex');
  return written({ type: 'marks', marks: bytes.toString('base64') });
}

export function totalLine(sum: Sum, key: KeyObject | undefined): string {
  const signed = key && {
    key: keyId(key),
    signature: sign(null, statementOf(sum), key).toString('base64'),
  };
  return written({ type: 'total', ...sum, ...signed });
}

/** The marks of one line, as hexadecimal texts. */
export function marksOf({ marks }: SealMarks): readonly string[] {
  return Buffer.from(marks, 'base64').toString('hex').match(/.{32}/g) ?? [];
}

const count: Check<number> = (value) =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? undefined : 'is no count';
const sha256: Check<string> = (value) =>
  typeof value === 'string' && /^[\da-f]{64}$/.test(value) ? undefined : 'is no SHA-256';

/** Whether a value is a line of a seal. @returns what is wrong; undefined where nothing is. */
export const checkSealLine: Check<SealLine> = variantOf<SealLine, 'type'>('type', {
  seal: shape<SealHead>({
    type: oneOf(['seal']),
    version: oneOf([1]),
    algorithm: oneOf(['sha256-chain']),
  }),
  marks: shape<SealMarks>({
    type: oneOf(['marks']),
    marks: base64((length) => length % 16 === 0 && length <= 16 * linesPerRow),
  }),
  total: shape<SealTotal>({
    type: oneOf(['total']),
    lines: count,
    bytes: count,
    chain: sha256,
    marks: sha256,
    key: optional(sha256),
    signature: optional(base64((length) => length === 64)),
  }),
});

/** Bytes in the one way to write them: another spelling of a seal would be another file. */
function base64(isLength: (length: number) => boolean): Check<string> {
  return (value) => {
    const bytes = Buffer.from(typeof value === 'string' ? value : '', 'base64');
    const isOne = bytes.length > 0 && isLength(bytes.length) && bytes.toString('base64') === value;
    return isOne ? undefined : 'is no Base64 of its length';
  };
}

function written(line: SealLine): string {
  return `${jsonText(line)}\n`;
}
