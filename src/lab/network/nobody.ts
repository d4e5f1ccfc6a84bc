import type { ConnectTo } from '../../model/address/connect-to.ts';
import { interceptedPorts, unusedAddresses } from '../../model/address/unused-addresses.ts';
import { answerWith } from '../behaviour/answer-with.ts';
import { presenceOf, type Surroundings } from '../behaviour/presence-of.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { plainOrigin, secureOrigin } from '../services/origin.ts';
import type { Listeners } from './listeners.ts';

export interface NobodyOptions extends Pick<Surroundings, 'authorities' | 'answerTo'> {
  readonly listeners: Listeners;
}

/**
 * Opens what a scenario has at addresses at which nobody is, at ports of its own, and says where
 * connections to them go. Nothing where it has nothing: the lab refuses all that is not its own.
 */
export async function placeNobody(
  { faults: { nobody } }: Scenario,
  { listeners, authorities, answerTo }: NobodyOptions,
): Promise<readonly ConnectTo[]> {
  if (nobody === undefined) return [];
  const answers = answerWith(answerTo);
  const entries: ConnectTo[] = [];
  for (const { scheme, port } of interceptedPorts) {
    const next =
      scheme === 'http'
        ? plainOrigin(answers)
        : await secureOrigin(answers, { authority: authorities.services });
    const [host] = unusedAddresses;
    const around = { host, scheme, authorities, answerTo, next };
    const toPort = await listeners.portOf(
      nobody === 'pass' ? next : await presenceOf(nobody, around),
    );
    for (const address of unusedAddresses) {
      entries.push({ host: address, port, address: '127.0.0.1', toPort });
    }
  }
  return entries;
}
