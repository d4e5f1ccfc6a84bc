import { isIP } from 'node:net';
import { hostAndPort } from '../model/address/endpoint.ts';
import type { SystemOpinion, Unanswered } from '../model/audit/look-up.ts';
import type { ResolvedAddress, ResolveObservation } from '../model/audit/observation.ts';
import type { NamePolicy } from '../model/audit/windows/name-policy.ts';
import type { Failure } from '../model/finding/failure.ts';
import { askBoth } from './dns/ask-both.ts';
import type { DnsAnswer } from './dns/dns-message.ts';
import { uncheckedAddresses } from './dns/unchecked-addresses.ts';
import type { AnswerWatch } from './dns/watch-for-second-answer.ts';
import { failure } from './failure-of.ts';
import type { NetOptions, Unnumbered } from './options.ts';
import { startTimer } from './socket/timer.ts';
import { agrees, localOpinion } from './system/local-opinion.ts';
import { askSystem, type SystemAnswer } from './system/system-resolver.ts';

export interface ResolveInput {
  readonly name: string;
  /** Chooses among `--resolve HOST:PORT:ADDRESS`. */
  readonly port: number;
  readonly role: ResolveObservation['role'];
  /** Hears a second answer to the A query. */
  readonly watch?: AnswerWatch;
}

type Resolved = Pick<
  ResolveObservation,
  | 'by'
  | 'addresses'
  | 'failure'
  | 'server'
  | 'responseCode'
  | 'aliases'
  | 'system'
  | 'dns'
  | 'unanswered'
  | 'tcpFailure'
  | 'uncheckedAddresses'
  | 'namePolicy'
>;

/**
 * The first step: a name's addresses. A fixed address of the user's wins; then the name servers
 * are asked by a DNS message of our own, which shows response code, CNAME chain and TTL;
 * getaddrinfo gives a second opinion (hosts file, search order) where the servers are the
 * machine's own and gave an answer. Its addresses are used where the two have none in common:
 * they are what programs on this machine get. What the servers said is kept beside them, and the rule of a
 * Windows by which its programs ask others.
 */
export async function resolve(
  input: ResolveInput,
  options: NetOptions,
): Promise<Unnumbered<ResolveObservation>> {
  const { name, port, role } = input;
  const timer = startTimer();
  const found = fixed(name, port, options) ?? (await ask(input, options));
  const durationMs = found.at ?? timer.elapsed();
  const { at: _, ...resolved } = found;
  const policy = policyFor(name, { found, options });
  return {
    ...{ step: 'resolve', role, name, startedAt: timer.startedAt, durationMs },
    ...resolved,
    ...(policy && { namePolicy: policy }),
  };
}

/** For want of a process: then nobody knows what programs are told. */
function isUnasked({ failure: failed, system }: Timed): boolean {
  return failed === null && (system?.failure?.startsWith('not asked') ?? false);
}

/** The rule of another machine explains what failed here, and not what this machine does of itself. */
function policyFor(
  name: string,
  { found, options }: { readonly found: Timed; readonly options: NetOptions },
): NamePolicy | undefined {
  const { by, failure: failed } = found;
  const { of, isForeign = false } = options.namePolicy ?? {};
  if (by === 'literal' || by === 'option' || (isForeign && (by !== 'dns' || failed === null))) {
    return undefined;
  }
  return isUnasked(found) ? undefined : of?.(name);
}

function fixed(name: string, port: number, { fixedAddresses }: NetOptions): Timed | undefined {
  const family = isIP(name);
  if (family) return { by: 'literal', addresses: [toAddress(name)], failure: null };
  const rule = fixedAddresses.find((f) => f.host === name && f.port === port);
  return rule && { by: 'option', addresses: [toAddress(rule.address)], failure: null };
}

/** `at`: when the answer was there, where a second opinion was still waited for. */
type Timed = Resolved & { readonly at?: number };

type Question = Pick<ResolveInput, 'name' | 'watch'>;

