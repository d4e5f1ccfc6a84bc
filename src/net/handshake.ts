import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { connect, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import type { HandshakeObservation, Role } from '../model/audit/observation.ts';
import type { Failure } from '../model/finding/failure.ts';
import { failure } from './failure-of.ts';
import type { NetOptions, Unnumbered } from './options.ts';
import { drain } from './socket/drain.ts';
import type { Tap } from './socket/tap.ts';
import { startTimer } from './socket/timer.ts';
import { withDeadline } from './socket/with-deadline.ts';
import { describeCertificate } from './tls/certificate.ts';
import { type ClientHelloKind, clientHelloOf } from './tls/client-hello-profile.ts';
import { presentedChain } from './tls/presented-chain.ts';
import { alertOf, isPlaintext, tlsFailure } from './tls/tls-failure.ts';
import { weakLink } from './tls/weak-link.ts';

export interface HandshakeInput {
  readonly tap: Tap;
  readonly role: Role;
  /** The name in ClientHello; empty, or an IP address (RFC 6066, section 3): none is sent. */
  readonly serverName: string;
  /** The name that the certificate must carry. */
  readonly checkedName: string;
  /** Absent: the usual one. */
  readonly hello?: ClientHelloKind;
}

export interface Handshaken {
  readonly observation: Unnumbered<HandshakeObservation>;
  /** Present where the handshake came to its end, whether the chain verified or not. */
  readonly socket?: TLSSocket;
}

const maxPageBytes = 16 * 1024;
// OpenSSL sends no longer one, silently (TLSEXT_MAXLEN_host_name).
const maxNameLength = 255;

/**
 * One TLS handshake. It goes on to its end whatever the certificate is, and says afterwards what
 * was wrong with it: the chain as presented is kept either way.
 * Rejects only when the signal is aborted.
 */
export async function handshake(input: HandshakeInput, options: NetOptions): Promise<Handshaken> {
  const { tap } = input;
  // The TLS layer closes what speaks no TLS at its first bytes; the rest of a page may be behind.
  tap.hold();
  try {
    return await shakeHands(input, options);
  } finally {
    tap.release();
  }
}

async function shakeHands(
  { tap, role, serverName: given, checkedName, hello = 'usual' }: HandshakeInput,
  { timeoutMs, signal, trust, onCertificate, patience }: NetOptions,
): Promise<Handshaken> {
  const timer = startTimer();
  let secret: Buffer | undefined;
  const serverName = given.replace(/\.$/, '');
  const length = Buffer.byteLength(serverName);
  const named = isIP(serverName) === 0 && length > 0 && length <= maxNameLength;
  const baseOf = () => ({
    step: 'handshake' as const,
    role,
    ...(named && { serverName }),
    checkedName,
    startedAt: timer.startedAt,
    durationMs: timer.elapsed(),
    bytesRead: tap.bytesRead,
  });
  tap.forget();
  const ended = await withDeadline<TLSSocket | Failure>(
    (done) => {
      const lost = tap.lostBefore();
      if (lost) {
        done(lost);
        return () => {};
      }
      const socket = connect({
        socket: tap,
        secureContext: trust.contextOf(hello),
        ...(named && { servername: serverName }),
        checkServerIdentity: () => undefined,
        rejectUnauthorized: false,
        ALPNProtocols: [...clientHelloOf(hello).protocols],
      });
      // For its own check of the name Node reads the whole chain into plain objects, a fifth of the
      // CPU of a handshake. We check the name ourselves, and keep the chain as it was presented.
      socket.getPeerCertificate = () => unread;
      socket.on('keylog', (line) => {
        secret ??= serverSecret(line);
      });
      let complete = false;
      socket.once('secureConnect', () => {
        complete = true;
        done(socket);
      });
      // Stays for the life of the socket: what fails later is read off the stream by its step.
      socket.on('error', (error) => done(tlsFailure(error, tap)));
      socket.once('close', () => {
        // Each ends so: of one that is through nobody asks why, and an error costs its stack.
        if (!complete) done(tlsFailure(new Error('closed'), tap));
      });
      return () => {
        if (!complete) socket.destroy();
      };
    },
    {
      timeoutMs,
      signal,
      onTimeout: (ms) =>
        failure(
          isPlaintext(tap) ? 'not-tls' : tap.bytesRead > 0 ? 'stall' : 'timeout',
          `${tap.bytesRead} bytes in ${ms} ms`,
        ),
      ...(patience && {
        waitOn: {
          mostMs: patience.mostMs,
          isToGoOn: (ended) =>
            'code' in ended &&
            tap.bytesRead === 0 &&
            patience.silent({ ...baseOf(), failure: ended }),
        },
      }),
    },
  );
  const base = baseOf();
  if (!('code' in ended)) {
    const chain = presentedChain(ended, { received: tap.received(), secret });
    const outcome = describe(ended, { chain, checkedName, trust, onCertificate });
    return { observation: { ...base, ...outcome }, socket: ended };
  }
  const alert = alertOf(tap.received());
  const isText = ended.code === 'not-tls';
  if (isText) await drain(tap, { timeoutMs, signal, most: maxPageBytes });
  const firstBytes = tap.received().subarray(0, maxPageBytes).toString('latin1');
  return {
    observation: {
      ...base,
      ...(alert !== undefined && ended.code === 'alert' && { alert }),
      ...(isText && { firstBytes }),
      failure: ended,
    },
  };
}

const unread = {} as DetailedPeerCertificate;

/** Of the server's side of a handshake of TLS 1.3, in the lines of NSS's key log. */
function serverSecret(line: Buffer): Buffer | undefined {
  const [label, , secret = ''] = line.toString('latin1').trimEnd().split(' ');
  return label === 'SERVER_HANDSHAKE_TRAFFIC_SECRET' ? Buffer.from(secret, 'hex') : undefined;
}

interface Checks extends Pick<NetOptions, 'trust' | 'onCertificate'> {
  readonly chain: readonly X509Certificate[];
  readonly checkedName: string;
}

function describe(
  socket: TLSSocket,
  { chain, checkedName, trust, onCertificate }: Checks,
): Omit<
  HandshakeObservation,
  'id' | 'attempt' | 'step' | 'role' | 'startedAt' | 'durationMs' | 'checkedName' | 'bytesRead'
> {
  const [leaf] = chain;
  const certificates = chain.map(describeCertificate);
  for (const certificate of certificates) onCertificate(certificate);
  const isNamed = leaf !== undefined && matches(leaf, checkedName);
  const wrong = wrongChain(socket);
  const way = wrong !== undefined && otherWay.has(wrong) ? trust.goodAnchorOf(chain) : undefined;
  const broken = way === undefined ? wrong : undefined;
  const named = isNamed ? undefined : 'ERR_TLS_CERT_ALTNAME_INVALID';
  const verification = broken ?? named ?? weakLink(chain);
  const root = way ?? trust.anchorOf(chain);
  const rootCertificate = root && describeCertificate(root.x509);
  if (rootCertificate) onCertificate(rootCertificate);
  const key = socket.getEphemeralKeyInfo();
  const keyExchange =
    key && 'name' in key && key.name ? key.name : key && 'type' in key ? key.type : undefined;
  return {
    ...(socket.getProtocol() && { protocol: socket.getProtocol() ?? '' }),
    cipher: socket.getCipher().standardName,
    ...(keyExchange && { keyExchange }),
    ...(socket.alpnProtocol && { alpn: socket.alpnProtocol }),
    chain: certificates.map(({ id }) => id),
    ...(verification !== undefined && { verification }),
    ...(broken !== undefined && leaf !== undefined && !isNamed && { misnamed: true as const }),
    ...(root && rootCertificate && { anchor: root.anchor, root: rootCertificate.id }),
    failure: verification === undefined ? null : failure('certificate', verification),
  };
}

// What OpenSSL says where it took the wrong one of two issuers, or an old cross signature.
const otherWay: ReadonlySet<string> = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_SIGNATURE_FAILURE',
  'INVALID_CA',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** What is wrong with the chain, in the codes of OpenSSL. */
function wrongChain({ authorized, authorizationError }: TLSSocket): string | undefined {
  // Node's types say Error; at run time it is the code of OpenSSL.
  return authorized ? undefined : String(authorizationError ?? 'unverified');
}

/** By RFC 9525. */
function matches(leaf: X509Certificate, name: string): boolean {
  const plain = name.replace(/\.$/, '');
  return (isIP(plain) ? leaf.checkIP(plain) : leaf.checkHost(plain)) !== undefined;
}
