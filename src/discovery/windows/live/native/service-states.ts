import type { ServiceState } from '../../../../model/audit/windows/live-answers.ts';
import { type Foreign, takes, takesForLong } from './foreign.ts';
import { wide } from './memory.ts';

/** The sensor and its neighbours, and what decides their way out. */
const names = [
  ...['Sense', 'WinDefend', 'WdNisSvc', 'DiagTrack', 'HealthService'],
  ...['WinHttpAutoProxySvc', 'Dnscache', 'Dhcp', 'BITS', 'wuauserv', 'CryptSvc'],
] as const;

const connect = 1;
const queryStatus = 4;
const stateAt = 4;
const stopped = 1;
const running = 4;

/** How the services are that an audit is about; one that is not installed, or may not be asked, is absent. */
export function serviceStates(foreign: Foreign): readonly ServiceState[] {
  const api = foreign('advapi32.dll', {
    OpenSCManagerW: takesForLong('buffer', 'buffer', 'u32'),
    OpenServiceW: takesForLong('u64', 'buffer', 'u32'),
    QueryServiceStatus: takes('u64', 'buffer'),
    CloseServiceHandle: takes('u64'),
  });
  const manager = BigInt(api.OpenSCManagerW(null, null, connect));
  if (manager === 0n) return [];
  try {
    return names.map((name): ServiceState => {
      const service = BigInt(api.OpenServiceW(manager, wide(name), queryStatus));
      if (service === 0n) return { name, state: 'absent' };
      const status = Buffer.alloc(28);
      const isTold = api.QueryServiceStatus(service, status) !== 0;
      api.CloseServiceHandle(service);
      return { name, state: stateOf(isTold ? status.readUInt32LE(stateAt) : undefined) };
    });
  } finally {
    api.CloseServiceHandle(manager);
  }
}

function stateOf(number: number | undefined): ServiceState['state'] {
  if (number === running) return 'running';
  return number === stopped ? 'stopped' : 'other';
}
