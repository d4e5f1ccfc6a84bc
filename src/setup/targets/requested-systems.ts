import { platform, release } from 'node:os';
import { type ProductType, productType } from '../../discovery/windows/live/product-type.ts';
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

function thisMachine(): OperatingSystem {
  if (platform() === 'darwin') return 'macos';
  if (platform() !== 'win32') return 'linux';
  const build = Number(release().split('.')[2] ?? 0);
  return windowsOf(build, productType());
}

/** The first build of each, the newest first. */
const clients: readonly (readonly [build: number, system: OperatingSystem])[] = [
  [22_000, 'windows-11'],
  [18_362, 'windows-10-22h2'],
  [17_763, 'windows-10-1809'],
  [17_134, 'windows-10-1803'],
  [16_299, 'windows-10-1709'],
  [10_240, 'windows-10-1703'],
  [9600, 'windows-8.1'],
  [0, 'windows-7-sp1'],
];
const servers: readonly (readonly [build: number, system: OperatingSystem])[] = [
  // Between two that the lists name stand semi-annual releases, which are of the older one.
  [26_100, 'windows-server-2025'],
  [20_348, 'windows-server-2022'],
  [17_763, 'windows-server-2019'],
  [14_393, 'windows-server-2016'],
  [9200, 'windows-server-2012-r2'],
  [0, 'windows-server-2008-r2'],
];

/**
 * Windows by its build, and by whether it is sold as a server: one build may be both. A client where
 * that is not known.
 *
 * @internal Exported for its tests.
 */
export function windowsOf(build: number, type: ProductType | undefined): OperatingSystem {
  const known = type === 'server' ? servers : clients;
  const found = known.find(([first]) => build >= first)?.[1];
  return found ?? 'windows-11';
}
