import { anywhereRules } from './any-step/rules.ts';
import { unknownFailure } from './any-step/unknown-failure.ts';
import { deadAddress } from './connect/dead-address.ts';
import { ipv4Missing } from './connect/ipv4-missing.ts';
import { connectRules } from './connect/rules.ts';
import { brokenHandshake } from './controls/broken-handshake.ts';
import { failedConnection } from './controls/failed-connection.ts';
import { ipv6Failure } from './controls/ipv6-failure.ts';
import { ledAstray } from './controls/led-astray.ts';
import { lostName } from './controls/lost-name.ts';
import { refusedName } from './controls/refused-name.ts';
import { wrongAddress } from './controls/wrong-address.ts';
import { answerDisagreement } from './cross-attempt/answer-disagreement.ts';
import { clockByAnswers } from './cross-attempt/clock-by-answers.ts';
import { clockSkew } from './cross-attempt/clock-skew.ts';
import { deadResolver } from './cross-attempt/dead-resolver.ts';
import { deadWayOut } from './cross-attempt/dead-way-out.ts';
import { foreignPage } from './cross-attempt/foreign-page.ts';
import { nameGone } from './cross-attempt/name-gone.ts';
import { proved } from './cross-attempt/proved.ts';
import { resolverDisagreement } from './cross-attempt/resolver-disagreement.ts';
import { revocationUnreachable } from './cross-attempt/revocation-unreachable.ts';
import { routeDisagreement } from './cross-attempt/route-disagreement.ts';
import { samePage } from './cross-attempt/same-page.ts';
import { serviceOutage } from './cross-attempt/service-outage.ts';
import { shareControlResults } from './cross-attempt/share-control-results.ts';
import { shortDeadline } from './cross-attempt/short-deadline.ts';
import { slowStep } from './cross-attempt/slow-step.ts';
import { stoppedBody } from './cross-attempt/stopped-body.ts';
import { transparentInterception } from './cross-attempt/transparent-interception.ts';
import { blockPage } from './exchange/block-page.ts';
import { captivePortal } from './exchange/captive-portal.ts';
import { exchangeRules } from './exchange/rules.ts';
import { sloppyAnswer } from './exchange/sloppy-answer.ts';
import { handshakeRules } from './handshake/rules.ts';
import { unexpectedRoot } from './handshake/unexpected-root.ts';
import type { CrossAttemptRule, FollowUpRule } from './judged.ts';
import { dnsInjection } from './resolve/dns-injection.ts';
import { localNameOverride } from './resolve/local-name-override.ts';
import { resolverTcpFailure } from './resolve/resolver-tcp-failure.ts';
import { resolveRules } from './resolve/rules.ts';
import type { RuleGroup } from './rule.ts';
import { pacUnsupported } from './select/pac-unsupported.ts';
import { pacWindowsDifference } from './select/pac-windows-difference.ts';
import { selectRules } from './select/rules.ts';
import { clientLimit } from './tries/client-limit.ts';
import { latePass } from './tries/late-pass.ts';
import { passingFault } from './tries/passing-fault.ts';
import { someTries } from './tries/some-tries.ts';
import { tunnelRules } from './tunnel/rules.ts';
import { effects } from './verdict/effects.ts';

/** All that a judgement follows; a test may judge by another. */
export interface Rulebook {
  readonly groups: readonly RuleGroup[];
  readonly followUps: readonly FollowUpRule[];
  readonly crossAttempt: readonly CrossAttemptRule[];
  readonly effects: typeof effects;
}

/** The rules in the order in which they are asked. */
export const rulebook: Rulebook = {
  groups: [
    { rules: [pacUnsupported], afterErrors: true },
    { rules: [pacWindowsDifference], afterErrors: true },
    { rules: [dnsInjection], afterErrors: true },
    { rules: [deadAddress], afterErrors: true },
    { rules: selectRules },
    { rules: [captivePortal] },
    { rules: [resolverTcpFailure], afterErrors: true },
    { rules: [localNameOverride], afterErrors: true },
    { rules: resolveRules },
    { rules: anywhereRules },
    { rules: connectRules },
    { rules: tunnelRules },
    { rules: handshakeRules },
    { rules: [unexpectedRoot], afterErrors: true },
    { rules: [blockPage], afterErrors: true },
    { rules: exchangeRules },
    { rules: [sloppyAnswer], afterErrors: true },
    { rules: [unknownFailure] },
    { rules: [ipv4Missing] },
  ],
  // Whether it passes now is asked before why it failed.
  followUps: [
    passingFault,
    resolverDisagreement,
    wrongAddress,
    lostName,
    refusedName,
    brokenHandshake,
    failedConnection,
    ledAstray,
    ipv6Failure,
  ],
  // What several tries of one target come to, the slow ones first, is told before all that compares targets and ways. An
  // outage is told before routes are compared; dates, pages and deadlines before both, for they
  // change what failed. What is shown to be blocked is asked of what they made of it.
  crossAttempt: [
    latePass,
    someTries,
    clientLimit,
    clockSkew,
    clockByAnswers,
    shareControlResults,
    samePage,
    answerDisagreement,
    stoppedBody,
    foreignPage,
    shortDeadline,
    serviceOutage,
    nameGone,
    deadResolver,
    deadWayOut,
    routeDisagreement,
    slowStep,
    transparentInterception,
    revocationUnreachable,
    proved,
  ],
  effects,
};
