import { startOf } from '../../model/text/start-of.ts';
import { observationWithoutSecrets } from '../../net/secrets/observation-without-secrets.ts';
import { checkPacText, decodePacScript } from './decode-pac-script.ts';
import { createNameMemo, type NameMemo } from './name-memo.ts';
import { ownAddresses } from './own-addresses.ts';
import type { PacEntry, PacResolver, PacSelection } from './pac-selection.ts';
import { type PacThread, startPacThread } from './pac-thread.ts';
import type { PacTimedOutcome } from './pac-thread-message.ts';
import { parsePacAnswer } from './parse-pac-answer.ts';
import { type PacUrl, sanitisePacUrl } from './sanitise-pac-url.ts';

export interface PacEngineOptions {
  /** Without it, no name has an address. */
  readonly lookup?: PacResolver;
  /** Of one evaluation, milliseconds (5000); waiting for names may take as long again. */
  readonly timeoutMs?: number;
  /** Of one name, milliseconds (2000). */
  readonly lookupTimeoutMs?: number;
  /** How many names one evaluation may ask for (64). */
  readonly maxLookups?: number;
  /** What the script's objects may take, bytes (64 MiB). */
  readonly memoryBytes?: number;
  /** What `myIpAddress` answers with; default: those of this machine's interfaces. */
  readonly own?: readonly string[];
  /** Who asks: Windows calls `FindProxyForURLEx` where there is one (default), browsers never. */
  readonly caller?: 'windows' | 'browsers';
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Minutes east of UTC, for the script's local time; default: this machine's zone. */
  readonly utcOffset?: number;
  /** For the charset of a script given as bytes. */
  readonly contentType?: string;
}

export interface PacEngine {
  /**
   * What the script answers for a URL: one evaluation for each sanitised URL, in the order of the
   * calls, remembered with its failures.
   * @throws RangeError for a text that is no URL, and rejects once the engine is closed; what the
   * script does is data.
   */
  readonly select: (url: string) => Promise<PacSelection>;
  /** Ends the thread. */
  readonly close: () => Promise<void>;
}

/** A question that lies in the thread already. */
interface Ahead {
  readonly thread: PacThread;
  readonly outcome: Promise<PacTimedOutcome>;
}

/** A script that ran away so often is not asked again: 200 targets must not cost 200 deadlines. */
const maxRunaways = 2;
/** What is remembered of answers, alerts and names, characters; beyond it the beginning of each answer. */
const maxTold = 4 * 1024 * 1024;
const maxThenLength = 1024;

/**
 * Makes what answers for one PAC file. The script runs in QuickJS in a thread of its own, which is
 * started with the first question and ended where the script exceeds its time or memory.
 */
