import type { UnknownReason } from '../../model/rules/ruling.ts';
import type { AclValues } from './acl-values.ts';
import { addressSet } from './address-set.ts';
import { domainSet } from './domain-set.ts';
import {
  hostOf,
  pathOf,
  patternValues,
  plainUrlOf,
  serverNameFlags,
  serverNameOf,
} from './pattern-values.ts';
import { isAddress, type Match, methodOf, type Transaction, yesIf } from './transaction.ts';

export interface AclType {
  readonly make: () => AclValues;
  /** Its values are patterns, in which a backslash may stand before a blank. */
  readonly isPattern?: true;
  /** Its values are not read: whatever they are, this is not known. */
  readonly isValueless?: true;
}

/** What Squid calls its own types (acl/…, AclRegs.cc); one that is missing here is not known. */
export const aclTypes: ReadonlyMap<string, AclType> = new Map<string, AclType>([
  ['src', { make: sourceValues }],
  ['dst', { make: destinationValues }],
  ['dstdomain', { make: domainValues }],
  ['dstdom_regex', { make: () => patternValues(hostOf, new Set(['-n'])), isPattern: true }],
  ['ssl::server_name', { make: serverNameValues }],
  [
    'ssl::server_name_regex',
    { make: () => patternValues(serverNameOf, serverNameFlags), isPattern: true },
  ],
  ['url_regex', { make: () => patternValues(plainUrlOf), isPattern: true }],
  ['urlpath_regex', { make: () => patternValues(pathOf), isPattern: true }],
  ['port', { make: portValues }],
  ['method', { make: () => wordValues(methodOf) }],
  ['proto', { make: protocolValues }],
  ['at_step', { make: stepValues }],
  ['time', unknownType('time')],
  ...['proxy_auth', 'proxy_auth_regex', 'max_user_ip'].map(
    (name) => [name, { make: () => valueless('login'), isValueless: true }] as const,
  ),
  ...[
    ...['arp', 'eui64', 'browser', 'clientside_mark', 'client_connection_mark', 'ext_user'],
    ...['ext_user_regex', 'ident', 'ident_regex', 'localip', 'localport', 'maxconn', 'myip'],
    ...['myport', 'myportname', 'referer_regex', 'req_header', 'src_as', 'srcdom_regex'],
    ...['srcdomain', 'user_cert', 'ca_cert'],
  ].map((name) => [name, unknownType('client')] as const),
  ...[
    ...['adaptation_service', 'annotate_client', 'annotate_transaction', 'connections_encrypted'],
    ...[
      'dst_as',
      'has',
      'hier_code',
      'http_status',
      'note',
      'peername',
      'peername_regex',
      'random',
    ],
    ...['rep_header', 'rep_mime_type', 'req_mime_type', 'server_cert_fingerprint', 'ssl_error'],
    ...['squid_error', 'tag', 'transaction_initiator', 'urllogin', 'snmp_community', 'http_xmlns'],
  ].map((name) => [name, unknownType('elsewhere')] as const),
]);

function unknownType(why: UnknownReason): AclType {
  return { make: () => valueless({ why }), isValueless: true };
}

function valueless(match: Match): AclValues {
  return { take: () => 'taken', test: () => match };
}

function sourceValues(): AclValues {
  const addresses = addressSet();
  return {
    take: (value) => addresses.add(value),
    test: ({ client }) => {
      if (addresses.isAll()) return 'yes';
      if (client === undefined) return { why: 'client' };
      return yesIf(addresses.has(client));
    },
  };
}

function destinationValues(): AclValues {
  const addresses = addressSet();
  let isWithoutLookUp = false;
  return {
    take: (value) => addresses.add(value),
    flag: (flag) => {
      isWithoutLookUp ||= flag === '-n';
      return flag === '-n';
    },
    test: ({ asked }) => {
      if (isAddress(asked.host)) return yesIf(addresses.has(asked.host));
      if (isWithoutLookUp) return 'no';
      // A name that has no address holds in no set, `all` either; one that is not known is not known.
      if (asked.addresses.length === 0) return { why: 'no-address' };
      return yesIf(asked.addresses.some(addresses.has));
    },
  };
}

function domainValues(): AclValues {
  const domains = domainSet();
  let isWithoutLookUp = false;
  return {
    take: (value) => (domains.add(value) ? 'taken' : 'refused'),
    flag: (flag) => {
      isWithoutLookUp ||= flag === '-n';
      return flag === '-n';
    },
    test: ({ asked: { host } }) => {
      if (domains.has(host)) return 'yes';
      // The name of an address is asked for.
      return isAddress(host) && !isWithoutLookUp ? { why: 'elsewhere' } : 'no';
    },
  };
}

function serverNameValues(): AclValues {
  const domains = domainSet();
  const flags = new Set<string>();
  return {
    take: (value) => (domains.add(value) ? 'taken' : 'refused'),
    flag: (flag) => {
      flags.add(flag);
      return serverNameFlags.has(flag);
    },
    test: (transaction) => {
      const name = serverNameOf(transaction, flags);
      return typeof name === 'string' ? yesIf(domains.has(name)) : name;
    },
  };
}

function portValues(): AclValues {
  const ranges: (readonly [number, number])[] = [];
  return {
    take: (value) => {
      const [, from, to = from] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(value) ?? [];
      if (from === undefined || Number(to) < Number(from) || Number(to) > 65535) return 'refused';
      ranges.push([Number(from), Number(to)]);
      return 'taken';
    },
    test: ({ asked: { port } }) => yesIf(ranges.some(([from, to]) => port >= from && port <= to)),
  };
}

function wordValues(of: (transaction: Transaction) => string): AclValues {
  const words = new Set<string>();
  return {
    take: (value) => {
      words.add(value.toUpperCase());
      return 'taken';
    },
    test: (transaction) => yesIf(words.has(of(transaction))),
  };
}

function protocolValues(): AclValues {
  const words = wordValues(() => 'HTTP');
  return {
    take: words.take,
    // Of CONNECT it is one word or another, by the version.
    test: (transaction) =>
      methodOf(transaction) === 'CONNECT' ? { why: 'elsewhere' } : words.test(transaction),
  };
}

const steps: readonly string[] = ['SSLBUMP1', 'SSLBUMP2', 'SSLBUMP3'];

function stepValues(): AclValues {
  const words = wordValues(({ step }) => steps[step - 1] ?? '');
  return {
    take: (value) => {
      const word = value.toUpperCase();
      return steps.includes(word) || word === 'GENERATINGCONNECT' ? words.take(value) : 'refused';
    },
    test: words.test,
  };
}
