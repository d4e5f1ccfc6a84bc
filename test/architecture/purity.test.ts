import { describe, expect, it } from 'vitest';
import { plant } from './plant.ts';

const breach = (text: string, path = 'src/diagnosis/a.ts'): readonly string[] =>
  plant({ [path]: text });

describe('the rule of purity', () => {
  it.each([
    'node:fs',
    'node:fs/promises',
    'node:net',
    'node:tls',
    'node:dns',
    'node:http',
    'node:https',
    'node:dgram',
    'node:timers',
    'node:timers/promises',
    'node:process',
    'node:perf_hooks',
    'node:os',
    'node:child_process',
    'node:worker_threads',
  ])('reports %s', (module) => {
    for (const folder of ['model', 'plan', 'diagnosis', 'report'])
      expect(breach(`import * as x from '${module}';\n`, `src/${folder}/a.ts`)).toHaveLength(1);
  });

  it.each([
    ['Date.now', 'export const a: number = Date.now();\n'],
    ['new Date', 'export const a: Date = new Date();\n'],
    ['new Date', 'export const a: Date = new Date;\n'],
    ['Date()', 'export const a: string = Date();\n'],
    ['Date', 'const { now } = Date;\n'],
    ['Date[…]', `export const a: number = Date['now']();\n`],
    ['Date.now', 'export const a: () => number = Date\n  .now;\n'],
    ['performance.now', 'export const a: number = performance.now();\n'],
    ['Math.random', 'export const a: number = Math.random();\n'],
    ['Math', 'const { random } = Math;\n'],
    ['process.env', 'export const a: unknown = process.env;\n'],
    ['process.hrtime', 'export const a: unknown = process.hrtime.bigint();\n'],
    ['globalThis.process', 'export const a: unknown = globalThis.process;\n'],
    ['setTimeout()', 'setTimeout(() => {}, 1);\n'],
    ['fetch()', `export const a: unknown = fetch('x');\n`],
    ['crypto.randomUUID', 'export const a: string = crypto.randomUUID();\n'],
    ['process', 'export const a: unknown = { process };\n'],
  ])('reports %s in %j', (name, text) => {
    expect(breach(text)).toEqual([
      `purity src/diagnosis/a.ts:1 diagnosis is pure and may not use ${name}`,
    ]);
  });

  it.each([
    `export const a: Date = new Date('2026-01-01');\n`,
    `export const a: number = Date.parse('2026-01-01') + Date.UTC(2026);\n`,
    'export const a: number = Math.max(1, 2) + Math.PI;\n',
    'export const a: boolean = b instanceof Date;\n',
    'export interface A { readonly process: Date; readonly performance: string }\n',
    'export const a: unknown = { process: 1, fetch: 2 };\n',
    'export const a: unknown = x.process.env + x.performance.now();\n',
    `export const a = 'Date.now() and process.env';\n`,
    '// Date.now(), new Date(), process.env\n',
    'export const a = `new Date()`;\n',
    `import { BlockList, isIP } from 'node:net';\n`,
    `import { createHash, X509Certificate } from 'node:crypto';\n`,
    `import { isDeepStrictEqual } from 'node:util';\n`,
    'export type A = (process: string) => Date;\n',
  ])('lets stand %j', (text) => {
    expect(breach(text)).toEqual([]);
  });

  it('reports names of a module that only computes otherwise', () => {
    expect(breach(`import { connect, isIP } from 'node:net';\n`)).toEqual([
      'purity src/diagnosis/a.ts:1 diagnosis is pure and may not use connect of node:net',
    ]);
    expect(breach(`import { randomUUID } from 'node:crypto';\n`)).toHaveLength(1);
  });

  it('asks nothing of a folder that takes the steps', () => {
    const text = `import { connect } from 'node:net';\nexport const a: number = Date.now();\n`;
    expect(breach(text, 'src/net/a.ts')).toEqual([]);
  });
});

describe('the rule of leaving', () => {
  it("reports what is the command line's outside it", () => {
    const text = `process.argv.at(2);\nprocess.exitCode = 1;\n`;
    expect(breach(text, 'src/net/a.ts')).toEqual([
      "leaving src/net/a.ts:1 process.argv is the command line's",
      "leaving src/net/a.ts:2 process.exitCode is the command line's",
    ]);
    expect(breach(text, 'src/cli/a.ts')).toEqual([]);
  });

  it('reports what ends the process early, the command line included', () => {
    expect(breach('process.exit(1);\n', 'src/cli/a.ts')).toEqual([
      'leaving src/cli/a.ts:1 process.exit ends the process early',
    ]);
  });
});
