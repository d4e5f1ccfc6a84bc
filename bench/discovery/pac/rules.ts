// What does a PAC file of 5,000 rules cost over every host of the built-in catalogues, beside
// pacparser's `pactester` (Debian: libpacparser1), which asks the same file for the same URLs?
//
// In turns, so that whatever else the machine does falls on both alike. Ours counts from the bytes
// of the file to the last answer, the start of its thread included, built as the package has it;
// pactester's is its whole run.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagedEngine } from '../../../bundle/packaged-engine.ts';
import { builtInCatalogues } from '../../../src/catalogue/built-in-catalogues.ts';
import { type Bar, verdict } from '../../verdict.ts';

const ruleCount = 5000;
const rounds = 3;

const hosts = [
  ...new Set(builtInCatalogues.flatMap(({ services }) => services.map(({ host }) => host))),
].map((host) => host.replaceAll('*', 'any'));
const urls = hosts.map((host) => `https://${host}/`);

const kinds = [
  { name: 'dnsDomainIs', rules: (i: number) => `dnsDomainIs(host, ".d${i}.example.com")` },
  { name: 'shExpMatch', rules: (i: number) => `shExpMatch(host, "*.s${i}.example.com")` },
  { name: 'mixed', rules: mixed },
] as const;

const folder = mkdtempSync(join(tmpdir(), 'netready-bench-'));
let createPacEngine: Awaited<ReturnType<typeof packagedEngine>>;
try {
  createPacEngine = await packagedEngine(folder);
  const hasPeer = spawnSync('pactester', ['-v']).error === undefined;
  if (!hasPeer) console.log('pactester is not there: install Debian’s libpacparser1 to compare');
  console.log(`${ruleCount} rules, ${urls.length} hosts, best of ${rounds} rounds`);
  const bars: Bar[] = [];
  for (const { name, rules } of kinds) {
    const value = await compare(name, { script: scriptOf(rules), hasPeer });
    if (value !== undefined) bars.push({ name, value, most: 0.8, unit: 'times pactester' });
  }
  verdict(bars);
} finally {
  rmSync(folder, { recursive: true });
}

interface Trial {
  readonly script: string;
  readonly hasPeer: boolean;
}

/** The ratio of the best rounds; undefined without a peer. */
async function compare(name: string, { script, hasPeer }: Trial): Promise<number | undefined> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const mine = await byEngine(script);
    ours.push(mine.ms);
    if (!hasPeer) continue;
    const peer = byPactester(script);
    theirs.push(peer.ms);
    const differing = urls.filter((_, i) => mine.answers[i] !== peer.answers[i]);
    if (differing.length > 0) {
      console.log(`${name}: ${differing.length} answers differ, the first for ${differing[0]}`);
      process.exitCode = 1;
    }
  }
  const best = Math.min(...ours);
  console.log(`${name.padEnd(12)} netready   ${figure(best)}`);
  if (!hasPeer) return undefined;
  console.log(`${name.padEnd(12)} pactester  ${figure(Math.min(...theirs))}`);
  return best / Math.min(...theirs);
}

function scriptOf(rule: (i: number) => string): string {
  const rules = Array.from(
    { length: ruleCount },
    (_, i) => `  if (${rule(i)}) return "PROXY p${i}:80";`,
  );
  return `function FindProxyForURL(url, host) {\n${rules.join('\n')}\n  return "DIRECT";\n}\n`;
}

/** Three kinds of rules in turn; one in a hundred is about a host of the catalogue. */
function mixed(i: number): string {
  const host = i % 100 === 99 ? (hosts[i % hosts.length] ?? '') : `h${i}.example.com`;
  if (i % 3 === 0) return `host === "${host}"`;
  return i % 3 === 1 ? `dnsDomainIs(host, "${host}")` : `shExpMatch(host, "*${host}")`;
}

interface Run {
  readonly ms: number;
  readonly answers: readonly (string | undefined)[];
}

async function byEngine(script: string): Promise<Run> {
  const start = performance.now();
  const engine = createPacEngine(script, { own: ['10.0.0.1'] });
  const found = await Promise.all(urls.map((url) => engine.select(url)));
  const ms = performance.now() - start;
  await engine.close();
  return { ms, answers: found.map(({ answer }) => answer) };
}

function byPactester(script: string): Run {
  const pac = join(folder, 'rules.pac');
  const list = join(folder, 'urls');
  writeFileSync(pac, script);
  writeFileSync(list, `${urls.join('\n')}\n`);
  const start = performance.now();
  const text = execFileSync('pactester', ['-p', pac, '-f', list, '-c', '10.0.0.1'], {
    encoding: 'utf8',
  });
  const ms = performance.now() - start;
  const answers = new Map(
    text.split('\n').map((line) => [line.split(' : ')[0], line.split(' : ')[1]]),
  );
  return { ms, answers: urls.map((url) => answers.get(url)) };
}

function figure(ms: number): string {
  return `${ms.toFixed(0).padStart(6)} ms   ${(ms / urls.length).toFixed(3)} ms a URL`;
}
