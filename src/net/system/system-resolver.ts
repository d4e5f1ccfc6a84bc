import type { Failure, FailureCode } from '../../model/finding/failure.ts';
import { failure } from '../failure-of.ts';
import { withDeadline } from '../socket/with-deadline.ts';
import { askSystemFor, type SystemSaid } from './system-lookups.ts';

export interface SystemAnswer {
  /** IPv4 first. */
  readonly addresses: readonly string[];
  readonly failure: Failure | null;
}

export interface SystemOptions {
  readonly timeoutMs: number;
  /** How long the system itself may take, once it can be asked; by default all the time there is. */
  readonly patienceMs?: number;
  readonly signal: AbortSignal;
}

// getaddrinfo tells little: ENOTFOUND stands for NXDOMAIN, for no address and for REFUSED alike.
const codes: Readonly<Record<string, FailureCode>> = {
  ENOTFOUND: 'name-not-found',
  ENODATA: 'no-address',
  EAI_NODATA: 'no-address',
  EAI_AGAIN: 'dns-failure',
  EAI_FAIL: 'dns-failure',
};

/**
 * Asks getaddrinfo, as programs on this machine do: hosts file, search list, and whatever else
 * the system asks. It runs in a process of its own, which can be left; where that cannot be
 * started, the failure is `local-limit`.
 */
export function askSystem(
  name: string,
  { timeoutMs, patienceMs = timeoutMs, signal }: SystemOptions,
): Promise<SystemAnswer> {
  const silence = (): SystemAnswer => failing(failure('timeout', 'no answer'));
  return withDeadline<SystemAnswer>(
    (done) => {
      let patience: NodeJS.Timeout | undefined;
      const leave = askSystemFor(name, {
        onBegin: () => {
          patience = setTimeout(() => done(silence()), patienceMs);
        },
        onEnd: (said) => done(answerOf(said)),
      });
      return () => {
        clearTimeout(patience);
        leave();
      };
    },
    { timeoutMs, signal, onTimeout: silence },
  );
}

function answerOf(said: SystemSaid): SystemAnswer {
  if ('unasked' in said) return failing(failure('local-limit', `not asked: ${said.unasked}`));
  if ('addresses' in said) return { addresses: said.addresses, failure: null };
  return failing(failure(codes[said.code] ?? 'dns-error', said.text));
}

function failing(why: Failure): SystemAnswer {
  return { addresses: [], failure: why };
}
