import { namedRanges } from '../../discovery/pac/named-ranges.ts';
import type { PacEntry, PacFailure, PacSelection } from '../../discovery/pac/pac-selection.ts';
import { hostAndPort } from '../../model/address/endpoint.ts';
import type {
  ShownPacChange,
  ShownPacComparison,
} from '../../report/view/pac/shown-pac-comparison.ts';
import { askPacFile, type PacQuestions } from './ask-pac-file.ts';

const maxBranches = 16;

interface File {
  readonly source: string;
  readonly script: string;
}

/**
 * Asks two PAC files the same, as this client and as one in each range that either names, for
 * Windows and for browsers: the URLs whose way changes. Ways are compared, not texts.
 */
export async function comparePac(
  files: { readonly before: File; readonly after: File },
  urls: readonly string[],
  options: PacQuestions,
): Promise<ShownPacComparison> {
  const { before, after } = files;
  const branches = branchesOf([before.script, after.script], options);
  const changes: ShownPacChange[] = [];
  for (const { branch, own } of branches) {
    const asked = { ...options, ...(own && { own }) };
    const old = await askPacFile(before.script, urls, asked);
    const now = new Map((await askPacFile(after.script, urls, asked)).map((one) => [one.url, one]));
    for (const one of old) {
      const other = now.get(one.url);
      if (other) changes.push(...changesOf(one, other, branch));
    }
  }
  const names = branches.map(({ branch }) => branch);
  return { old: before.source, new: after.source, asked: urls.length, branches: names, changes };
}

function branchesOf(
  scripts: readonly string[],
  { own }: PacQuestions,
): readonly { readonly branch: string; readonly own?: readonly string[] }[] {
  const ranges = new Map(
    scripts.flatMap((script) => namedRanges(script).map((one) => [one.range, one.address])),
  );
  const others = [...ranges].slice(0, maxBranches).map(([range, address]) => ({
    branch: `a client in ${range} (${address})`,
    own: [address],
  }));
  return [{ branch: own ? `a client at ${own.join(', ')}` : 'this machine' }, ...others];
}

function changesOf(before: PacSelection, after: PacSelection, branch: string): ShownPacChange[] {
  const { url } = before;
  return (['windows', 'browsers'] as const).flatMap((caller) => {
    const old = wayOf(before, caller);
    const now = wayOf(after, caller);
    return old === now ? [] : [{ caller, branch, url, before: old, after: now }];
  });
}

function wayOf(selection: PacSelection, caller: ShownPacChange['caller']): string {
  const asked = caller === 'browsers' ? (selection.other ?? selection) : selection;
  return wayText(asked);
}

function wayText({
  entries,
  failure,
}: {
  readonly entries: readonly PacEntry[];
  readonly failure: PacFailure | null;
}): string {
  if (failure) return `no answer (${failure.code}: ${failure.detail})`;
  return entries
    .map((way) => {
      if (way.kind === 'direct') return 'DIRECT';
      return `${keywords[way.kind]} ${hostAndPort(way.host, way.port)}`;
    })
    .join('; ');
}

const keywords = { http: 'PROXY', https: 'HTTPS', socks5: 'SOCKS5', socks4: 'SOCKS4' } as const;
