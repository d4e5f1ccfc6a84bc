import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Duplex } from 'node:stream';
import type { TlsOptions } from 'node:tls';
import type { Authority } from '../certificates/authority.ts';
import type { CertificateFlaw } from '../fault/fault.ts';
import type { Behaviour } from '../network/listeners.ts';

/** A listener for CONNECT; absent: CONNECT ends the connection, as with any web server. */
export type ConnectListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export interface SecureOrigin {
  readonly authority: Pick<Authority, 'credentialFor'>;
  readonly flaw?: CertificateFlaw | undefined;
  /** Names of the certificate where ClientHello carries none. */
  readonly names?: readonly string[];
  /** A client certificate is demanded; only TLS 1.3 has an alert that says so. */
  readonly demandsCertificate?: true;
  readonly onConnect?: ConnectListener;
}

/** Speaks HTTP on connections that are handed to it. */
export function plainOrigin(listener: RequestListener, onConnect?: ConnectListener): Behaviour {
  const server = createServer(listener);
  if (onConnect) server.on('connect', onConnect);
  return (socket) => {
    server.emit('connection', socket);
  };
}

/** Speaks HTTP over TLS; the server name in ClientHello selects the certificate. */
export async function secureOrigin(
  listener: RequestListener,
  { authority, flaw, names = ['no-name.example'], ...options }: SecureOrigin,
): Promise<Behaviour> {
  const { key, cert } = await authority.credentialFor(names, flaw);
  const tlsOptions: TlsOptions = {
    key,
    cert,
    SNICallback: (name, done) => {
      authority.credentialFor([name], flaw).then(
        ({ context }) => done(null, context),
        (error: Error) => done(error),
      );
    },
    ...(options.demandsCertificate ? demand : {}),
  };
  const server = createSecureServer(tlsOptions, listener);
  if (options.onConnect) server.on('connect', options.onConnect);
  // A client that does not like what it sees is why most of these servers exist.
  server.on('tlsClientError', ignore);
  return (socket) => {
    server.emit('connection', socket);
  };
}

const demand: TlsOptions = { requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.3' };

function ignore(): void {}
