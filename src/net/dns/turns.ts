import { performance } from 'node:perf_hooks';
import { hostAndPort } from '../../model/address/endpoint.ts';
import type { Unanswered } from '../../model/audit/look-up.ts';
import type { FailureCode } from '../../model/finding/failure.ts';
import type { NameServer } from '../options.ts';

/** Whose turn it is to be asked one question, and what came of those who were. */
export interface Turns {
  /** Patience with one server, milliseconds. */
  readonly everyMs: number;
  /** Who is asked next; undefined where all had their turns. */
  readonly next: () => NameServer | undefined;
  /** Whether each was asked once. */
  readonly isRound: () => boolean;
  readonly asked: (server: NameServer) => void;
  /** SERVFAIL or REFUSED came. */
  readonly said: (server: NameServer, responseCode: string | undefined) => void;
  readonly unreachable: (server: NameServer, code: FailureCode) => void;
  /** Those whose patience was used up, or who were of no use, before this one answered. */
  readonly inVain: (answering: NameServer) => readonly (Unanswered & { readonly of: NameServer })[];
  /** Who was asked last. */
  readonly last: () => NameServer;
}

const patienceMs = 1000;
const minMs = 20;
// A clock that runs early by a timer's grain must not take a server's whole patience for less.
const grainMs = 2;

interface Fared {
  readonly at: number;
  queries: number;
  code?: FailureCode;
}

/**
 * Takes turns: the next server after a second, as the stub resolvers of Windows and systemd do, or
 * sooner where the deadline is short; a lone one again after a third of the deadline.
 * @throws RangeError where there is nobody to ask.
 */
export function createTurns(servers: readonly NameServer[], timeoutMs: number): Turns {
  const [first] = servers;
  if (!first) throw new RangeError('Cannot ask for a name: no name server was given');
  const isLone = servers.length === 1;
  const turns = isLone ? 3 : Math.max(4, 2 * servers.length);
  const share = Math.max(minMs, timeoutMs / turns);
  const everyMs = isLone ? share : Math.min(patienceMs, share);
  const fared = new Map<NameServer, Fared>();
  let turn = 0;
  let last = servers[servers.length - 1] ?? first;
  return {
    everyMs,
    next: () => {
      const server = turn < turns ? servers[turn % servers.length] : undefined;
      turn += 1;
      return server;
    },
    isRound: () => turn >= servers.length,
    asked: (server) => {
      last = server;
      const before = fared.get(server);
      if (before) before.queries += 1;
      else fared.set(server, { at: performance.now(), queries: 1 });
    },
    said: (server, responseCode) => {
      const one = fared.get(server);
      if (one) one.code = responseCode === 'REFUSED' ? 'dns-refused' : 'dns-failure';
    },
    unreachable: (server, code) => {
      const one = fared.get(server);
      if (one) one.code = code;
    },
    inVain: (answering) => {
      const now = performance.now();
      return [...fared].flatMap(([of, { at, queries, code }]) => {
        const isOver = code !== undefined || now - at >= everyMs - grainMs;
        if (of === answering || !isOver) return [];
        const server = hostAndPort(of.address, of.port);
        return [{ of, server, code: code ?? 'timeout', queries }];
      });
    },
    last: () => last,
  };
}
