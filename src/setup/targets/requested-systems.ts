import { platform, release } from 'node:os';
import { type OperatingSystem, operatingSystems } from '../../model/target/operating-system.ts';
import type { SystemName } from '../request/audit-request.ts';

/** Systems that the lists name and give the rows of another (`configure-environment`, 2026-09-22). */
const aliases = { 'azure-stack-hci': 'windows-server-2022' } as const;

/** All that `--os` takes. */
export const systemNames: readonly SystemName[] = ['auto', ...operatingSystems, 'azure-stack-hci'];

/** The systems of a request, once each; this machine's where none is named. */
export function requestedSystems(
  names: readonly SystemName[],
  fallback?: OperatingSystem,
): readonly OperatingSystem[] {
  if (names.length === 0 && fallback) return [fallback];
  const chosen = (names.length === 0 ? (['auto'] as const) : names).map((name) => {
    if (name === 'auto') return thisMachine();
    return name === 'azure-stack-hci' ? aliases[name] : name;
  });
  return [...new Set(chosen)];
}

/** Windows says its build; the first build of Windows 11 is 22000, of Server 2025 26100. */
function thisMachine(): OperatingSystem {
  if (platform() === 'darwin') return 'macos';
  if (platform() !== 'win32') return 'linux';
  const build = Number(release().split('.')[2] ?? 0);
  if (build >= 22000) return 'windows-11';
  if (build >= 18362) return 'windows-10-22h2';
  if (build >= 17763) return 'windows-10-1809';
  if (build >= 17134) return 'windows-10-1803';
  if (build >= 16299) return 'windows-10-1709';
  if (build >= 10240) return 'windows-10-1703';
  return build >= 9600 ? 'windows-8.1' : 'windows-7-sp1';
}
