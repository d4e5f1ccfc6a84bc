import type { OperatingSystem } from '../../model/target/operating-system.ts';
import type { VersionRule } from '../../model/target/target.ts';

/** Client releases of Windows, oldest first; the agents know no Windows 7 before its service pack. */
const clientReleases =
  '7-sp1 8 8.1 1507 1511 1607 1703 1709 1803 1809 1903 1909 2004 20h2 21h1 21h2 22h2 11'.split(' ');
const serverReleases = '2008 2008-r2 2012 2012-r2 2016 2019 2022 2025'.split(' ');
const firstOfWindows10 = clientReleases.indexOf('1507');

/**
 * Whether an operating system meets a version rule: `undefined` where the rule says nothing of
 * it. Family `windows` is every client, `windows-10` Windows 10 and its successors, and
 * `windows-server` the servers. A bound that no release matches counts as not there.
 */
export function meetsVersionRule(rule: VersionRule, os: OperatingSystem): boolean | undefined {
  const release = releaseOf(os);
  if (release === undefined) return undefined;
  const isServer = rule.family === 'windows-server';
  if (release.server !== isServer) return undefined;
  if (rule.family === 'windows-10' && release.rank < firstOfWindows10) return undefined;
  const scale = isServer ? serverReleases : clientReleases;
  const from = rule.from === undefined ? -1 : scale.indexOf(rule.from);
  const to = rule.to === undefined ? -1 : scale.indexOf(rule.to);
  const within = (from < 0 || release.rank >= from) && (to < 0 || release.rank <= to);
  return rule.effect === 'only' ? within : !within;
}

/** Whether a family counts a release of that name. */
export function isRelease(family: VersionRule['family'], name: string): boolean {
  return (family === 'windows-server' ? serverReleases : clientReleases).includes(name);
}

function releaseOf(os: OperatingSystem): { server: boolean; rank: number } | undefined {
  if (!os.startsWith('windows-')) return undefined;
  const server = os.startsWith('windows-server-');
  const name = os.replace(/^windows-(server-|10-)?/, '');
  return { server, rank: (server ? serverReleases : clientReleases).indexOf(name) };
}
