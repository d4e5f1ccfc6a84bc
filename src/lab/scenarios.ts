import { addresses } from './scenarios/addresses.ts';
import { answers } from './scenarios/answers.ts';
import { authorities } from './scenarios/authorities.ts';
import { brokenProxies } from './scenarios/broken-proxies.ts';
import { busyProxies } from './scenarios/busy-proxies.ts';
import { certificates } from './scenarios/certificates.ts';
import { comesAndGoes } from './scenarios/comes-and-goes.ts';
import { company } from './scenarios/company.ts';
import { compared } from './scenarios/compared.ts';
import { deadAddresses } from './scenarios/dead-addresses.ts';
import { deadlines } from './scenarios/deadlines.ts';
import { filters } from './scenarios/filters.ts';
import { fitful } from './scenarios/fitful.ts';
import { handshakes } from './scenarios/handshakes.ts';
import { inOrder } from './scenarios/in-order.ts';
import { misreadProxies } from './scenarios/misread-proxies.ts';
import { names } from './scenarios/names.ts';
import { oddPages } from './scenarios/odd-pages.ts';
import { ownCertificates } from './scenarios/own-certificates.ts';
import { pacChoices } from './scenarios/pac-choices.ts';
import { pacScripts } from './scenarios/pac-scripts.ts';
import { pacSources } from './scenarios/pac-sources.ts';
import { proxyRules } from './scenarios/proxy-rules.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { services } from './scenarios/services.ts';
import { servicesInTrouble } from './scenarios/services-in-trouble.ts';
import { sharedAnswers } from './scenarios/shared-answers.ts';
import { transparentDevices } from './scenarios/transparent-devices.ts';

/**
 * Every scenario, the default one first; in the order of a list for people, from what looks worse than it
 * is, to what blocks, to twins: networks that show one rule from both sides, who is guilty and who only
 * looks like it. Each stands in one of these lists alone, by its name.
 */
export const scenarios: readonly Scenario[] = [
  ...company,
  ...inOrder,
  ...compared,
  ...fitful,
  ...pacChoices,
  ...services,
  ...servicesInTrouble,
  ...ownCertificates,
  ...filters,
  ...certificates,
  ...answers,
  ...proxyRules,
  ...brokenProxies,
  ...pacScripts,
  ...pacSources,
  ...comesAndGoes,
  ...deadlines,
  ...handshakes,
  ...busyProxies,
  ...misreadProxies,
  ...deadAddresses,
  ...addresses,
  ...names,
  ...transparentDevices,
  ...authorities,
  ...oddPages,
  ...sharedAnswers,
];
