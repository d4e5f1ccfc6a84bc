import { fromHex } from '../diagnosis/tunnel/spoken.ts';
import type {
  ExchangeObservation,
  HandshakeObservation,
  Observation,
  ResolveObservation,
  SelectObservation,
  TunnelObservation,
} from '../model/audit/observation.ts';
import type { Failure } from '../model/finding/failure.ts';
import type { OtherPacAnswer } from '../model/route/pac.ts';
import type { Way } from '../model/route/route.ts';
import { redactDetail } from './redact-detail.ts';
import { redactServer } from './redact-head.ts';
import { redactMessage, redactPage, schemeOf } from './redact-page.ts';
import { redactUrl } from './redact-url.ts';
import type { Redaction } from './redaction.ts';

const hidden = '***';
/** A code of a program's or a protocol's, which names nobody. */
const code = /^[A-Z][A-Z\d_-]{1,60}$/;

export interface RedactingObservation extends Redaction {
  /** The host that the attempt asks. */
  readonly host: string;
  /** What stands for a certificate. */
  readonly certificate: (id: string) => string;
}

/** An observation with all that names a company replaced, and no text of somebody else's prose. */
export function redactObservation(seen: Observation, using: RedactingObservation): Observation {
  const failure = failureOf(seen.failure, using);
  const { names } = using;
  switch (seen.step) {
    case 'select':
      return { ...selected(seen, using), failure };
    case 'resolve':
      return { ...resolved(seen, using), failure };
    case 'connect': {
      const { connectedTo } = seen;
      return {
        ...seen,
        address: names.host(seen.address),
        ...(connectedTo !== undefined && { connectedTo: names.place(connectedTo) }),
        failure,
      };
    }
    case 'tunnel':
      return { ...tunnelled(seen, using), failure };
    case 'handshake':
      return { ...shaken(seen, using), failure };
    case 'exchange':
      return { ...exchanged(seen, using), failure };
  }
}

// The texts of a proxy and of a script may say anything.
function failureOf(failure: Failure | null, redaction: Redaction): Failure | null {
  if (failure === null) return null;
  const { code: kind, detail } = failure;
  if (kind === 'status') return { code: kind, detail: /^\d{3}/.exec(detail)?.[0] ?? '' };
  return { code: kind, detail: kind.startsWith('pac-') ? '' : redactDetail(detail, redaction) };
}

function selected(seen: SelectObservation, using: RedactingObservation): SelectObservation {
  const { answer, ignored, alerts, other } = seen;
  const entries = seen.entries.map((way) => redactWay(way, using));
  return {
    ...seen,
    source: redactUrl(seen.source, using),
    url: redactUrl(seen.url, using),
    entries,
    ...(answer !== undefined && { answer: entries.map(entryOf).join('; ') }),
    ...(ignored && { ignored: ignored.map(() => hidden) }),
    ...(alerts && { alerts: alerts.map(() => hidden) }),
    ...(other && { other: redactOther(other) }),
  };
}

/** Its failure is a code; its answer may name anything. */
function redactOther(other: OtherPacAnswer): OtherPacAnswer {
  return { ...other, ...(other.answer !== undefined && { answer: hidden }) };
}

function redactWay(way: Way, redaction: Redaction): Way {
  return way.kind === 'direct' ? way : redactServer(way, redaction);
}

/** As a PAC file spells it. */
function entryOf(way: Way): string {
  if (way.kind === 'direct') return 'DIRECT';
  const kind = { http: 'PROXY', https: 'HTTPS', socks5: 'SOCKS5', socks4: 'SOCKS' }[way.kind];
  return `${kind} ${way.host}:${way.port}`;
}

