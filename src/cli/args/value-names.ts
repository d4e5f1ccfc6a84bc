import type { SystemName } from '../../setup/request/audit-request.ts';
import { systemNames } from '../../setup/targets/requested-systems.ts';
import { chooseOne, notAChoice, UnusableValue } from '../../setup/usage/usage-error.ts';
import type { Read } from './flag.ts';

/** Spellings of which only one system can be meant, as `keyOf` has them. */
const aliases: ReadonlyMap<string, SystemName> = new Map([
  ['windows7', 'windows-7-sp1'],
  // All releases of Windows 10 that are still serviced (from 1809 on) need the same rows; older ones are named.
  ['windows10', 'windows-10-22h2'],
  ['mac', 'macos'],
  ['osx', 'macos'],
  ['macosx', 'macos'],
]);

/**
 * A system as people type it: `win11`, `Windows 11`, `server2019`, `mac`. A name that several releases
 * have is refused with their names: which rows an audit needs hangs on the release.
 */
export const systemNamed: Read<SystemName> = (option, value) => {
  const key = keyOf(value);
  const found = systemNames.find((name) => keyOf(name) === key) ?? aliases.get(key);
  if (found !== undefined) return found;
  const releases = systemNames.filter((name) => keyOf(name).startsWith(key));
  if (key.length < minKey || releases.length < 2) throw notAChoice(option, value, systemNames);
  throw new UnusableValue(option, { value, why: `its release matters, ${chooseOne(releases)}` });
};

/** Long enough to mean a system: `windows`, `windows10`, `windowsserver`. */
const minKey = 7;

function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_-]/g, '')
    .replace(/^win(?!dows)/, 'windows')
    .replace(/^(?:windows)?server/, 'windowsserver');
}

const regionAliases: ReadonlyMap<string, string> = new Map([
  ['europe', 'eu'],
  ['european-union', 'eu'],
  ['usa', 'us'],
  ['united-states', 'us'],
  ['gb', 'uk'],
  ['united-kingdom', 'uk'],
  ['australia', 'au'],
  ['switzerland', 'ch'],
  ['india', 'in'],
]);

/** A region as people type it; any other word as it stands: which there are, the list says. */
export const regionNamed: Read<string> = (_, value) =>
  regionAliases.get(
    value
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, '-'),
  ) ?? value;
