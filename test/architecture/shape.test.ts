import { describe, expect, it } from 'vitest';
import { plant } from './plant.ts';

const breach = (path: string, text: string): readonly string[] => plant({ [path]: text });

describe('the rule of shape', () => {
  it('reports a module of more than 250 lines', () => {
    expect(breach('src/net/a.ts', '//\n'.repeat(250))).toEqual([]);
    expect(breach('src/net/a.ts', '//\n'.repeat(251))).toEqual([
      'shape src/net/a.ts 251 lines, and 250 are the most',
    ]);
    expect(breach('test/net/a.test.ts', '//\n'.repeat(251))).toEqual([]);
  });

  it.each([
    'src/net/dnsMessage.ts',
    'src/net/Dns.ts',
    'src/net/dns_message.ts',
    'src/net/Deep/dns.ts',
    'src/net/dns.mts',
    'test/net/dnsMessage.test.ts',
    'bench/aB.ts',
  ])('reports the name %s', (path) => {
    expect(breach(path, '')).toEqual([`shape ${path} a file name and its folders are kebab-case`]);
  });

  it.each([
    'export default 1;\n',
    'const a = 1;\nexport { a as default };\n',
    'export default function a(): void {}\n',
  ])('reports the default export of %j', (text) => {
    for (const path of ['src/net/a.ts', 'test/a.ts', 'bench/a.ts'])
      expect(breach(path, text)).toEqual([expect.stringContaining('default export')]);
  });

  it('lets a tool’s configuration have its default export', () => {
    expect(breach('vitest.config.ts', 'export default {};\n')).toEqual([]);
  });

  it.each([
    `export { b } from './b.ts';\n`,
    `export * from './b.ts';\n`,
    `export type { B } from './b.ts';\n`,
    `import { b } from './b.ts';\nexport { b };\n`,
    `import { b } from './b.ts';\nexport { b as c };\n`,
  ])('reports the barrel %j but for the index', (text) => {
    expect(breach('src/net/a.ts', text)).toEqual([
      expect.stringContaining('index.ts is the only barrel'),
    ]);
    expect(breach('src/index.ts', text.replace('./', './net/'))).toEqual([]);
  });
});

describe('the rule of form', () => {
  it.each([
    'export const a = (n: string) => import(n);\n',
    'export const a = (n: string) => import(`./$' + '{n}.ts`);\n',
    'export const a = (n: string) => new URL(n, import.meta.url);\n',
    'export const a = (n: string) => import.meta.resolve(n);\n',
  ])('reports the computed place of %j', (text) => {
    expect(breach('src/net/a.ts', text)).toEqual([
      'form src/net/a.ts:1 the place is computed, so that no rule can follow it',
    ]);
  });

  it('reports require and the ways to it', () => {
    expect(breach('src/net/a.ts', `import { createRequire } from 'node:module';\n`)).toEqual([
      'form src/net/a.ts:1 node:module hides what it loads',
    ]);
    expect(breach('src/net/a.ts', `require('./b.ts');\n`)).toEqual([
      'form src/net/a.ts:1 require hides what it loads',
    ]);
  });

  it('reports a URL that the build does not rewrite', () => {
    expect(breach('src/net/a.ts', `new URL('./b.ts', import.meta.url);\n`)).toEqual([
      'form src/net/a.ts:1 ./b.ts has another name after the build',
    ]);
    const both = `new URL(x ? './b.ts' : './worker.cjs', import.meta.url);\n`;
    expect(breach('src/net/a.ts', both)).toEqual([]);
    expect(breach('src/net/a.ts', both.replace('worker', 'b'))).toHaveLength(1);
  });

  it('reports an import without an ending, and a text that is no TypeScript', () => {
    expect(breach('src/net/a.ts', `import './b';\n`)).toEqual([
      'form src/net/a.ts:1 ./b has no .ts ending',
    ]);
    expect(breach('src/net/a.ts', 'export const = ;\n')).toEqual([
      expect.stringContaining('form src/net/a.ts'),
    ]);
  });
});

describe('the rule of cycles', () => {
  it('reports modules that need each other to load', () => {
    const a = `import { b } from './b.ts';\n`;
    const b = `import { c } from './c.ts';\n`;
    const c = `import { a } from './a.ts';\n`;
    expect(plant({ 'src/net/a.ts': a, 'src/net/b.ts': b, 'src/net/c.ts': c })).toEqual([
      'cycles src/net/a.ts a cycle: src/net/a.ts → src/net/b.ts → src/net/c.ts → src/net/a.ts',
    ]);
  });

  it('reports modules that need each other for a type alone', () => {
    const a = `import { b } from './b.ts';\n`;
    const b = `import type { A } from './a.ts';\n`;
    expect(plant({ 'src/net/a.ts': a, 'src/net/b.ts': b })).toEqual([
      'cycles src/net/a.ts a cycle: src/net/a.ts → src/net/b.ts → src/net/a.ts',
    ]);
  });

  it('lets a module load another when it is needed', () => {
    const a = `import { b } from './b.ts';\n`;
    const b = `export const later = () => import('./a.ts');\n`;
    expect(plant({ 'src/net/a.ts': a, 'src/net/b.ts': b })).toEqual([]);
  });
});

describe('the rule of the mirror', () => {
  it.each([
    ['test/net/a.spec.ts', ''],
    ['test/net/a.test.mts', ''],
    ['src/net/a.test.ts', ''],
    ['bench/a.test.ts', ''],
    ['test/net/connect.ts', `import { describe, it } from 'vitest';\n`],
  ])('reports %s, which the runner does not find', (path, text) => {
    expect(breach(path, text)).toContain(`mirror ${path} the runner takes test/**/*.test.ts alone`);
  });

  it('lets a helper of tests borrow from the runner', () => {
    expect(breach('test/net/until.ts', `import { expect } from 'vitest';\n`)).toEqual([]);
  });

  it('reports a folder with behaviour and without tests', () => {
    const text = 'export function a(): void {}\n';
    expect(breach('src/net/deep/a.ts', text)).toEqual([
      'mirror src/net/deep no test stands in test/net/deep',
    ]);
    expect(plant({ 'src/net/deep/a.ts': text, 'test/net/deep.test.ts': '' })).toEqual([]);
    expect(plant({ 'src/net/deep/a.ts': text, 'test/net/deep/a.test.ts': '' })).toEqual([]);
    expect(breach('src/net/deep/a.ts', 'export type A = 1;\n')).toEqual([]);
  });
});
