import type { Failure, FailureCode } from '../model/finding/failure.ts';
import { startOf } from '../model/text/start-of.ts';
import { withoutSecrets } from './secrets/without-secrets.ts';

// Node's and libuv's names.
const codes: Readonly<Record<string, FailureCode>> = {
  ETIMEDOUT: 'timeout',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  EHOSTUNREACH: 'host-unreachable',
  EHOSTDOWN: 'host-unreachable',
  ENOPROTOOPT: 'host-unreachable', // ICMP protocol unreachable, on Linux
  ENETUNREACH: 'network-unreachable',
  ENETDOWN: 'network-unreachable',
  EACCES: 'prohibited',
  EPERM: 'prohibited',
  EINVAL: 'prohibited',
  EMFILE: 'local-limit',
  ENFILE: 'local-limit',
  ENOBUFS: 'local-limit',
  ENOMEM: 'local-limit',
  EADDRINUSE: 'local-limit',
  EADDRNOTAVAIL: 'local-limit',
};

const maxDetailLength = 300;

/** Puts a socket's error under its code of the closed list; `unknown` where the list has none. */
export function failureOf(error: unknown): Failure {
  const code = errorCode(error);
  return failure((code && codes[code]) || 'unknown', errorText(error));
}

/** Makes a failure whose detail is bounded and free of secrets. */
export function failure(code: FailureCode, detail: string): Failure {
  return { code, detail: startOf(withoutSecrets(detail), maxDetailLength) };
}

/** The `code` of a Node error, or an empty string. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** The message of anything thrown; of an OpenSSL error its reason, without addresses in memory. */
export function errorText(error: unknown): string {
  if (error instanceof Error && 'reason' in error && typeof error.reason === 'string') {
    return error.reason;
  }
  return error instanceof Error ? error.message : String(error);
}
