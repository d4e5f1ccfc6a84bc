import { type Attempt, controls, hellos, purposes } from '../model/audit/attempt.ts';
import type { Certificate } from '../model/audit/observation.ts';
import type { RecordLine, SavedCommand, SavedList } from '../model/audit/record.ts';
import {
  asRecord,
  type Check,
  listOf,
  numeric,
  oneOf,
  optional,
  shape,
  shown,
  text,
  variantOf,
} from './check.ts';
import { checkHead } from './check-head.ts';
import { address, attemptId, host, port } from './check-places.ts';
import { proxy } from './check-route.ts';
import { observation } from './check-step.ts';
import { expectedAnswer } from './check-target.ts';

const maxWords = 100_000;

/**
 * Whether a value read from a file is a line of a saved audit, deep enough for a judge to rely on
 * it. Unknown fields are let pass: a newer version may add some. A field of the model that is not
 * checked here does not compile (`Fields`).
 * @returns what is wrong, in a few words; undefined where nothing is.
 */
export function checkLine(value: unknown): string | undefined {
  const record = asRecord(value);
  if (!record) return 'it is no object';
  const { type } = record;
  const isKnown = typeof type === 'string' && Object.hasOwn(lines, type);
  return isKnown ? line(value) : `its type ${shown(type)} is unknown`;
}

const attempt = shape<Attempt>({
  id: attemptId,
  target: text,
  route: text,
  sample: numeric,
  purpose: oneOf(purposes),
  controlOf: optional(attemptId),
  control: optional(oneOf(controls)),
  after: optional(attemptId),
  alone: optional(oneOf([true])),
  timeoutMs: optional(numeric),
  scheme: oneOf(['http', 'https']),
  host,
  port,
  path: text,
  serverName: optional(text),
  hello: optional(oneOf(hellos)),
  resolver: optional(text),
  address: optional(address),
  proxy: optional(proxy),
  select: optional(oneOf([true])),
  expect: optional(expectedAnswer),
});

const signedBy: Check<string | null> = (value) => (value === null ? undefined : text(value));

/** Bytes: what is no text needs no look for secrets. */
const base64: Check<string> = (value) =>
  typeof value === 'string' && /^[A-Za-z\d+/]*={0,2}$/.test(value) ? undefined : 'is no Base64';

const certificate = shape<Certificate>({
  id: text,
  subject: text,
  issuer: text,
  notBefore: text,
  notAfter: text,
  names: listOf(text),
  crl: optional(listOf(text)),
  ocsp: optional(listOf(text)),
  issuerAt: optional(listOf(text)),
  signedBy: optional(signedBy),
  der: base64,
  cut: optional(oneOf([true])),
});

const command = shape<SavedCommand>({
  words: listOf(text, maxWords),
  folder: text,
  list: optional(shape<SavedList>({ file: text, sha256: text, words: listOf(text, maxWords) })),
});

type LineOf<Type extends RecordLine['type']> = Extract<RecordLine, { readonly type: Type }>;
type Lines = { readonly [Type in RecordLine['type']]: Check<LineOf<Type>> };

const lines: Lines = {
  head: shape<LineOf<'head'>>({
    type: oneOf(['head']),
    head: checkHead,
    command: optional(command),
  }),
  attempt: shape<LineOf<'attempt'>>({ type: oneOf(['attempt']), attempt }),
  observation: shape<LineOf<'observation'>>({ type: oneOf(['observation']), observation }),
  certificate: shape<LineOf<'certificate'>>({ type: oneOf(['certificate']), certificate }),
  finished: shape<LineOf<'finished'>>({ type: oneOf(['finished']), attempt: attemptId }),
  end: shape<LineOf<'end'>>({ type: oneOf(['end']), finishedAt: text }),
  resumed: shape<LineOf<'resumed'>>({ type: oneOf(['resumed']), resumedAt: text }),
};
const line = variantOf<RecordLine, 'type'>('type', lines);
