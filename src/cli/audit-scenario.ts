import { audit } from '../audit.ts';
import type { Audited } from '../lab/outcome/compare-outcome.ts';
import type { Scenario } from '../lab/scenario.ts';
import { auditHead } from './audit-head.ts';
import { displayOptions, outputOptions, routeOptions, targetOptions } from './audit-options.ts';
import { startSession, targetsOf } from './lab-session.ts';
import { netOptions } from './net-options.ts';
import { parseOptions } from './option.ts';
import { pacSelect } from './pac-select.ts';

// Both ends of every handshake are computed in this process: more at once would only wait, and
// time out.
const concurrency = 16;

/** Starts the network of a scenario and audits it, as `netready audit --lab NAME` does. */
export async function auditScenario(scenario: Scenario, signal: AbortSignal): Promise<Audited> {
  const options = [targetOptions, routeOptions, outputOptions, displayOptions].flat();
  const parsed = parseOptions(['--quiet'], options);
  const lab = await startSession(scenario, await targetsOf(scenario, parsed));
  try {
    const net = netOptions(parsed, lab.net);
    const head = await auditHead(parsed, { lab, net, signal });
    const pac = await pacSelect({ head, net, lab }, signal);
    const report = await audit(head, {
      ...{ net, concurrency, signal },
      ...(pac && { select: pac.select }),
    }).finally(() => pac?.close());
    return { report, routeId: idsByWord(scenario, report.routes) };
  } finally {
    await lab.close();
  }
}

/** Routes are chosen in the order in which a scenario names them. */
function idsByWord(
  { name, routes: words }: Scenario,
  routes: Audited['report']['routes'],
): Audited['routeId'] {
  if (routes.length !== words.length) {
    throw new TypeError(`Cannot audit ${name}: ${words.length} routes became ${routes.length}`);
  }
  const ids = new Map(words.map((word, index) => [word as string, routes[index]?.id ?? word]));
  return (word) => ids.get(word) ?? word;
}
