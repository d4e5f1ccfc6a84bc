import type { Attempt } from '../../model/audit/attempt.ts';
import { broke } from '../trial-facts.ts';
import { brokenHandshakes, fewHosts, sameAddress } from './asked-by.ts';
import type { ControlRule } from './control-rule.ts';

/** The same handshake, nothing newer offered: some devices cannot stand TLS 1.3. */
export const olderTls: ControlRule = { control: 'tls-1.2', ...withHello('tls-1.2') };

/** The same handshake with fewer than 256 bytes: some devices cannot stand the next size. */
export const smallHello: ControlRule = { control: 'small-hello', ...withHello('small') };

/** The same handshake in more than one packet. */
export const largeHello: ControlRule = { control: 'large-hello', ...withHello('large') };

function withHello(hello: NonNullable<Attempt['hello']>): Omit<ControlRule, 'control'> {
  return {
    askedBy: brokenHandshakes,
    maxHosts: fewHosts,
    waits: true,
    change: ({ trial }) => (broke(trial) ? { hello, ...sameAddress(trial) } : undefined),
  };
}
