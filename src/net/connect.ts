import type { ConnectTo } from '../model/address/connect-to.ts';
import { hostAndPort } from '../model/address/endpoint.ts';
import type { ConnectObservation, Role } from '../model/audit/observation.ts';
import type { Failure } from '../model/finding/failure.ts';
import { failure, failureOf } from './failure-of.ts';
import type { NetOptions, Unnumbered } from './options.ts';
import { openSocket } from './socket/patient-socket.ts';
import { Tap } from './socket/tap.ts';
import { startTimer } from './socket/timer.ts';
import { withDeadline } from './socket/with-deadline.ts';

export interface ConnectInput {
  /** The name that `address` belongs to, for `--connect-to`. */
  readonly host: string;
  /** An IP address. */
  readonly address: string;
  readonly port: number;
  readonly role: Role;
}

export interface Connected {
  readonly observation: Unnumbered<ConnectObservation>;
  /** Absent where the connection failed; the caller destroys it. */
  readonly tap?: Tap;
}

/** Opens one TCP connection to one address: no racing of addresses, no second try. */
export async function connect(
  { host, address, port, role }: ConnectInput,
  { connectTo, timeoutMs, signal, patience }: NetOptions,
): Promise<Connected> {
  const mapped = mapConnection([host, address], port, connectTo);
  const to = mapped ?? { address, port };
  const timer = startTimer();
  const observationOf = (failed: Failure | null): Unnumbered<ConnectObservation> => ({
    step: 'connect',
    role,
    address,
    port,
    startedAt: timer.startedAt,
    durationMs: timer.elapsed(),
    ...(mapped && { connectedTo: hostAndPort(mapped.address, mapped.port) }),
    failure: failed,
  });
  const ended = await withDeadline<Tap | Failure>(
    (done) => {
      // What the lab has to be silent, where no port of a system is.
      if (mapped?.port === 0) return () => {};
      let tap: Tap | undefined;
      const socket = openSocket(to);
      socket.once('connect', () => {
        tap = new Tap(socket);
        done(tap);
      });
      socket.once('error', (error) => done(failureOf(error)));
      return () => {
        if (!tap) socket.destroy();
      };
    },
    {
      ...{ timeoutMs, signal },
      onTimeout: (ms) => failure('timeout', `no answer in ${ms} ms`),
      ...(patience && {
        waitOn: {
          mostMs: patience.mostMs,
          isToGoOn: (ended) => !(ended instanceof Tap) && patience.silent(observationOf(ended)),
        },
      }),
    },
  );
  const tap = ended instanceof Tap ? ended : undefined;
  return {
    observation: observationOf(ended instanceof Tap ? null : ended),
    ...(tap && { tap }),
  };
}

/** Where `--connect-to` sends a connection to any of `hosts` (the name, its address) at `port`. */
export function mapConnection(
  hosts: readonly string[],
  port: number,
  rules: readonly ConnectTo[],
): { readonly address: string; readonly port: number } | undefined {
  const rule = rules.find(
    (r) => (r.host === '' || hosts.includes(r.host)) && (r.port ?? port) === port,
  );
  return rule && { address: rule.address, port: rule.toPort };
}
