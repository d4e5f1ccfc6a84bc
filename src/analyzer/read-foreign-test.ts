import type { ForeignMethod, ForeignTest, ForeignUrl } from '../model/compared/foreign-test.ts';
import { startOf } from '../model/text/start-of.ts';

const maxSaid = 200;
/** No list of addresses is longer. */
const maxUrls = 5000;
/** So many lines at most belong to one address: the analyzer's five ways and what may stand between them. */
const maxBlock = 12;

const header = /^\s*Testing URL\s*:\s*(https?:\/\/\S{1,2000})\s*$/i;
// No two parts that repeat can take the same characters: a line may have 16 MiB. What they take is trimmed after.
const method = /^\s*\d{1,2}\s*-([^:]{1,100}):(.*)$/;
const connection =
  /^\s*Testing connection with\s+(https?:\/\/\S{1,2000})\s+\.{2,10}\s*\[([^\]]{1,40})\](.*)$/i;
/** By `ValidateURLs` of the analyzer's script of 2024; the one of 2022 knows no 405. */
const passing: ReadonlySet<number> = new Set([200, 400, 404, 405]);

/**
 * What the MDE Client Analyzer, or `mdatp connectivity test`, wrote of connections: of a text that holds more,
 * what it has of them. Other lines are none of ours and passed over, but for those that stand behind a
 * failure of `mdatp`, which say why.
 * @returns undefined where nothing of the kind is in it. Linear in the text.
 */
export function readForeignTest(text: string): ForeignTest | undefined {
  const lines = text.split(/\r?\n/);
  const analyzed = readBlocks(lines);
  if (analyzed.length > 0) return { tool: 'mde-client-analyzer', urls: lastOf(analyzed) };
  const connected = readConnections(lines);
  return connected.length > 0 ? { tool: 'mdatp', urls: lastOf(connected) } : undefined;
}

function readBlocks(lines: readonly string[]): readonly ForeignUrl[] {
  const found: ForeignUrl[] = [];
  for (const [index, line] of lines.entries()) {
    const url = header.exec(line)?.[1];
    if (url === undefined) continue;
    if (found.length === maxUrls) break;
    const methods = methodsBehind(lines, index);
    const passes = methods.some(({ outcome }) => outcome === 'passes');
    found.push({ url, line: index + 1, methods, passes });
  }
  return found;
}

/** The ways of one address: up to the next address, or an empty line behind them. */
function methodsBehind(lines: readonly string[], at: number): readonly ForeignMethod[] {
  const methods: ForeignMethod[] = [];
  for (const line of lines.slice(at + 1, at + 1 + maxBlock)) {
    if (header.test(line) || (line.trim() === '' && methods.length > 0)) break;
    const [, name, said = ''] = method.exec(line) ?? [];
    if (name !== undefined) methods.push(methodOf(name.trim(), said.trim()));
  }
  return methods;
}

function methodOf(name: string, said: string): ForeignMethod {
  const digits = /\((\d{3})\)/.exec(said)?.[1];
  const status = digits === undefined ? undefined : Number(digits);
  const isAbsent = /^doesn.?t exist\b/i.test(said);
  const passes = status !== undefined && passing.has(status);
  return {
    name,
    said: startOf(said, maxSaid),
    ...(status !== undefined && { status }),
    outcome: isAbsent ? 'absent' : passes ? 'passes' : 'fails',
  };
}

function readConnections(lines: readonly string[]): readonly ForeignUrl[] {
  const found: ForeignUrl[] = [];
  for (const [index, line] of lines.entries()) {
    const [, url, word = '', rest = ''] = connection.exec(line) ?? [];
    if (url === undefined) continue;
    if (found.length === maxUrls) break;
    const passes = /^\s*ok\s*$/i.test(word);
    const more = rest.trim();
    const why = passes || more !== '' ? more : reasonBehind(lines, index);
    const said = [word.trim(), why].filter((text) => text !== '').join(': ');
    const curlCode = passes ? undefined : curlCodeIn(why);
    const one = {
      said: startOf(said, maxSaid),
      ...(curlCode !== undefined && { curlCode }),
      outcome: passes ? ('passes' as const) : ('fails' as const),
    };
    found.push({ url, line: index + 1, methods: [one], passes });
  }
  return found;
}

/** What `mdatp` says of a failure on the next line. */
function reasonBehind(lines: readonly string[], at: number): string {
  const next = lines[at + 1]?.trim() ?? '';
  return connection.test(next) ? '' : next;
}

function curlCodeIn(text: string): number | undefined {
  const [, code] = /\bcurl\b[^\d]{0,40}(\d{1,2})\b/i.exec(text) ?? [];
  return code === undefined ? undefined : Number(code);
}

function lastOf(urls: readonly ForeignUrl[]): readonly ForeignUrl[] {
  return [...new Map(urls.map((one) => [one.url, one])).values()];
}
