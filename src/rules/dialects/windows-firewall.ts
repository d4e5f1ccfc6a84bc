import type { Dialect } from '../dialect.ts';
import { origin } from '../text/comment.ts';
import { missingLists } from '../text/filled-lists.ts';
import { nameGroups } from '../text/named-groups.ts';
import { noteBook } from '../text/note-book.ts';
import { uuidOf } from '../text/object-name.ts';

/**
 * PowerShell for the firewall of Windows: a dynamic keyword for each name, by a number that is the same every time,
 * and an outbound rule for each port. Keywords go by look-ups of names that this machine makes: what
 * goes through a proxy makes none.
 */
export const windowsFirewall: Dialect = {
  name: 'windows-firewall',
  ending: '.ps1',
  write: (set) => {
    const book = noteBook();
    const groups = nameGroups(set, { lists: ['allow'], book });
    if (groups.length > 0) book.note('lookup-needed');
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
      ...groups.flatMap(({ port, members }) => [
        `Remove-NetFirewallRule -Name 'netready-allow-${port}' -ErrorAction SilentlyContinue`,
        `New-NetFirewallRule -Name 'netready-allow-${port}' -DisplayName 'netready allow ${port}' -Description '${origin(set)}' -Direction Outbound -Action Allow -Protocol TCP -RemotePort ${port} -RemoteDynamicKeywordAddresses ${members.map(({ host }) => `'${guidOf(host)}'`).join(',')}`,
      ]),
    ];
    return { text: lines.map((line) => `${line}\r\n`).join(''), notes: book.notes() };
  },
};

function guidOf(host: string): string {
  return `{${uuidOf(host)}}`;
}
