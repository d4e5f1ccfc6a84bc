import type { SetupLineId, SetupState } from '../../../../model/guide/setup-line.ts';
import { joined, say, type Text } from '../../../text/say.ts';

/** What each step of the guide is called. */
export const setupTitles: Readonly<Record<SetupLineId, Text>> = {
  licence: say`Licence`,
  'server-licence': say`Licence of servers`,
  partner: say`Cloud service provider`,
  tenant: say`Tenant`,
  'data-location': say`Data location`,
  network: say`Network`,
  'static-proxy': say`Static proxy, by registry or group policy`,
  'authenticated-proxy': say`No proxy that asks for a login`,
  'device-management': say`Static proxy, by device management`,
  'winhttp-proxy': say`Static proxy, by netsh`,
  'down-level': say`Down-level devices (monitoring agent)`,
  v20: say`Rows with v20`,
  'anonymous-traffic': say`Anonymous traffic permitted`,
  portal: say`Portal reachable`,
  reporting: say`Devices report`,
};

/** What each state is called. */
export const setupStateWords: Readonly<Record<SetupState, Text>> = {
  done: say`done`,
  'to-do': say`to do`,
  wrong: say`wrong`,
  untold: say`cannot be told here`,
};

/** The states and how many lines have each, the gravest first. */
export function stateCounts(counts: ReadonlyMap<SetupState, number>): Text {
  const order: readonly SetupState[] = ['wrong', 'to-do', 'done', 'untold'];
  return joined(
    order.flatMap((state) => {
      const count = counts.get(state) ?? 0;
      return count === 0 ? [] : [say`${count} ${setupStateWords[state]}`];
    }),
    ', ',
  );
}
