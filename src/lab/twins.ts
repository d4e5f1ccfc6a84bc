import type { Scenario } from './scenario.ts';
import { addressesRefused } from './scenarios/addresses-refused.ts';
import { brokenOverEveryWay, brokenOverOneWay } from './scenarios/broken-over-one-way.ts';
import { busyProxy, strictProxy } from './scenarios/busy-proxy.ts';
import {
  clientLimit,
  clientLimitInWords,
  limitAndNameFilter,
  limitAndPolicy,
  queryLimit,
} from './scenarios/client-limit.ts';
import { closedDnsTcp } from './scenarios/closed-dns-tcp.ts';
import { companyPages, transparentCache } from './scenarios/company-pages.ts';
import {
  deadAddress,
  deadProxyAddress,
  proxyWithoutAddress,
  silentFamily,
} from './scenarios/dead-address.ts';
import { deadMembers, everySecond } from './scenarios/dead-members.ts';
import { deadResolver } from './scenarios/dead-resolver.ts';
import { expiredCertificates } from './scenarios/expired-certificates.ts';
import { fetchedLink, leafAlone } from './scenarios/fetched-link.ts';
import { filterManners, unknownToItsServer } from './scenarios/filter-manners.ts';
import { interimProxy, interimRefusal } from './scenarios/interim-proxy.ts';
import { largeHello, oldServer } from './scenarios/large-hello.ts';
import { loginForOne } from './scenarios/login-for-one.ts';
import { lossyPath } from './scenarios/lossy-path.ts';
import { nativeIpv6 } from './scenarios/native-ipv6.ts';
import { nearAnswers } from './scenarios/near-answers.ts';
import { outdatedServers } from './scenarios/outdated-servers.ts';
import { pagesInTurn, refusedToAll } from './scenarios/plain-answers.ts';
import { bogonAnswers, pooledService } from './scenarios/pooled-service.ts';
import { proxyHangsUpOnOne, proxyHangUps } from './scenarios/proxy-hang-ups.ts';
import { randomResets, steadyResets } from './scenarios/random-resets.ts';
import { borrowedIssuer, renewedAuthority } from './scenarios/renewed-authority.ts';
import { residualBlock } from './scenarios/residual-block.ts';
import {
  addressTakenAway,
  danglingAlias,
  nameTakenAway,
  retiredName,
} from './scenarios/retired-name.ts';
import { rotatingAnswers } from './scenarios/rotating-answers.ts';
import { sanFrancisco, unknownInspector } from './scenarios/san-francisco.ts';
import { guestNetwork, singleSignOn, vanityRedirects } from './scenarios/shared-redirects.ts';
import {
  shortDeadline,
  silentForOne,
  slowerThanDeadline,
  slowProxy,
} from './scenarios/short-deadline.ts';
import { sloppyBlockPages, sloppyServices } from './scenarios/sloppy-services.ts';
import { silentOverOneWay, slowOverOneWay } from './scenarios/slow-over-one-way.ts';
import { translatedAddresses, translatedAndRefused } from './scenarios/translated-addresses.ts';
import {
  nobodyAnswers,
  transparentExemption,
  transparentInspection,
  transparentProxy,
} from './scenarios/transparent-interception.ts';
import { unknownBlockPage } from './scenarios/unknown-block-page.ts';
import { webServerForProxy, wrongScheme } from './scenarios/wrong-neighbour.ts';

/**
 * Networks that show one rule from both sides: who is guilty, and who only looks like it. In the
 * order of the steps: what comes and goes, filters, proxies, names and addresses, certificates, pages.
 */
export const twins: readonly Scenario[] = [
  deadMembers,
  everySecond,
  randomResets,
  steadyResets,
  lossyPath,
  shortDeadline,
  slowProxy,
  slowerThanDeadline,
  silentForOne,
  slowOverOneWay,
  silentOverOneWay,
  filterManners,
  unknownToItsServer,
  residualBlock,
  largeHello,
  oldServer,
  brokenOverOneWay,
  brokenOverEveryWay,
  outdatedServers,
  busyProxy,
  strictProxy,
  proxyHangUps,
  proxyHangsUpOnOne,
  clientLimit,
  clientLimitInWords,
  limitAndPolicy,
  queryLimit,
  limitAndNameFilter,
  interimProxy,
  interimRefusal,
  wrongScheme,
  webServerForProxy,
  loginForOne,
  deadAddress,
  deadProxyAddress,
  proxyWithoutAddress,
  silentFamily,
  addressesRefused,
  translatedAddresses,
  translatedAndRefused,
  nativeIpv6,
  rotatingAnswers,
  nearAnswers,
  deadResolver,
  closedDnsTcp,
  retiredName,
  danglingAlias,
  nameTakenAway,
  addressTakenAway,
  pooledService,
  bogonAnswers,
  transparentProxy,
  transparentInspection,
  transparentExemption,
  nobodyAnswers,
  sanFrancisco,
  unknownInspector,
  renewedAuthority,
  borrowedIssuer,
  fetchedLink,
  leafAlone,
  expiredCertificates,
  sloppyServices,
  sloppyBlockPages,
  companyPages,
  transparentCache,
  unknownBlockPage,
  refusedToAll,
  pagesInTurn,
  vanityRedirects,
  singleSignOn,
  guestNetwork,
];
