import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ConnectTo } from '../model/address/connect-to.ts';
import { createAuthorities } from './certificates/authorities.ts';
import { issuerAnswers } from './certificates/issuer-answers.ts';
import { revocationHosts } from './certificates/revocation-hosts.ts';
import type { LabWay } from './fault/fault.ts';
import { addressesOf } from './fault/name-fault-addresses.ts';
import type { Lab, LabProxyAddress } from './lab.ts';
import { createLog } from './lab-log.ts';
import { createAddressBook } from './network/address-book.ts';
import { connectToTable } from './network/connect-to-table.ts';
import { createListeners, type Listeners } from './network/listeners.ts';
import { createLocator } from './network/locator.ts';
import { startDeadServer, startNameServer } from './network/name-server.ts';
import { placeNobody } from './network/nobody.ts';
import { createZone } from './network/zone.ts';
import { startProxy } from './proxy/start-proxy.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { serviceAnswers } from './services/answers.ts';
import type { LabHost } from './services/lab-host.ts';
import { placeServices } from './services/placements.ts';
import { labSuffix, startWebServer } from './services/web-server.ts';

/**
 * Starts a simulated company network on 127.0.0.1, on ports that the system chooses: a name
 * server, the services of `hosts` under their own names and at addresses of their own, proxies,
 * and the faults of the scenario. Any other public name is served too, and answers 200.
 *
 * Nothing leaves the machine: what is not in `connectTo` ends at a closed port.
 *
 * @param hosts the names, ports and paths to serve, once for each path
 * @returns the running lab; rejects only where this machine has no ports or threads to give
 */
export async function startLab(scenario: Scenario, hosts: readonly LabHost[]): Promise<Lab> {
  const listeners = createListeners();
  try {
    const served = [...hosts, ...revocationHosts(scenario)];
    return await openLab(scenario, { hosts: served, listeners });
  } catch (error) {
    await listeners.close();
    throw error;
  }
}

interface Openings {
  readonly hosts: readonly LabHost[];
  readonly listeners: Listeners;
}

async function openLab(scenario: Scenario, { hosts, listeners }: Openings): Promise<Lab> {
  const { names = [], paths: rules = [] } = scenario.faults;
  const { events, log } = createLog();
  const authorities = await createAuthorities(scenario.revocation);
  const closedPort = await listeners.portOf('refuse');
  const silentPort = keepsSilent(scenario) ? await listeners.portOf('drop') : undefined;
  const book = createAddressBook(hosts);
  const proxyWays = scenario.proxies.map(({ name }): LabWay => `proxy:${name}`);
  const ways: LabWay[] = ['direct', ...proxyWays];
  const answerTo = issuerAnswers(serviceAnswers(hosts, log), {
    signer: authorities.services.signer,
    urls: scenario.revocation?.issuers ?? [],
  });
  const shared = { authorities, listeners, log };
  const placements = await placeServices({ ...shared, book, rules, ways, answerTo });

  const proxies: Record<string, LabProxyAddress> = {};
  for (const proxy of scenario.proxies) {
    const way: LabWay = `proxy:${proxy.name}`;
    const locate = createLocator(way, { book, placements, names, closedPort, silentPort });
    proxies[proxy.name] = await startProxy(proxy, { ...shared, locate });
  }
  const web = await startWebServer(scenario, { listeners, log });
  const own = new Map([...ownAddresses(Object.values(proxies)), ...(web?.addresses ?? [])]);
  const connectTo: ConnectTo[] = connectToTable({
    ...{ book, placements, names, closedPort, silentPort, own },
    proxies: Object.values(proxies),
    web,
    nobody: await placeNobody(scenario, { listeners, authorities, answerTo }),
  });
  const answer = createZone({ addressOf: book.addressOf, own, rules: names });
  const resolver = await startNameServer({ answer, listeners, log, ...scenario.faults.nameServer });
  const dead = scenario.faults.nameServer?.behindDead ? await startDeadServer() : undefined;
  const other = scenario.compared && {
    answer: createZone({ addressOf: book.addressOf, own, rules: scenario.compared }),
    ...{ listeners, log },
  };
  const compared = other && (await startNameServer(other));
  let closed: Promise<unknown> | undefined;
  const close = async (): Promise<void> => {
    closed ??= Promise.all([
      ...[resolver, dead, compared].map((server) => server?.close()),
      listeners.close(),
    ]);
    await closed;
    // A closed handle is gone at the end of a turn of the event loop, and so by the second next.
    await nextTurn();
    await nextTurn();
  };
  return {
    scenario,
    resolver: { address: '127.0.0.1', port: resolver.port },
    ...(dead && { deadResolver: { address: '127.0.0.1', port: dead.port } }),
    ...(compared && { compared: { address: '127.0.0.1', port: compared.port } }),
    connectTo,
    ca: authorities.services.root,
    otherCa: authorities.other.root,
    proxies,
    pacFiles: web?.pacFiles ?? {},
    suffixes: [labSuffix],
    log: events,
    close,
  };
}

/** Whether an address of a name is one where nobody answers. */
function keepsSilent({ faults: { names = [] }, proxies }: Scenario): boolean {
  const addresses = [
    ...names.flatMap(({ fault }) => addressesOf(fault)),
    ...proxies.flatMap(({ addresses: own = [] }) => own),
  ];
  return addresses.some(({ fate }) => fate === 'drop');
}

/** The company's own addresses, out of a private block (RFC 1918); a proxy without a name has none. */
function ownAddresses(proxies: readonly LabProxyAddress[]): Map<string, readonly string[]> {
  const named = proxies.filter(({ host, name }) => host !== name);
  return new Map(
    named.map(({ name, addresses }, index) => {
      const several = addresses?.map(({ address }) => address);
      return [name, several ?? [`10.20.0.${index + 10}`]];
    }),
  );
}
