import { splitHostAndPort } from '../model/address/endpoint.ts';
import type { Attempt } from '../model/audit/attempt.ts';
import { watchForSecondAnswer } from '../net/dns/watch-for-second-answer.ts';
import type { NetOptions } from '../net/options.ts';
import type { Bounds } from './bounds.ts';
import { resolveInPlace } from './in-place.ts';
import type { StepNote } from './open-connection.ts';

/** Long enough for an answer from the other side of the world to follow one from next door. */
const watchMs = 500;

/**
 * The one step of an attempt that has a `resolver` of its own: the name, asked there and nowhere
 * else. Listens on for a second answer, since a device on the way answers first.
 */
export async function lookUpElsewhere(
  { host, port, resolver = '' }: Attempt,
  options: NetOptions & { readonly bounds: Bounds },
  note: StepNote,
): Promise<void> {
  const server = splitHostAndPort(resolver);
  const { signal, bounds } = options;
  const watch = watchForSecondAnswer({ forMs: watchMs, signal });
  const resolved = await resolveInPlace(
    { name: host, port, role: 'target', watch },
    {
      ...options,
      nameServers: [{ address: server.host, port: server.port }],
      systemOpinion: false,
      fixedAddresses: [],
    },
    { bounds },
  );
  const laterAnswer = await watch.outcome();
  signal.throwIfAborted();
  note(laterAnswer ? { ...resolved, laterAnswer } : resolved);
}
