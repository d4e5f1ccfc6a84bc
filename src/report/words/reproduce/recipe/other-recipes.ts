import { type CurlCall, curlLine } from '../call/curl-line.ts';
import { lookUpLines } from '../call/look-up-lines.ts';
import { requestLines } from '../call/request-lines.ts';
import { safeUrl } from '../call/safe-url.ts';
import type { ShellName } from '../call/shell-name.ts';
import { type Scene, stepOf } from '../reproduce-scene.ts';
import { type Line, typed } from '../typed.ts';

/** The first of the routes that a finding names, as far as the audit went over them. */
export function overRoutes(
  scene: Scene,
  shell: ShellName,
  { routes, tells }: { readonly routes: 'passes' | 'fails'; readonly tells?: CurlCall['tells'] },
): readonly Line[] {
  const most = scene.finding.kind === 'service-outage' ? 2 : 1;
  const change = tells === undefined ? {} : { tells };
  return (scene.finding.facts[routes] ?? []).slice(0, most).flatMap((route) => {
    const other = scene.over(route);
    return other ? requestLines(other, shell, change) : [];
  });
}

/** At an address at which nobody is, under the name of a target. */
export function atNobody(scene: Scene, shell: ShellName): readonly Line[] {
  const { host, serverName } = scene.attempt;
  const named = serverName ? { serverName } : {};
  return requestLines(scene, shell, { ...named, address: host, insecure: true });
}

const mostAtOnce = 60;

/** Twice as many at once as it took: who is over the limit is told by another status, or fails. */
export function allAtOnce(scene: Scene, shell: ShellName): readonly Line[] {
  const { inFlight = 20, server } = scene.finding.facts;
  const count = Math.min(mostAtOnce, Math.max(4, 2 * inFlight));
  if (server === undefined) {
    const options = typed`-Z --parallel-immediate --parallel-max ${count}
      -w ${String.raw`%{http_connect} %{http_code} %{errormsg}\n`}`;
    // A list in the fragment, which is never sent: the same request, so many times.
    return requestLines(scene, shell, { options, tells: 'figures', suffix: `#[1-${count}]` });
  }
  const [line] = lookUpLines(scene, shell, { server });
  if (!line) return [];
  return shell === 'shell'
    ? [typed`for i in $(seq ${count}); do ${line} & done; wait`]
    : [typed`1..${count} | ForEach-Object -Parallel { ${line} } -ThrottleLimit ${count}`];
}

/** The PAC file, as a service fetches it: without a proxy. */
export function pacFile(scene: Scene, shell: ShellName): readonly Line[] {
  const source = stepOf(scene, 'select')?.source ?? '';
  const url = URL.parse(source.replace(/^pac\+/, ''));
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '') return [];
  const scheme = url.protocol === 'http:' ? 'http' : 'https';
  const port = url.port === '' ? (scheme === 'http' ? 80 : 443) : Number(url.port);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const safe = safeUrl({ scheme, host, port, path: `${url.pathname}${url.search}` });
  const { seconds } = scene;
  return safe === undefined ? [] : [curlLine({ url: safe, seconds, tells: 'page' }, shell)];
}

/** The head of the answer, byte by byte: curl forgives what is wrong with it. */
export function rawHead(scene: Scene, shell: ShellName): readonly Line[] {
  const options = typed`--raw -D head.txt`;
  const read = shell === 'shell' ? typed`od -c head.txt` : typed`Format-Hex head.txt`;
  const asked = requestLines(scene, shell, { options, tells: 'figures' });
  return asked.length === 0 ? [] : [...asked, read];
}
