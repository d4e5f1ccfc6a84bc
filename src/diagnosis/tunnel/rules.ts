import { endedRule } from '../ended-rule.ts';
import { facts, proxyLabel } from '../facts.ts';
import { localTlsRefusal } from '../handshake/local-tls-refusal.ts';
import type { AnyRule } from '../rule.ts';
import { notAProxy } from './not-a-proxy.ts';
import { proxyHangUp } from './proxy-hang-up.ts';
import { proxyLoginDemand } from './proxy-login-demand.ts';
import { proxyMethodRefusal } from './proxy-method-refusal.ts';
import { proxyNotFound } from './proxy-not-found.ts';
import { proxyPolicyRefusal } from './proxy-policy-refusal.ts';
import { proxySchemeMismatch } from './proxy-scheme-mismatch.ts';
import { proxySilence } from './proxy-silence.ts';
import { proxyTlsFailure } from './proxy-tls-failure.ts';
import { proxyUnexpectedAnswer } from './proxy-unexpected-answer.ts';
import { proxyUpstreamFailure } from './proxy-upstream-failure.ts';

/** The proxy itself, on the way to it and in its answers; a login is asked for before all else. */
export const tunnelRules: readonly AnyRule[] = [
  proxyNotFound,
  // Its port refuses the connection.
  endedRule({
    kind: 'proxy-refusal',
    actor: 'proxy',
    rivals: [],
    at: { step: 'connect', role: 'proxy', codes: ['refused', 'reset'] },
    shows: ({ address, port, failure }, { reading }) => {
      const proxy = proxyLabel(reading.attempt.proxy);
      return { facts: facts({ proxy, address, port, code: failure.code }) };
    },
  }),
  proxySchemeMismatch,
  notAProxy,
  proxySilence,
  localTlsRefusal,
  proxyTlsFailure,
  proxyLoginDemand,
  proxyPolicyRefusal,
  proxyUpstreamFailure,
  proxyMethodRefusal,
  // What it sent is no answer in its protocol, or has no end.
  endedRule({
    kind: 'proxy-protocol-error',
    actor: 'proxy',
    rivals: [],
    at: { step: 'tunnel', codes: ['protocol-error', 'too-large', 'not-tls', 'tls-error'] },
    shows: ({ proxy, failure: { code, detail } }) => ({
      facts: facts({ proxy: proxyLabel(proxy), code, detail }),
    }),
  }),
  proxyHangUp,
  proxyUnexpectedAnswer,
];
