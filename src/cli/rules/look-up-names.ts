import { isIP } from 'node:net';
import { hostAndPort } from '../../model/address/endpoint.ts';
import type { FailedLookUp, NameLookUp } from '../../model/rules/address-ranges.ts';
import type { RuleEntry } from '../../model/rules/rule-entry.ts';
import type { NetOptions } from '../../net/options.ts';
import { resolve } from '../../net/resolve.ts';

/** How names are looked up. */
export interface LookUpOptions {
  readonly net: Omit<NetOptions, 'signal' | 'onCertificate'>;
  /** For all names together, milliseconds; those whose turn does not come are told as not asked. */
  readonly budgetMs?: number;
}

/** What was asked, and the addresses of each name that has some. */
export interface LookedUp {
  readonly lookUp: NameLookUp;
  readonly answers: ReadonlyMap<string, readonly string[]>;
}

/** As an audit asks one name server at the most (two questions a name). */
const mostAtOnce = 10;
const usualBudgetMs = 60_000;

/**
 * Looks up each known name of some entries once, as the first step of an audit does, and nothing else. Never throws for
 * the network: a name without an address is told with its failure. Ends by its budget, whatever the name server does.
 */
export async function lookUpNames(
  entries: readonly RuleEntry[],
  { net, budgetMs = usualBudgetMs }: LookUpOptions,
): Promise<LookedUp> {
  const at = new Date().toISOString();
  const names = namesOf(entries);
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), budgetMs);
  const { signal } = ending;
  const answers = new Map<string, readonly string[]>();
  const failed = new Map<string, FailedLookUp['why']>();
  const ask = async (name: string): Promise<void> => {
    const options = { ...net, signal, onCertificate: () => {} };
    const { addresses, failure } = await resolve({ name, port: 443, role: 'target' }, options);
    if (addresses.length === 0) failed.set(name, failure?.code ?? 'no-address');
    else {
      answers.set(
        name,
        addresses.map(({ address }) => address),
      );
    }
  };
  const waiting = names.values();
  const askInTurn = async (): Promise<void> => {
    for (const name of waiting) {
      if (signal.aborted) return;
      await ask(name).catch(unlessEnded(signal));
    }
  };
  try {
    await Promise.all(Array.from({ length: mostAtOnce }, askInTurn));
  } finally {
    clearTimeout(timer);
  }
  return {
    lookUp: {
      at,
      servers: net.nameServers.map(({ address, port }) => hostAndPort(address, port)),
      names: names.length,
      failed: names.flatMap((name) =>
        answers.has(name) ? [] : [{ name, why: failed.get(name) ?? 'out-of-time' }],
      ),
    },
    answers,
  };
}

function namesOf(entries: readonly RuleEntry[]): readonly string[] {
  const names = entries.flatMap(({ host, apex, names: known }) => [
    ...(apex ? [host] : []),
    ...known,
  ]);
  return [...new Set(names)].filter((name) => isIP(name) === 0).sort();
}

/** What an ended budget throws is told with the names. */
function unlessEnded(signal: AbortSignal): (error: unknown) => void {
  return (error) => {
    if (!signal.aborted) throw error;
  };
}
