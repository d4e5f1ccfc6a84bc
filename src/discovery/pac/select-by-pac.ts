import { hostAndPort } from '../../model/address/endpoint.ts';
import type { Attempt } from '../../model/audit/attempt.ts';
import type { SelectObservation } from '../../model/audit/observation.ts';
import type { WinhttpAnswer } from '../../model/audit/windows/live-answers.ts';
import type { OtherPacAnswer, PacCaution } from '../../model/route/pac.ts';
import type { Route } from '../../model/route/route.ts';
import { startOf } from '../../model/text/start-of.ts';
import { failure } from '../../net/failure-of.ts';
import type { NetOptions, Unnumbered } from '../../net/options.ts';
import { startTimer } from '../../net/socket/timer.ts';
import { createPacEngine, type PacEngine } from './create-pac-engine.ts';
import { pacCautionsOf } from './lint-pac.ts';
import { loadPacScript, type PacFile } from './load-pac-script.ts';
import { namesByServers } from './names-by-servers.ts';
import type { PacEntry, PacFailure, PacOtherAnswer } from './pac-selection.ts';
import { sanitisePacUrl } from './sanitise-pac-url.ts';
import { type AskWinhttp, windowsAnswer } from './windows-answer.ts';

export interface PacSelectOptions {
  readonly net: Omit<NetOptions, 'signal' | 'onCertificate'>;
  readonly signal: AbortSignal;
  /** How the files travel: the lab's own never by the user's proxy. */
  readonly proxy: 'environment' | 'direct';
  /** Where `file:NAME` is looked for; default: the working folder. */
  readonly folder?: string;
  /** Whose entry point decides; default: that of Windows. */
  readonly caller?: 'windows' | 'browsers';
  /** WinHTTP itself, and what it is asked for: its word stands beside ours. */
  readonly winhttp?: { readonly ask: AskWinhttp; readonly urls: readonly string[] };
}

export interface PacSelect {
  /** Chooses the way of an attempt over one of the routes; rejects only when aborted. */
  readonly select: (attempt: Attempt) => Promise<Unnumbered<SelectObservation>>;
  readonly close: () => Promise<void>;
}

/** Two runs that never end must not take ten seconds together. */
const maxRunMs = 4000;

// The scripts of all routes share the first, bytes; each has the second.
const allMemory = 64 * 1024 * 1024;
const minMemoryBytes = 16 * 1024 * 1024;
const maxOtherLength = 1024;

interface Loaded {
  readonly file: PacFile;
  readonly engine?: PacEngine;
  readonly cautions?: readonly PacCaution[];
  /** By the URL as it is given to the script. */
  readonly winhttp?: Promise<ReadonlyMap<string, WinhttpAnswer>>;
}

/**
 * Fetches the PAC file of each route that has one, and makes what answers for them all. A file
 * that cannot be had is no error here: every choice by it fails, as an observation.
 */
export async function selectByPac(
  routes: readonly Route[],
  options: PacSelectOptions,
): Promise<PacSelect> {
  const loaded = new Map<string, Loaded>();
  const withPac = routes.filter(({ pac }) => pac !== undefined);
  const memoryBytes = Math.max(minMemoryBytes, Math.floor(allMemory / withPac.length));
  for (const { id, pac = '' } of withPac) {
    loaded.set(id, await load(pac, { ...options, memoryBytes }));
  }
  return {
    select: (attempt) => choose(attempt, loaded.get(attempt.route)),
    close: async () => {
      for (const { engine } of loaded.values()) await engine?.close();
    },
  };
}

interface Loading extends PacSelectOptions {
  readonly memoryBytes: number;
}

async function load(
  pac: string,
  { net, signal, proxy, folder, caller = 'windows', memoryBytes, winhttp }: Loading,
): Promise<Loaded> {
  const { timeoutMs, connectTo, userAgent } = net;
  const lookup = namesByServers(net);
  const file = await loadPacScript(pac, {
    timeoutMs,
    signal,
    proxy,
    userAgent,
    lookup,
    ...(folder !== undefined && { folder }),
    ...(proxy === 'direct' && { connectTo }),
  });
  if (file.script === undefined) return { file };
  const limitMs = Math.min(timeoutMs, maxRunMs);
  const engine = createPacEngine(file.script, {
    ...{ lookup, timeoutMs: limitMs, caller, memoryBytes },
  });
  return {
    ...{ file, engine, cautions: pacCautionsOf(file.script) },
    ...(winhttp && { winhttp: answersOf(pac, winhttp) }),
  };
}

/** Asked while the audit begins: who chooses first waits for it. */
async function answersOf(
  pac: string,
  { ask, urls }: NonNullable<PacSelectOptions['winhttp']>,
): Promise<ReadonlyMap<string, WinhttpAnswer>> {
  const asked = [...new Set(urls.map((url) => sanitisePacUrl(url).url))];
  const answers = await ask(pac, asked);
  return new Map(answers.flatMap((one, at) => [[asked[at] ?? '', one] as const]));
}

async function choose(
  { scheme, host, port, path }: Attempt,
  loaded: Loaded | undefined,
): Promise<Unnumbered<SelectObservation>> {
  if (!loaded) throw new TypeError('Cannot select: the route has no PAC file');
  const { file, engine, cautions = [] } = loaded;
  const { startedAt } = startTimer();
  const url = `${scheme}://${hostAndPort(host, port)}${path}`;
  const base = { step: 'select' as const, source: file.source, startedAt };
  if (!engine) {
    const { code, detail } = file.failure ?? { code: 'pac-unavailable' as const, detail: '' };
    return { ...base, url, entries: [], durationMs: 0, failure: failure(code, detail) };
  }
  const { failure: failed, durationMs, other, ...rest } = await engine.select(url);
  const { lookups: _, entryPoint, ...chosen } = rest;
  const isEx = entryPoint === 'FindProxyForURLEx';
  const said = (await loaded.winhttp)?.get(chosen.url);
  const ofWindows = said && !failed ? windowsAnswer(said, chosen.entries) : undefined;
  const concerning = cautions.filter((caution) => !(isEx && caution === 'ex-function'));
  return {
    ...base,
    ...chosen,
    ...(other && isOther(other, chosen.entries) && { other: told(other) }),
    ...(ofWindows && { other: ofWindows }),
    ...(concerning.length > 0 && { cautions: concerning }),
    durationMs,
    failure: failed && failure(failed.code, withLine(failed)),
  };
}

/** The detail, with the line of the script where it has one. */
function withLine({ detail, line }: PacFailure): string {
  return line === undefined ? detail : `near line ${line}: ${detail}`;
}

/** Another answer, and not the same one in other words. */
function isOther(
  { entries, failure: failed }: PacOtherAnswer,
  chosen: readonly PacEntry[],
): boolean {
  return failed !== null || JSON.stringify(entries) !== JSON.stringify(chosen);
}

function told({ entryPoint, answer, failure: failed }: PacOtherAnswer): OtherPacAnswer {
  return {
    entryPoint,
    ...(answer !== undefined && { answer: startOf(answer, maxOtherLength) }),
    ...(failed && { failure: failed.code }),
  };
}
