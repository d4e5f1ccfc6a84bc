import { isIPv6 } from 'node:net';
import type { NameFault, NameRule } from '../fault/fault.ts';
import type { DnsReply } from './dns-message.ts';

/** What the name server does with one question: answer it, or something that is no answer. */
export type NameAnswer =
  | { readonly send: 'reply'; readonly reply: DnsReply }
  | { readonly send: 'twice'; readonly reply: DnsReply; readonly later: DnsReply }
  | { readonly send: 'wrong-id'; readonly reply: DnsReply }
  | { readonly send: 'nothing' }
  | { readonly send: 'garbage' };

export interface Question {
  /** Lower case. */
  readonly name: string;
  readonly type: string;
  readonly over: 'udp' | 'tcp';
}

export interface ZoneOptions {
  /** The address of a public name; every public name has one. */
  readonly addressOf: (name: string) => string;
  /** The company's own names and their addresses; rules for `*` leave them alone. */
  readonly own: ReadonlyMap<string, readonly string[]>;
  readonly rules: readonly NameRule[];
}

/**
 * Top-level domains that no public name server knows (RFC 6761), the company's own domain, and
 * every name that WPAD may ask for.
 */
const unknownNames = /^[^.]*$|^wpad\.|\.(corp\.example|invalid|test|localhost|local)$/;

/** The company's view of all names, with the faults of a scenario. */
export function createZone({ addressOf, own, rules }: ZoneOptions): (q: Question) => NameAnswer {
  const failedOnce = new Set<string>();

  const isFirst = ({ name, type }: Question): boolean => {
    const id = `${type} ${name}`;
    const first = !failedOnce.has(id);
    failedOnce.add(id);
    return first;
  };
  const lookUp = ({ name, type }: Question): DnsReply => {
    const addresses = own.get(name) ?? (isPublicName(name) ? [addressOf(name)] : undefined);
    if (addresses === undefined) return failure('NXDOMAIN');
    const aliases = own.has(name) ? [] : aliasesOf(name);
    return { code: 'NOERROR', aliases, addresses: ofType(type, addresses) };
  };
  const turns = new Map<string, number>();
  const turnOf = ({ name, type }: Question): number => {
    const id = `${type} ${name}`;
    const turn = turns.get(id) ?? 0;
    turns.set(id, turn + 1);
    return turn;
  };
  return (question) => {
    const { name } = question;
    const rule = rules.find(({ host }) => host === name || (host === '*' && !own.has(name)));
    if (!rule) return reply(lookUp(question));
    return spoil(rule.fault, { question, isFirst, lookUp, turnOf });
  };
}

/** Whether name servers on the internet would know the name. */
export function isPublicName(name: string): boolean {
  return !unknownNames.test(name);
}

interface Spoiling {
  readonly question: Question;
  readonly isFirst: (question: Question) => boolean;
  readonly lookUp: (question: Question) => DnsReply;
  /** How often a question was answered before. */
  readonly turnOf: (question: Question) => number;
}

function spoil(fault: NameFault, { question, isFirst, lookUp, turnOf }: Spoiling): NameAnswer {
  switch (fault.kind) {
    case 'nxdomain':
      return reply(failure('NXDOMAIN'));
    case 'refused':
      return reply(failure('REFUSED'));
    case 'no-data':
      return reply(failure('NOERROR'));
    case 'servfail':
      return reply(fault.first && !isFirst(question) ? lookUp(question) : failure('SERVFAIL'));
    case 'truncated':
      return reply(
        question.over === 'udp' ? { ...lookUp(question), truncated: true } : lookUp(question),
      );
    case 'silence':
      return { send: 'nothing' };
    case 'garbage':
      return { send: 'garbage' };
    case 'wrong-id':
      return { send: 'wrong-id', reply: lookUp(question) };
    case 'forged': {
      const forged = { code: 'NOERROR', aliases: [], addresses: [fault.address] } as const;
      const isRead = question.type === 'A' && question.over === 'udp';
      return isRead
        ? { send: 'twice', reply: forged, later: lookUp(question) }
        : reply(lookUp(question));
    }
    case 'address': {
      const aliases = fault.alias ? [fault.alias] : [];
      const addresses = ofType(question.type, [fault.address]);
      return reply({ code: 'NOERROR', aliases, addresses });
    }
    case 'dangling':
      return reply({ code: 'NXDOMAIN', aliases: [fault.alias], addresses: [] });
    case 'addresses': {
      const addresses = fault.addresses.map(({ address }) => address);
      const answer = (turn: number): DnsReply => {
        const rotated = fault.rotates ? rotate(ofType(question.type, addresses), turn) : addresses;
        return { code: 'NOERROR', aliases: [], addresses: ofType(question.type, rotated) };
      };
      if (!fault.twice || question.over !== 'udp') return reply(answer(turnOf(question)));
      return { send: 'twice', reply: answer(turnOf(question)), later: answer(turnOf(question)) };
    }
  }
}

function ofType(type: string, addresses: readonly string[]): string[] {
  return addresses.filter((address) => (isIPv6(address) ? 'AAAA' : 'A') === type);
}

function rotate(addresses: readonly string[], turn: number): string[] {
  const start = turn % Math.max(addresses.length, 1);
  return [...addresses.slice(start), ...addresses.slice(0, start)];
}

function reply(message: DnsReply): NameAnswer {
  return { send: 'reply', reply: message };
}

function failure(code: DnsReply['code']): DnsReply {
  return { code, aliases: [], addresses: [] };
}

/** Blob storage and the telemetry names stand behind aliases, as such names do in the real world. */
function aliasesOf(name: string): string[] {
  const [label = ''] = name.split('.');
  if (name.endsWith('.blob.core.windows.net')) return [`blob.${label}.store.core.windows.net`];
  if (name.endsWith('events.data.microsoft.com')) {
    return [`${label}.trafficmanager.net`, `${label}-onedscolprd.cloudapp.azure.com`];
  }
  return [];
}
