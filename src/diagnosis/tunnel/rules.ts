import { localTlsRefusal } from '../handshake/local-tls-refusal.ts';
import type { AnyRule } from '../rule.ts';
import { notAProxy } from './not-a-proxy.ts';
import { proxyHangUp } from './proxy-hang-up.ts';
import { proxyLoginDemand } from './proxy-login-demand.ts';
import { proxyMethodRefusal } from './proxy-method-refusal.ts';
import { proxyNotFound } from './proxy-not-found.ts';
import { proxyPolicyRefusal } from './proxy-policy-refusal.ts';
import { proxyProtocolError } from './proxy-protocol-error.ts';
import { proxyRefusal } from './proxy-refusal.ts';
import { proxySchemeMismatch } from './proxy-scheme-mismatch.ts';
import { proxySilence } from './proxy-silence.ts';
import { proxyTlsFailure } from './proxy-tls-failure.ts';
import { proxyUnexpectedAnswer } from './proxy-unexpected-answer.ts';
import { proxyUpstreamFailure } from './proxy-upstream-failure.ts';

/** The proxy itself, on the way to it and in its answers; a login is asked for before all else. */
export const tunnelRules: readonly AnyRule[] = [
  proxyNotFound,
  proxyRefusal,
  proxySchemeMismatch,
  notAProxy,
  proxySilence,
  localTlsRefusal,
  proxyTlsFailure,
  proxyLoginDemand,
  proxyPolicyRefusal,
  proxyUpstreamFailure,
  proxyMethodRefusal,
  proxyProtocolError,
  proxyHangUp,
  proxyUnexpectedAnswer,
];
