import type { Scenario } from './scenario.ts';
import { absentProxies } from './scenarios/absent-proxies.ts';
import { allClear } from './scenarios/all-clear.ts';
import { answerDiffers } from './scenarios/answer-differs.ts';
import { answerLostOnce } from './scenarios/answer-lost-once.ts';
import { blockPage } from './scenarios/block-page.ts';
import { blockPages } from './scenarios/block-pages.ts';
import { brokenProxies } from './scenarios/broken-proxies.ts';
import { captivePortal } from './scenarios/captive-portal.ts';
import { captiveProxy } from './scenarios/captive-proxy.ts';
import { certificateExpired } from './scenarios/certificate-expired.ts';
import { certificateFaults } from './scenarios/certificate-faults.ts';
import { certificateOfAnother } from './scenarios/certificate-of-another.ts';
import { certificateTooEarly } from './scenarios/certificate-too-early.ts';
import { certificatesTooEarly } from './scenarios/certificates-too-early.ts';
import { clientCertificate } from './scenarios/client-certificate.ts';
import { clockSkew } from './scenarios/clock-skew.ts';
import { company } from './scenarios/company.ts';
import { crossSignedRoot } from './scenarios/cross-signed-root.ts';
import { cutAnswers } from './scenarios/cut-answers.ts';
import { cutHandshake } from './scenarios/cut-handshake.ts';
import { droppedPort } from './scenarios/dropped-port.ts';
import { filterBehindProxy } from './scenarios/filter-behind-proxy.ts';
import { flapping } from './scenarios/flapping.ts';
import { forgedAnswer } from './scenarios/forged-answer.ts';
import { inspectingProxy } from './scenarios/inspecting-proxy.ts';
import { interception } from './scenarios/interception.ts';
import { interceptionWithoutRoot } from './scenarios/interception-without-root.ts';
import { interimAnswers } from './scenarios/interim-answers.ts';
import { loginProxy } from './scenarios/login-proxy.ts';
import { longAnswer } from './scenarios/long-answer.ts';
import { missingIntermediate } from './scenarios/missing-intermediate.ts';
import { nameFilter } from './scenarios/name-filter.ts';
import { nameGone } from './scenarios/name-gone.ts';
import { namesBehindProxy } from './scenarios/names-behind-proxy.ts';
import { namesCompared } from './scenarios/names-compared.ts';
import { namesSpread } from './scenarios/names-spread.ts';
import { noTunnels } from './scenarios/no-tunnels.ts';
import { oddProxy } from './scenarios/odd-proxy.ts';
import { oldInspection } from './scenarios/old-inspection.ts';
import { ownLoginPage } from './scenarios/own-login-page.ts';
import { ownService } from './scenarios/own-service.ts';
import { pacDirectDropped } from './scenarios/pac-direct-dropped.ts';
import { pacLoginPage } from './scenarios/pac-login-page.ts';
import { pacLoginProxy } from './scenarios/pac-login-proxy.ts';
import { pacLooksOdd } from './scenarios/pac-looks-odd.ts';
import { pacLoop } from './scenarios/pac-loop.ts';
import { pacMissing } from './scenarios/pac-missing.ts';
import { pacMisspelt } from './scenarios/pac-misspelt.ts';
import { pacOnLinux } from './scenarios/pac-on-linux.ts';
import { pacSecondProxy } from './scenarios/pac-second-proxy.ts';
import { pacSplit } from './scenarios/pac-split.ts';
import { pacThrows } from './scenarios/pac-throws.ts';
import { plaintextAnswer } from './scenarios/plaintext-answer.ts';
import { plaintextBehindProxy } from './scenarios/plaintext-behind-proxy.ts';
import { policyProxy } from './scenarios/policy-proxy.ts';
import { portalPage } from './scenarios/portal-page.ts';
import { privateLink } from './scenarios/private-link.ts';
import { proxySlowForOne } from './scenarios/proxy-slow-for-one.ts';
import { refusedPort } from './scenarios/refused-port.ts';
import { resetsEverybody } from './scenarios/resets-everybody.ts';
import { resolverHiccup } from './scenarios/resolver-hiccup.ts';
import { resolverTrouble } from './scenarios/resolver-trouble.ts';
import { revocationAnswered } from './scenarios/revocation-answered.ts';
import { revocationBlocked } from './scenarios/revocation-blocked.ts';
import { right404 } from './scenarios/right-404.ts';
import { right503 } from './scenarios/right-503.ts';
import { rightStatusWrongMouth } from './scenarios/right-status-wrong-mouth.ts';
import { secureProxy } from './scenarios/secure-proxy.ts';
import { serviceDown } from './scenarios/service-down.ts';
import { serviceInTrouble } from './scenarios/service-in-trouble.ts';
import { serviceMoved } from './scenarios/service-moved.ts';
import { serviceRefuses } from './scenarios/service-refuses.ts';
import { serviceSilent } from './scenarios/service-silent.ts';
import { slowButFine } from './scenarios/slow-but-fine.ts';
import { slowService } from './scenarios/slow-service.ts';
import { slowWay } from './scenarios/slow-way.ts';
import { sniFilter } from './scenarios/sni-filter.ts';
import { socksLogin } from './scenarios/socks-login.ts';
import { socksProxy } from './scenarios/socks-proxy.ts';
import { socksServiceDown } from './scenarios/socks-service-down.ts';
import { stoppedBody, streamOfEvents } from './scenarios/stopped-body.ts';
import { tricklingAnswer } from './scenarios/trickling-answer.ts';
import { unexpectedRoot } from './scenarios/unexpected-root.ts';
import { untrustedProxy } from './scenarios/untrusted-proxy.ts';
import { upstreamFaults } from './scenarios/upstream-faults.ts';
import { vanityNames } from './scenarios/vanity-names.ts';
import { vendorWords } from './scenarios/vendor-words.ts';
import { wpadFound } from './scenarios/wpad-found.ts';
import { wrongStatus } from './scenarios/wrong-status.ts';
import { twins } from './twins.ts';