function resolved(seen: ResolveObservation, { names }: Redaction): ResolveObservation {
  const { server, responseCode, aliases, laterAnswer, system, dns, unanswered } = seen;
  const { uncheckedAddresses: unchecked, namePolicy } = seen;
  const all = (list: readonly string[]): readonly string[] => list.map(names.host);
  return {
    ...seen,
    name: names.host(seen.name),
    ...(server !== undefined && { server: names.place(server) }),
    ...(responseCode !== undefined && { responseCode: codeOf(responseCode) }),
    addresses: seen.addresses.map((one) => ({ ...one, address: names.host(one.address) })),
    ...(aliases && { aliases: all(aliases) }),
    ...(laterAnswer && {
      laterAnswer: {
        ...laterAnswer,
        ...(laterAnswer.responseCode !== undefined && {
          responseCode: codeOf(laterAnswer.responseCode),
        }),
        addresses: all(laterAnswer.addresses),
      },
    }),
    ...(system && {
      system: {
        addresses: all(system.addresses),
        ...(system.failure !== undefined && { failure: codeOf(system.failure) }),
        ...(system.file !== undefined && { file: 'hosts' }),
        ...(system.line !== undefined && { line: system.line }),
        ...(system.foundAs !== undefined && { foundAs: names.host(system.foundAs) }),
      },
    }),
    ...(namePolicy && {
      namePolicy: {
        namespace: redactNamespace(namePolicy.namespace, names),
        servers: all(namePolicy.servers),
      },
    }),
    ...(dns && { dns: { ...dns, addresses: all(dns.addresses) } }),
    ...(unchecked && { uncheckedAddresses: all(unchecked) }),
    ...(unanswered && {
      unanswered: unanswered.map((one) => ({ ...one, server: names.place(one.server) })),
    }),
  };
}

/** `.contoso.com`, `.` or a name. */
function redactNamespace(namespace: string, names: Redaction['names']): string {
  if (namespace === '.') return namespace;
  return namespace.startsWith('.') ? `.${names.host(namespace.slice(1))}` : names.host(namespace);
}

function codeOf(text: string): string {
  return code.test(text) ? text : hidden;
}

function tunnelled(seen: TunnelObservation, using: RedactingObservation): TunnelObservation {
  const { reason: _, status = 0, headers, body, loginSchemes, ...rest } = seen;
  const redacting = { host: using.host, redaction: using };
  const page = redactPage(
    { status, ...(headers && { headers }), ...(body && { body }) },
    redacting,
  );
  const isSocks = seen.proxy.kind === 'socks5' || seen.proxy.kind === 'socks4';
  return {
    ...rest,
    proxy: redactServer(seen.proxy, using),
    // Hexadecimal, and the host is in it.
    sent: '',
    received: isSocks
      ? toHex(redactMessage(fromHex(seen.received), redacting))
      : redactMessage(seen.received, redacting),
    ...(seen.status !== undefined && { status }),
    ...(page.headers && { headers: page.headers }),
    ...(page.body && { body: page.body }),
    ...(loginSchemes && {
      loginSchemes: loginSchemes.map(schemeOf),
    }),
  };
}

function toHex(text: string): string {
  const bytes = [...text].map((one) => (one.charCodeAt(0) & 0xff).toString(16).padStart(2, '0'));
  return bytes.join('');
}

function shaken(seen: HandshakeObservation, using: RedactingObservation): HandshakeObservation {
  const { serverName, alpn, chain, root, verification, firstBytes } = seen;
  const { names, certificate } = using;
  const message = { host: using.host, redaction: using };
  return {
    ...seen,
    checkedName: names.host(seen.checkedName),
    ...(serverName !== undefined && { serverName: names.host(serverName) }),
    ...(alpn !== undefined && { alpn: /^(?:h2|http\/1\.[01])$/.test(alpn) ? alpn : hidden }),
    ...(verification !== undefined && { verification: codeOf(verification) }),
    ...(chain && { chain: chain.map(certificate) }),
    ...(root !== undefined && { root: certificate(root) }),
    ...(firstBytes !== undefined && { firstBytes: redactMessage(firstBytes, message) }),
  };
}

function exchanged(seen: ExchangeObservation, using: RedactingObservation): ExchangeObservation {
  const { proxy, status = 0, headers, body, firstBytes, certificates, root } = seen;
  const redacting = { host: using.host, redaction: using };
  const isCompared = seen.url.startsWith('http:');
  const page = redactPage(
    { status, ...(headers && { headers }), ...(body && { body }) },
    { ...redacting, isCompared },
  );
  return {
    ...seen,
    url: redactUrl(seen.url, using),
    ...(proxy && { proxy: redactServer(proxy, using) }),
    sent: '',
    ...(certificates && { certificates: certificates.map(using.certificate) }),
    ...(root !== undefined && { root: using.certificate(root) }),
    ...(page.headers && { headers: page.headers }),
    ...(page.body && { body: page.body }),
    ...(firstBytes !== undefined && { firstBytes: redactMessage(firstBytes, redacting) }),
  };
}
