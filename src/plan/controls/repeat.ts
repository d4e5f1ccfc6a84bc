import type { ControlRule } from './control-rule.ts';

/** Once more, with nothing changed: a fault that may pass by itself is told from one that lasts. */
export const repeat: ControlRule = {
  control: 'repeat',
  askedBy: new Set([
    'resolver-failure',
    'resolver-silence',
    'port-refusal',
    'port-silence',
    'host-unreachable',
    'network-unreachable',
    'proxy-refusal',
    'proxy-silence',
    'proxy-hang-up',
    'proxy-upstream-failure',
    'handshake-reset',
    'handshake-closure',
    'handshake-silence',
    'handshake-alert',
    'exchange-reset',
    'exchange-closure',
    'exchange-silence',
    'exchange-stall',
  ]),
  change: () => ({}),
};
