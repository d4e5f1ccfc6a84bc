import type { Dialect } from '../dialect.ts';
import { origin } from '../text/comment.ts';
import { rangesOrigin } from '../text/entry-addresses.ts';
import { missingLists } from '../text/filled-lists.ts';
import { nameGroups } from '../text/named-groups.ts';
import { noteBook } from '../text/note-book.ts';
import { uuidOf } from '../text/object-name.ts';

/**
 * PowerShell for the firewall of Windows: a dynamic keyword for each name, by a number that is the same every time,
 * and an outbound rule for each port; one of addresses where ranges stand in the place of names. Keywords go by look-ups of names that this machine makes: what
 * goes through a proxy makes none.
 */
export const windowsFirewall: Dialect = {
  name: 'windows-firewall',
  takesRanges: true,
  ending: '.ps1',
  write: (set) => {
    const book = noteBook();
    const groups = nameGroups(set, { lists: ['allow'], book });
    const named = groups.filter(({ members }) => members.length > 0);
    const ranged = groups.filter(({ ranges }) => ranges.length > 0);
    if (named.length > 0) book.note('lookup-needed');
    missingLists(set, { kind: 'list-untold', lists: ['no-inspect', 'no-auth'], book });
    const hosts = new Set(groups.flatMap(({ members }) => members.map(({ host }) => host)));
    const lines = [
      `# ${origin(set)}`,
      ...[...hosts]
        .sort()
        .flatMap((host) => [
          `Remove-NetFirewallDynamicKeywordAddress -Id '${guidOf(host)}' -ErrorAction SilentlyContinue`,
          `New-NetFirewallDynamicKeywordAddress -Id '${guidOf(host)}' -Keyword '${host}' -AutoResolve $true`,
        ]),
      ...named.flatMap(({ port, members }) => [
        `Remove-NetFirewallRule -Name 'netready-allow-${port}' -ErrorAction SilentlyContinue`,
        `New-NetFirewallRule -Name 'netready-allow-${port}' -DisplayName 'netready allow ${port}' -Description '${origin(set)}' -Direction Outbound -Action Allow -Protocol TCP -RemotePort ${port} -RemoteDynamicKeywordAddresses ${members.map(({ host }) => `'${guidOf(host)}'`).join(',')}`,
      ]),
      ...ranged.flatMap(({ port, ranges }) => [
        `Remove-NetFirewallRule -Name 'netready-allow-${port}-ranges' -ErrorAction SilentlyContinue`,
        `New-NetFirewallRule -Name 'netready-allow-${port}-ranges' -DisplayName 'netready allow ${port} ranges' -Description '${rangesOrigin(set)}' -Direction Outbound -Action Allow -Protocol TCP -RemotePort ${port} -RemoteAddress ${ranges.map((range) => `'${range}'`).join(',')}`,
      ]),
    ];
    return { text: lines.map((line) => `${line}\r\n`).join(''), notes: book.notes() };
  },
};

function guidOf(host: string): string {
  return `{${uuidOf(host)}}`;
}
