import type { UnknownReason } from '../../model/rules/ruling.ts';
import type { Asked } from '../policy.ts';
import type { ConfigLine } from './config-lines.ts';

/** One request at Squid, at one step of what Squid does with it. */
export interface Transaction {
  readonly asked: Asked;
  /** The address that asks; absent: nobody said. */
  readonly client: string | undefined;
  /** Of opening TLS: what the client asks for, its hello, the certificate of the server. */
  readonly step: 1 | 2 | 3;
}

/** Nobody knows here whether it holds. */
export interface Doubt {
  readonly why: UnknownReason;
  /** The line that was not understood; absent: the one that asks. */
  readonly at?: ConfigLine;
  /** If it does, or else if it does not, Squid may ask for a login. */
  readonly mayAsk?: true;
}

/** Whether an ACL holds for a request; `login`: Squid asks for one there. */
export type Match = 'yes' | 'no' | 'login' | Doubt;

/** The method of a request: TLS is asked for by CONNECT, plain HTTP by GET. */
export function methodOf({ asked }: Transaction): 'CONNECT' | 'GET' {
  return asked.scheme === 'https' ? 'CONNECT' : 'GET';
}

/** The URL as ACLs see it: of CONNECT the host and its port, and of no URL the port that is usual. */
export function urlOf(transaction: Transaction): string | Doubt {
  const { host, port, path } = transaction.asked;
  const name = host.includes(':') ? `[${host}]` : host;
  if (methodOf(transaction) === 'CONNECT') return `${name}:${port}`;
  if (path === undefined) return { why: 'elsewhere' };
  return `http://${name}${port === 80 ? '' : `:${port}`}${path}`;
}

/** What is known as a match. */
export function yesIf(holds: boolean): Match {
  return holds ? 'yes' : 'no';
}

/** Whether a host is an address and no name. */
export function isAddress(host: string): boolean {
  return /^[\d.]+$|:/.test(host);
}
