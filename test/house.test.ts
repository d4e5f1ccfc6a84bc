import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Manifest {
  readonly license: string;
  readonly engines: { readonly node: string };
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const manifestOf = (path: string): Manifest => JSON.parse(read(path));
const { engines, scripts, dependencies, devDependencies } = manifestOf('package.json');

describe('package.json', () => {
  // The seventeenth is `test:windows:suites`: suites of ours by another Node on another system are no part of `test:windows`,
  // which is five minutes of every build.
  it('has seventeen scripts at the most', () => {
    expect(Object.keys(scripts).length).toBeLessThanOrEqual(17);
  });

  it('names the oldest Node as the launcher and the oldest run do', () => {
    const oldest = /^>=(\d+)\.(\d+)$/.exec(engines.node);
    expect(read('bin/netready.js')).toContain(`oldest = [${oldest?.[1]}, ${oldest?.[2]}]`);
    expect(scripts['test:oldest']).toContain(`node@${oldest?.[1]}.${oldest?.[2]}.0 `);
  });
});

describe('.ci/run', () => {
  it('runs every step of `npm run ok`', () => {
    const steps = scripts['ok']?.split(' && ') ?? [];
    expect(steps.length).toBeGreaterThan(3);
    for (const step of steps) expect(read('.ci/run')).toMatch(new RegExp(`^${step}\\b`, 'm'));
  });
});

describe('CONTRIBUTING.md', () => {
  it.each(Object.keys({ ...dependencies, ...devDependencies }))(
    'has a row for %s with its licence',
    (name) => {
      const row = read('CONTRIBUTING.md')
        .split('\n')
        .find((line) => line.split('|')[1]?.includes(`\`${name}\``));
      expect(row?.split('|')[3]?.trim()).toBe(
        manifestOf(`node_modules/${name}/package.json`).license,
      );
    },
  );
});

describe('bench/', () => {
  const scripts = readdirSync(new URL('../bench', import.meta.url), { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .filter((path) => /\/.*\.ts$/.test(path) && /^\/\/ .*\?/m.test(read(`bench/${path}`)));

  it('has a row in its README for every question', () => {
    expect(scripts.length).toBeGreaterThan(15);
    const page = read('bench/README.md');
    expect(scripts.filter((path) => !page.includes(`| \`${path}\` |`))).toEqual([]);
  });

  it('is run for each promise of the README, and for no other', () => {
    const [list = ''] = /(?<=^const benches = \[).*?(?=\])/ms.exec(read('bench/targets.ts')) ?? [];
    const run = Array.from(list.matchAll(/'(.+?)'/g), ([, name]) => name);
    const [section = ''] = /(?<=^## Performance$).*?(?=^## )/ms.exec(read('README.md')) ?? [];
    const promised = Array.from(section.matchAll(/^\|.*?\| `([^`]+)` \|/gm), ([, name]) => name);
    expect(promised.toSorted()).toEqual(run.toSorted());
    expect(run.length).toBeGreaterThan(5);
  });
});
