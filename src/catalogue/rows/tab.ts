import type { Cloud } from '../../model/target/operating-system.ts';
import type { OsColumn, VersionRule } from '../../model/target/target.ts';
import { isRelease } from '../known/releases.ts';
import { downLevel, windowsAndUnix, windowsOnly } from '../lists/columns.ts';
import { prerequisite } from '../lists/streamlined-rules.ts';

/** What the name of a sheet says of all its rows. */
export interface Tab {
  /** The systems that its rows are for. */
  readonly columns?: readonly OsColumn[];
  readonly rules: readonly VersionRule[];
  /** The government clouds that its rows are for. */
  readonly clouds?: readonly Cloud[];
  readonly portal?: true;
}

/**
 * Reads a sheet's name: `Windows 1607 to 1803` (these releases of the clients and no server),
 * `Windows 7, 8.1, 2008R2 (MMA)` (down-level alone), `Common endpoints` (streamlined, so Windows 10
 * from 1809 with macOS and Linux), a government cloud, the admin portal. Any other name, and a file
 * without sheets, says nothing. `source` names the file, for the reasons.
 */
export function tabOf(sheet: string | undefined, source: string): Tab {
  const name = (sheet ?? '').replace(/\s+/g, ' ').trim();
  if (name === '') return { rules: [] };
  const clouds = governments.find(([pattern]) => pattern.test(name))?.[1];
  return {
    ...systemsOf(name, `${source}: ${name}`),
    ...(clouds ? { clouds } : {}),
    ...(isPortal(name) ? { portal: true } : {}),
  };
}

/** Whether a name or a category is that of the admin portal, which was the Security Center. */
export function isPortal(text: string): boolean {
  return /\bportal\b|\bsecurity cent(?:er|re)\b/i.test(text);
}

const governments: readonly (readonly [pattern: RegExp, clouds: readonly Cloud[]])[] = [
  [/\bgcc[ -]?high\b/i, ['gcc-high']],
  [/\bgcc\b/i, ['gcc']],
  [/\bdod\b/i, ['dod']],
  [/\b(?:us ?-?)?gov(?:ernment)?\b/i, ['gcc', 'gcc-high', 'dod']],
];

function systemsOf(name: string, source: string): Pick<Tab, 'columns' | 'rules'> {
  if (/^common endpoints$/i.test(name)) return { columns: windowsAndUnix, rules: prerequisite };
  const [, from = '', to = ''] =
    /\bwindows (?:10 )?(\w{4}) ?(?:to|-|–) ?(\w{4})\b/i.exec(name.toLowerCase()) ?? [];
  if (isRelease('windows', from) && isRelease('windows', to)) {
    return { columns: windowsOnly, rules: releasesOnly(from, { to, source }) };
  }
  if (/\bmma\b|\bmonitoring agent\b|\bwindows (?:7|8)\b/i.test(name)) {
    return { columns: downLevel, rules: [] };
  }
  return { rules: [] };
}

/** Clients alone, because a server of that time runs either the unified or the older agent. */
function releasesOnly(
  from: string,
  { to, source }: { readonly to: string; readonly source: string },
): readonly VersionRule[] {
  const name = `windows-${from}-to-${to}`;
  return [
    { effect: 'only', family: 'windows-10', from, to, name, source },
    { effect: 'not', family: 'windows-server', name, source },
  ];
}
