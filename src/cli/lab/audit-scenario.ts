import { audit } from '../../audit.ts';
import type { Audited } from '../../lab/outcome/compare-outcome.ts';
import type { Scenario } from '../../lab/scenarios/scenario.ts';
import { auditPlan } from '../../setup/audit/audit-plan.ts';
import { startSession, targetsOf } from '../../setup/lab/lab-session.ts';
import { pacSelect } from '../../setup/routes/pac-select.ts';
import { netOptions } from '../../setup/steps/net-options.ts';

// Both ends of every handshake are computed in this process: more at once would only wait, and
// time out.
const concurrency = 16;

/** Starts the network of a scenario and audits it, as `netready audit --lab NAME` does. */
export async function auditScenario(scenario: Scenario, signal: AbortSignal): Promise<Audited> {
  const lab = await startSession(scenario, await targetsOf(scenario));
  try {
    const net = netOptions({}, lab.net);
    const { head } = await auditPlan({}, { lab, net, signal });
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
