import type { LaterAnswer, SystemOpinion } from '../model/audit/look-up.ts';
import {
  anchors,
  type ConnectObservation,
  type ExchangeObservation,
  type HandshakeObservation,
  type Observation,
  type ResolvedAddress,
  type ResolveObservation,
  type Role,
  type SelectObservation,
  type TunnelObservation,
} from '../model/audit/observation.ts';
import type { NamePolicy } from '../model/audit/windows/name-policy.ts';
import { type Failure, failureCodes } from '../model/finding/failure.ts';
import { sloppinesses } from '../model/finding/sloppiness.ts';
import { type OtherPacAnswer, pacCautions } from '../model/route/pac.ts';
import {
  type Check,
  type Fields,
  listOf,
  notNegative,
  numeric,
  oneOf,
  optional,
  shape,
  text,
  variantOf,
} from './check.ts';
import { address, attemptId, port, url } from './check-places.ts';
import { proxy, way } from './check-route.ts';

const pair: Check<readonly [string, string]> = (value) =>
  Array.isArray(value) && value.length === 2 ? listOf(text)(value) : 'is no list of pairs';
const headers = optional(listOf(pair));
const sloppy = optional(listOf(oneOf(sloppinesses)));
const code = oneOf(failureCodes);
const failure = shape<Failure>({ code, detail: text });
const failed: Check<Failure | null> = (value) => (value === null ? undefined : failure(value));

type Common = Omit<Observation, 'step'>;
const common: Fields<Common> = {
  id: text,
  attempt: attemptId,
  startedAt: text,
  durationMs: notNegative,
  failure: failed,
  delayedMs: optional(numeric),
  textCut: optional(oneOf([true])),
  inFlight: optional(numeric),
  hop: optional(numeric),
  entry: optional(numeric),
};
const role: Check<Role> = oneOf(['target', 'proxy']);

const select = shape<SelectObservation>({
  ...common,
  step: oneOf(['select']),
  source: text,
  url,
  answer: optional(text),
  entries: listOf(way),
  ignored: optional(listOf(text)),
  alerts: optional(listOf(text)),
  other: optional(
    shape<OtherPacAnswer>({ entryPoint: text, answer: optional(text), failure: optional(text) }),
  ),
  cautions: optional(listOf(oneOf(pacCautions))),
});

const resolve = shape<ResolveObservation>({
  ...common,
  step: oneOf(['resolve']),
  role: oneOf(['target', 'proxy', 'information']),
  name: text,
  by: oneOf(['dns', 'option', 'literal', 'system']),
  server: optional(text),
  responseCode: optional(text),
  addresses: listOf(
    shape<ResolvedAddress>({ address, family: oneOf([4, 6]), ttl: optional(numeric) }),
  ),
  aliases: optional(listOf(text)),
  laterAnswer: optional(
    shape<LaterAnswer>({ afterMs: numeric, responseCode: optional(text), addresses: listOf(text) }),
  ),
  system: optional(
    shape<SystemOpinion>({
      addresses: listOf(text),
      failure: optional(text),
      file: optional(text),
      line: optional(numeric),
      foundAs: optional(text),
    }),
  ),
  namePolicy: optional(shape<NamePolicy>({ namespace: text, servers: listOf(text) })),
  dns: optional(
    shape<NonNullable<ResolveObservation['dns']>>({
      addresses: listOf(text),
      failure: optional(code),
    }),
  ),
  unanswered: optional(listOf(shape({ server: text, code, queries: numeric }))),
  tcpFailure: optional(code),
  uncheckedAddresses: optional(listOf(text)),
});

const connect = shape<ConnectObservation>({
  ...common,
  step: oneOf(['connect']),
  role,
  address,
  port,
  connectedTo: optional(text),
});

const tunnel = shape<TunnelObservation>({
  ...common,
  step: oneOf(['tunnel']),
  proxy,
  sent: text,
  received: text,
  status: optional(numeric),
  reason: optional(text),
  headers,
  loginSchemes: optional(listOf(text)),
  body: optional(text),
  sloppy,
  socksMethod: optional(numeric),
  socksReply: optional(numeric),
});

const handshake = shape<HandshakeObservation>({
  ...common,
  step: oneOf(['handshake']),
  role,
  serverName: optional(text),
  checkedName: text,
  protocol: optional(text),
  cipher: optional(text),
  keyExchange: optional(text),
  alpn: optional(text),
  chain: optional(listOf(text)),
  verification: optional(text),
  misnamed: optional(oneOf([true])),
  anchor: optional(oneOf(anchors)),
  root: optional(text),
  alert: optional(numeric),
  bytesRead: numeric,
  firstBytes: optional(text),
});

const exchange = shape<ExchangeObservation>({
  ...common,
  step: oneOf(['exchange']),
  method: text,
  url,
  proxy: optional(proxy),
  sent: text,
  status: optional(numeric),
  headers,
  firstByteMs: optional(numeric),
  date: optional(text),
  age: optional(numeric),
  bodyBytes: optional(numeric),
  body: optional(text),
  bodyCut: optional(oneOf([true])),
  bodyStopped: optional(oneOf([true])),
  sloppy,
  firstBytes: optional(text),
  alert: optional(numeric),
  certificates: optional(listOf(text)),
  anchor: optional(oneOf(anchors)),
  root: optional(text),
});

/** One finished step, whichever it is. */
export const observation: Check<Observation> = variantOf<Observation, 'step'>('step', {
  select,
  resolve,
  connect,
  tunnel,
  handshake,
  exchange,
});
