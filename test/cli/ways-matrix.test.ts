import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type ComponentWay, inference } from '../../src/model/route/component.ts';
import type { TakenWay, WayRow } from '../../src/model/route/way-row.ts';
import type { Target } from '../../src/model/target/target.ts';
import { runCli } from './run-cli.ts';

const fixtures = new URL('../../fixtures/ways/', import.meta.url);

/** Machines of the company that the lab plays: a name, their settings, and what is asked. */
const machines = [
  ['windows-11', ['client.reg'], ['--os', 'windows-11']],
  [
    'windows-server-2016-unified',
    ['server.reg'],
    ['--os', 'windows-server-2016', '--agent', 'unified'],
  ],
  ['windows-server-2016-mma', ['server.reg'], ['--os', 'windows-server-2016', '--agent', 'mma']],
  ['linux', ['linux.json', 'linux.environment'], ['--os', 'linux']],
  ['macos', ['mac.txt'], ['--os', 'macos']],
] as const;

interface Ways {
  readonly components: readonly ComponentWay[];
  readonly rows: readonly WayRow[];
}

interface Plan {
  readonly components: readonly ComponentWay[];
  readonly ways: readonly WayRow[];
  readonly targets: readonly Target[];
  readonly routes: readonly { readonly id: string }[];
  readonly attempts: readonly {
    readonly target: string;
    readonly route: string;
    readonly select?: true;
    readonly proxy?: unknown;
  }[];
}

async function json(command: readonly string[], rest: readonly string[]): Promise<unknown> {
  const args = [...command, ...rest, '--region', 'eu', '--format', 'json'];
  const { status, stdout, stderr } = await runCli(args);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout);
}

describe.each(machines)('the ways of %s in the company of the lab', (name, files, asked) => {
  const given = files.flatMap((file) => ['--settings', new URL(file, fixtures).pathname]);
  const rest = [...given, ...asked];

  it('are right cell by cell, and the plan of an audit follows them', async () => {
    const { components, rows } = (await json(['ways'], rest)) as Ways;
    const known = new Map(components.map((one) => [one.component, one]));
    const golden = await readFile(new URL(`matrix/${name}.tsv`, fixtures), 'utf8');
    expect([heading, ...rows.map((row) => lineOf(row, known))]).toEqual(
      golden.trimEnd().split('\n'),
    );
    const plan = (await json(['audit', '--plan'], rest)) as Plan;
    expect(plan.ways).toEqual(rows);
    expect(plan.components).toEqual(components);
    expect(planned(plan)).toEqual(followed(plan, known));
  });

  it('are tried by all targets with --route all, but for what cannot be', async () => {
    const { rows } = (await json(['ways'], rest)) as Ways;
    const plan = (await json(['audit', '--plan', '--route', 'all'], rest)) as Plan;
    const barred = new Map(rows.map(({ url, notApplicable }) => [url, notApplicable]));
    const expected = plan.targets
      .filter((one) => !one.notRun)
      .map(({ id, url }) => [
        id,
        plan.routes.flatMap((route) => (barred.get(url)?.includes(route.id) ? [] : [route.id])),
      ]);
    const tried = Map.groupBy(plan.attempts, ({ target }) => target);
    expect([...tried].map(([id, all]) => [id, all.map(({ route }) => route)])).toEqual(expected);
  });
});

const heading = ['url', 'component', 'way', 'by setting', 'where it fails'].join('\t');

/** A fallback that is an inference is told, and not tried; the way itself stands for none. */
function lineOf(row: WayRow, known: ReadonlyMap<string, ComponentWay>): string {
  const { url, component, way, setting = '-', fallback, detection } = row;
  const isStated = known.get(component)?.fallback.basis !== inference;
  const first = detection === 'unsearched' ? 'detection, then ' : '';
  const next = isStated && fallback.route !== way.route ? textOf(fallback) : '-';
  return [url, component, `${first}${textOf(way)}`, setting, next].join('\t');
}

function textOf({ kind, proxy, pac, bypassedBy }: TakenWay): string {
  if (kind === 'pac') return `PAC ${pac}`;
  if (proxy) return `${proxy.kind}://${proxy.host}:${proxy.port}`;
  return bypassedBy === undefined ? 'direct' : `direct by ${bypassedBy}`;
}

/** What the plan tries, as `URL route proxy`; in the order of the text. */
function planned({ targets, attempts }: Plan): readonly string[] {
  const urls = new Map(targets.map(({ id, url }) => [id, url]));
  return attempts
    .map(({ target, route, proxy, select }) => cell(urls.get(target), route, select ?? proxy))
    .toSorted();
}

/** What the matrix says that is tried: the way of each row that can be asked, and a stated fallback. */
function followed(
  { targets, ways }: Plan,
  known: ReadonlyMap<string, ComponentWay>,
): readonly string[] {
  const asked = new Set(targets.filter((one) => !one.notRun).map(({ url }) => url));
  const cells = ways.flatMap(({ url, component, way, fallback }) => {
    const isStated = known.get(component)?.fallback.basis !== inference;
    const taken = isStated ? [way, fallback] : [way];
    return taken.map(({ route, kind, proxy }) => cell(url, route, kind === 'pac' || proxy));
  });
  return [...new Set(cells.filter((one) => asked.has(one.split(' ')[0] ?? '')))].toSorted();
}

function cell(url: string | undefined, route: string, proxy: unknown): string {
  return `${url} ${route} ${JSON.stringify(proxy) ?? 'direct'}`;
}
