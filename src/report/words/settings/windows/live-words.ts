import type { LiveContext } from '../../../../model/audit/windows/live-answers.ts';
import type { AccountKind } from '../../../../model/audit/windows/windows-account.ts';
import { code, joined, outside, say, type Text } from '../../../text/say.ts';

/** As whom an audit was made on Windows, and what that is worth: the sensor runs as LocalSystem. */
export const accountWords: Readonly<Record<AccountKind, Text>> = {
  system: say`as LocalSystem, as the sensor runs`,
  service: say`as an account of services, and not as LocalSystem: what is set or let pass for one account may not be for the sensor`,
  administrator: say`as an administrator, and not as LocalSystem: a proxy that knows users may treat the sensor otherwise (${code`netready audit --as-system`} sees what it sees)`,
  user: say`as a user, and not as LocalSystem: a proxy that knows users may treat the sensor otherwise, and settings of the system account may be hidden (an administrator's ${code`netready audit --as-system`} sees what it sees)`,
};

/** What a Windows told of itself, a sentence each; none for another system. */
export function liveTexts(live: LiveContext | undefined): readonly Text[] {
  if (live === undefined) return [];
  const { account, services = [], adapters = [] } = live;
  const present = services.filter(({ state }) => state !== 'absent');
  return [
    account === undefined
      ? say`Asked as an account that is not known.`
      : say`Asked ${accountWords[account]}.`,
    backendText(live),
    ...(present.length === 0
      ? []
      : [
          say`Services: ${joined(
            present.map(
              ({ name, state }) =>
                say`${outside(name)} ${state === 'other' ? say`in between` : outside(state)}`,
            ),
            ', ',
          )}.`,
        ]),
    ...adapters.map(({ name, suffix, nameServers }) => {
      const servers =
        nameServers.length === 0
          ? say`no name server`
          : say`name servers ${outside(nameServers.join(', '))}`;
      return say`Adapter ${outside(name)}: ${servers}${suffix === undefined ? [] : say`, suffix ${outside(suffix)}`}.`;
    }),
  ];
}

/** What read the registry, and what could not be asked without native calls. */
function backendText({ readBy }: Pick<LiveContext, 'readBy'>): Text {
  if (readBy === undefined) return say`Its registry could not be read.`;
  if (readBy !== 'reg.exe')
    return say`Its registry and WinHTTP were asked by native calls (${outside(readBy)}).`;
  return say`Its registry was exported by ${code`reg.exe`}: without koffi and before Node 26 no native call can be made, so WinHTTP itself, the services and the adapters were not asked.`;
}