async function ask(question: Question, options: NetOptions): Promise<Timed> {
  const { name } = question;
  const { nameServers, systemOpinion } = options;
  if (!isDnsName(name)) {
    return { by: 'dns', addresses: [], failure: failure('dns-error', 'not a DNS name') };
  }
  if (nameServers.length === 0) return bySystem(await askSystem(name, options));
  const timer = startTimer();
  const { a, aaaa, at } = await askBoth(question, options);
  // The deadline is the step's: the second opinion has what the first one left of it.
  const timeoutMs = Math.max(1, options.timeoutMs - timer.elapsed());
  const { signal } = options;
  const unchecked = await uncheckedAddresses(name, a, { timeoutMs, signal });
  const told = unchecked.length > 0 && { uncheckedAddresses: unchecked };
  const byDns = { ...fromDns(a, aaaa), ...told, at };
  if (!systemOpinion || a.responseCode === undefined) return byDns;
  const { addresses } = byDns;
  return compare(byDns, await localOpinion(name, { nameServers, timeoutMs, signal, addresses }));
}

/** RFC 1035, section 2.3.4: 253 octets in labels of at most 63, perhaps with the root's dot. */
function isDnsName(name: string): boolean {
  const plain = name.replace(/\.$/, '');
  const fits = (label: string): boolean => label !== '' && Buffer.byteLength(label) <= 63;
  return Buffer.byteLength(plain) <= 253 && plain.split('.').every(fits);
}

function fromDns(a: DnsAnswer, aaaa?: DnsAnswer): Resolved {
  const addresses: ResolvedAddress[] = [
    ...a.addresses.map(({ address, ttl }) => ({ address, family: 4 as const, ttl })),
    ...(aaaa?.addresses ?? []).map(({ address, ttl }) => ({ address, family: 6 as const, ttl })),
  ];
  const aliases = a.aliases.length > 0 ? a.aliases : (aaaa?.aliases ?? []);
  const unanswered = addUp([a.unanswered ?? [], aaaa?.unanswered ?? []]);
  return {
    by: 'dns',
    server: hostAndPort(a.server.address, a.server.port),
    ...(a.responseCode !== undefined && { responseCode: a.responseCode }),
    addresses,
    ...(aliases.length > 0 && { aliases }),
    ...(unanswered.length > 0 && { unanswered }),
    ...(a.tcpFailure !== undefined && { tcpFailure: a.tcpFailure }),
    failure: addresses.length > 0 ? null : dnsFailure(a),
  };
}

/** Of both questions, each server once. */
function addUp(lists: readonly (readonly Unanswered[])[]): readonly Unanswered[] {
  const all = Map.groupBy(lists.flat(), ({ server }) => server);
  return [...all].flatMap(([server, [first, ...more]]) => {
    if (!first) return [];
    const queries = more.reduce((sum, one) => sum + one.queries, first.queries);
    return [{ server, code: first.code, queries }];
  });
}

function dnsFailure({ responseCode, failed, cause, server }: DnsAnswer): Failure {
  const where = hostAndPort(server.address, server.port);
  if (failed === 'timeout') return failure('timeout', `no answer from ${where}`);
  if (failed === 'unreachable') {
    return failure(cause?.code ?? 'unknown', `${cause?.detail ?? 'unreachable'} (${where})`);
  }
  if (failed === 'garbage') return failure('dns-error', `no DNS message from ${where}`);
  const codes: Readonly<Record<string, Failure['code']>> = {
    NOERROR: 'no-address',
    NXDOMAIN: 'name-not-found',
    REFUSED: 'dns-refused',
    SERVFAIL: 'dns-failure',
  };
  return failure(codes[responseCode ?? ''] ?? 'dns-error', `${responseCode} from ${where}`);
}

function bySystem(answer: SystemAnswer): Resolved {
  const addresses = answer.addresses.map(toAddress);
  const system = { addresses: answer.addresses };
  const { failure: failed } = answer;
  return {
    by: 'system',
    addresses,
    system: { ...system, ...(failed && { failure: failed.detail }) },
    failure: failed,
  };
}

function compare(dns: Timed, system: SystemOpinion): Timed {
  const { addresses } = system;
  if (addresses.length === 0 || agrees(addresses, dns.addresses)) return { ...dns, system };
  const said = dns.addresses.map(({ address }) => address);
  return {
    ...dns,
    by: 'system',
    addresses: addresses.map(toAddress),
    system,
    dns: { addresses: said, ...(dns.failure && { failure: dns.failure.code }) },
    failure: null,
  };
}

function toAddress(address: string): ResolvedAddress {
  return { address, family: isIP(address) === 6 ? 6 : 4 };
}