export function createPacEngine(
  source: Uint8Array | string,
  options: PacEngineOptions = {},
): PacEngine {
  const decoded =
    typeof source === 'string'
      ? checkPacText(source, 'utf-16')
      : decodePacScript(source, options.contentType);
  const closing = new AbortController();
  const names = createNameMemo(options.lookup, closing.signal);
  const waiting = new Set<string>();
  const upcoming: PacUrl[] = [];
  const remembered = new Map<string, Promise<PacSelection>>();
  let final = 'failure' in decoded ? decoded.failure : undefined;
  let thread: PacThread | undefined;
  let ahead: Ahead | undefined;
  let runaways = 0;
  let told = 0;
  let queue: Promise<unknown> = Promise.resolve();
  let current = '';
  let isAhead = false;

  // A script that asks for the host of one URL asks for that of the next: these are asked together.
  const together: NameMemo = {
    ...names,
    ask: (name, timeoutMs) => {
      if (!isAhead && name === current) {
        isAhead = true;
        names.ahead([...waiting], timeoutMs);
      }
      return names.ask(name, timeoutMs);
    },
  };

  const start = (script: string): PacThread => {
    const { timeoutMs = 5000, lookupTimeoutMs = 2000, maxLookups = 64 } = options;
    const { memoryBytes = 64 * 1024 * 1024, own = ownAddresses() } = options;
    const limits = { timeoutMs, lookupTimeoutMs, maxLookups, memoryBytes };
    const isWindows = options.caller !== 'browsers';
    const { utcOffset } = options;
    const zone = utcOffset === undefined ? {} : { utcOffset };
    return startPacThread({ ...zone, script, isWindows, own, names: together, ...limits });
  };

  const ask = (of: PacThread, { url, host }: PacUrl): Promise<PacTimedOutcome> => {
    return of.ask({ url, host, ...(options.now && { now: options.now() }) });
  };

  const evaluate = async (question: PacUrl): Promise<PacSelection> => {
    const { url, host } = question;
    upcoming.shift();
    if (closing.signal.aborted) throw closed();
    if (final !== undefined || 'failure' in decoded) {
      return { url, entries: [], durationMs: 0, failure: final ?? null };
    }
    thread ??= start(decoded.script);
    waiting.delete(host);
    isAhead = false;
    current = host;
    const asked = ahead?.thread === thread ? ahead.outcome : ask(thread, question);
    const [next] = upcoming;
    ahead = next && { thread, outcome: ask(thread, next) };
    const outcome = await asked;
    if (closing.signal.aborted) throw closed();
    if (outcome.broken) {
      runaways += 1;
      const { end } = thread;
      thread = undefined;
      await end();
    }
    if (outcome.unloadable || runaways >= maxRunaways) final = outcome.failure ?? undefined;
    const selected = selection(url, outcome);
    told += toldBy(outcome);
    return told > maxTold ? shortened(selected) : selected;
  };

  return {
    select: (url) => {
      const question = sanitisePacUrl(url);
      const known = remembered.get(question.url);
      if (known) return known;
      waiting.add(question.host);
      upcoming.push(question);
      const answer = queue.then(() => evaluate(question));
      remembered.set(question.url, answer);
      queue = answer.catch(() => {});
      return answer;
    },
    close: async () => {
      closing.abort(closed());
      await thread?.end();
    },
  };
}

function selection(url: string, outcome: PacTimedOutcome): PacSelection {
  const { answer, alerts, lookups, durationMs, entryPoint, other } = outcome;
  const parsed = answer === undefined ? { entries: [], ignored: [] } : parsePacAnswer(answer);
  const told = {
    ...(entryPoint !== undefined && { entryPoint }),
    ...(other && { other: { ...other, entries: entriesOf(other.answer) } }),
    ...(answer !== undefined && { answer }),
    entries: parsed.entries,
    ...(parsed.ignored.length > 0 && { ignored: parsed.ignored }),
    ...(alerts.length > 0 && { alerts }),
    ...(lookups.length > 0 && { lookups }),
    durationMs,
    failure: outcome.failure,
  };
  // A login in an answer is for nobody's eyes; no engine takes it either.
  return { url, ...observationWithoutSecrets(told) };
}

function toldBy({ answer = '', other, alerts, lookups }: PacTimedOutcome): number {
  const texts = [answer, other?.answer ?? '', ...alerts, ...lookups.map(({ name }) => name)];
  return texts.reduce((sum, text) => sum + text.length, 0);
}

/** Where it leads stays whole. */
function shortened({ alerts: _, lookups: __, ...rest }: PacSelection): PacSelection {
  const { answer, other } = rest;
  const short = (text: string): string => startOf(text, maxThenLength);
  return {
    ...rest,
    ...(answer !== undefined && { answer: short(answer) }),
    ...(other?.answer !== undefined && { other: { ...other, answer: short(other.answer) } }),
  };
}

function entriesOf(answer: string | undefined): readonly PacEntry[] {
  return answer === undefined ? [] : parsePacAnswer(answer).entries;
}

function closed(): Error {
  return new Error('Cannot ask a PAC file: its engine is closed');
}
