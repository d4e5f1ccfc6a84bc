import { isIP } from 'node:net';
import { splitHostAndPort } from '../../model/address/endpoint.ts';
import { type RuleDialect, ruleDialects } from '../../model/rules/rule-dialect.ts';
import type { PacWay } from '../../rehearse/pac/read-pac-policy.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { type Flags, many, one, oneOf, text } from '../args/flag.ts';

/** What is said of a change that its file does not say. */
export interface ChangeArgs {
  readonly dialect?: RuleDialect;
  readonly files?: readonly string[];
  readonly hook?: 'forward' | 'output';
  readonly inside?: string;
  readonly outside?: string;
  readonly expectWay?: PacWay;
  readonly have?: string;
}

export const changeFlags: Flags<ChangeArgs> = {
  dialect: one('for', oneOf(ruleDialects), {
    value: 'DIALECT',
    help: `in whose words the file is, where that does not show: ${ruleDialects.join(', ')}`,
  }),
  files: many('with', text, {
    value: 'FILE',
    file: true,
    help: 'Squid: a file that the change includes, or takes names from, found by its own name',
  }),
  have: one('have', text, {
    value: 'FILE',
    file: true,
    help: 'what is in force today, in the same words: what passes by it, and not by the change, is told apart',
  }),
  hook: one('hook', oneOf(['forward', 'output']), {
    value: 'HOOK',
    help: 'nftables: forward, what passes through the machine, or output, what it asks itself (default: forward, unless nothing there has a rule)',
  }),
  inside: one('inside', interfaceName, {
    value: 'INTERFACE',
    help: 'nftables: the interface to the client',
  }),
  outside: one('outside', interfaceName, {
    value: 'INTERFACE',
    help: 'nftables: the interface to the services',
  }),
  expectWay: one('expect-way', way, {
    value: 'WAY',
    help: 'PAC: where every row is to go, direct or HOST:PORT of a proxy (default: anywhere)',
    write: (given) => (given === 'direct' ? given : `${given.host}:${given.port}`),
  }),
};

/** As the kernel takes them. */
function interfaceName(option: string, given: string): string {
  if (/^[^\s/]{1,15}$/.test(given)) return given;
  throw new UsageError(`Cannot use ${quoted(given)} for ${option}: give the name of an interface`);
}

function way(option: string, given: string): PacWay {
  if (given.toLowerCase() === 'direct') return 'direct';
  try {
    const { host, port } = splitHostAndPort(given);
    if (isIP(host) !== 0 || /^[\w.-]{1,253}$/.test(host)) return { host, port };
  } catch {
    // Told below, in the words of the option.
  }
  throw new UsageError(
    `Cannot use ${quoted(given)} for ${option}: give direct, or a proxy such as proxy.example:8080`,
  );
}