/** Every scenario, the default one first; in the order of a list for people. */
export const scenarios: readonly Scenario[] = [
  company,
  allClear,
  right404,
  right503,
  privateLink,
  namesBehindProxy,
  slowButFine,
  namesCompared,
  nameGone,
  namesSpread,
  forgedAnswer,
  oldInspection,
  slowService,
  flapping,
  resolverHiccup,
  longAnswer,
  tricklingAnswer,
  streamOfEvents,
  pacSplit,
  pacSecondProxy,
  pacLooksOdd,
  serviceDown,
  serviceRefuses,
  serviceMoved,
  vendorWords,
  vanityNames,
  slowWay,
  certificateTooEarly,
  certificatesTooEarly,
  certificateOfAnother,
  proxySlowForOne,
  resetsEverybody,
  serviceSilent,
  serviceInTrouble,
  socksServiceDown,
  interimAnswers,
  answerLostOnce,
  ownLoginPage,
  certificateExpired,
  missingIntermediate,
  crossSignedRoot,
  revocationAnswered,
  secureProxy,
  nameFilter,
  resolverTrouble,
  droppedPort,
  refusedPort,
  sniFilter,
  cutHandshake,
  plaintextAnswer,
  plaintextBehindProxy,
  interception,
  interceptionWithoutRoot,
  certificateFaults,
  unexpectedRoot,
  revocationBlocked,
  ownService,
  clockSkew,
  clientCertificate,
  blockPage,
  captivePortal,
  portalPage,
  cutAnswers,
  stoppedBody,
  wrongStatus,
  loginProxy,
  policyProxy,
  blockPages,
  answerDiffers,
  inspectingProxy,
  untrustedProxy,
  filterBehindProxy,
  upstreamFaults,
  rightStatusWrongMouth,
  noTunnels,
  oddProxy,
  brokenProxies,
  absentProxies,
  captiveProxy,
  socksProxy,
  socksLogin,
  pacLoginProxy,
  pacMisspelt,
  pacDirectDropped,
  pacThrows,
  pacLoop,
  pacLoginPage,
  pacMissing,
  pacOnLinux,
  wpadFound,
  ...twins,
];
