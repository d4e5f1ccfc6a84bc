import { describe, expect, it } from 'vitest';
import { plant } from './plant.ts';

const breach = (path: string, text: string): readonly string[] => plant({ [path]: text });

describe('the rule of direction', () => {
  it.each([
    ['model', 'net'],
    ['catalogue', 'net'],
    ['catalogue', 'plan'],
    ['plan', 'catalogue'],
    ['diagnosis', 'plan'],
    ['diagnosis', 'report'],
    ['report', 'diagnosis'],
    ['report', 'record'],
    ['record', 'net'],
    ['net', 'catalogue'],
    ['net', 'probe'],
    ['discovery', 'probe'],
    ['discovery', 'catalogue'],
    ['probe', 'discovery'],
    ['probe', 'plan'],
    ['load', 'probe'],
    ['lab', 'probe'],
    ['lab', 'cli'],
    ['net', 'cli'],
  ])('reports %s that imports %s', (from, to) => {
    expect(breach(`src/${from}/a.ts`, `import { b } from '../${to}/b.ts';\n`)).toEqual([
      `direction src/${from}/a.ts:1 ${from} may not import ${to}`,
    ]);
  });

  it.each([
    ['catalogue', 'model'],
    ['record', 'model'],
    ['net', 'model'],
    ['discovery', 'net'],
    ['probe', 'net'],
    ['lab', 'catalogue'],
    ['cli', 'lab'],
    ['cli', 'load'],
  ])('lets %s import %s', (from, to) => {
    expect(breach(`src/${from}/a.ts`, `import { b } from '../${to}/b.ts';\n`)).toEqual([]);
  });

  it('lets a module import its own folder and its folders below', () => {
    const text = `import { b } from './b.ts';\nimport { c } from './deep/c.ts';\n`;
    expect(breach('src/plan/a.ts', text)).toEqual([]);
    expect(breach('src/plan/deep/d.ts', `import { b } from '../b.ts';\n`)).toEqual([]);
  });

  it('follows a folder however deep the module stands', () => {
    expect(breach('src/discovery/pac/a.ts', `import '../../lab/b.ts';\n`)).toEqual([
      'direction src/discovery/pac/a.ts:1 discovery may not import lab',
    ]);
  });

  it('lets the line import all but the lab and the load', () => {
    const text = `import './plan/a.ts';\nimport './lab/b.ts';\nimport './load/c.ts';\n`;
    expect(breach('src/audit.ts', text)).toEqual([
      'direction src/audit.ts:2 src/audit.ts may not import lab',
      'direction src/audit.ts:3 src/audit.ts may not import load',
    ]);
  });

  it('lets the index and the command line import the line, and no one else', () => {
    expect(breach('src/index.ts', `export { audit } from './audit.ts';\n`)).toEqual([]);
    expect(breach('src/cli/a.ts', `import { audit } from '../audit.ts';\n`)).toEqual([]);
    expect(breach('src/probe/a.ts', `import { audit } from '../audit.ts';\n`)).toEqual([
      'direction src/probe/a.ts:1 probe may not import src/audit.ts',
    ]);
  });

  it('reports a folder and a module of the root that the table does not know', () => {
    expect(breach('src/util/a.ts', 'export const a = 1;\n')).toEqual([
      'direction src/util/a.ts folder util has no row in the table of directions',
    ]);
    expect(breach('src/helpers.ts', 'export const a = 1;\n')).toEqual([
      'direction src/helpers.ts the root of src holds audit.ts and index.ts alone',
    ]);
  });

  it('reports an import that leaves src, but for what travels with the command line', () => {
    expect(breach('src/net/a.ts', `import '../../test/b.ts';\n`)).toEqual([
      'direction src/net/a.ts:1 ../../test/b.ts leaves src',
    ]);
    for (const place of ['package.json', 'docs/finding/']) {
      const text = `new URL('../../${place}', import.meta.url);\n`;
      expect(breach('src/cli/a.ts', text)).toEqual([]);
      expect(breach('src/net/a.ts', text)).toHaveLength(1);
    }
  });
});

describe('an import is seen', () => {
  const seen = ['direction src/model/a.ts:1 model may not import net'];

  it.each([
    ['over many lines', `import {\n  b,\n  c,\n} from '../net/b.ts';\n`],
    ['of a type', `import type { B } from '../net/b.ts';\n`],
    ['of a type among values', `import { type B } from '../net/b.ts';\n`],
    ['of a type in place', `export type A = import('../net/b.ts').B;\n`],
    ['of a type of a module', `export type A = typeof import('../net/b.ts');\n`],
    ['of a namespace', `import * as b from '../net/b.ts';\n`],
    ['for its effect', `import '../net/b.ts';\n`],
    ['without spaces', `import{b}from'../net/b.ts';\n`],
    ['behind a comment', `import { b } from /* here */ '../net/b.ts'; // there\n`],
    ['that is dynamic', `export const b = import('../net/b.ts');\n`],
    ['that is dynamic, in a template', 'export const b = import(`../net/b.ts`);\n'],
    ['that is dynamic, in a template’s hole', `export const b = \`\${import('../net/b.ts')}\`;\n`],
    ['with attributes', `import b from '../net/b.json' with { type: 'json' };\n`],
    ['of a module beside, for a thread', `new URL('../net/b.js', import.meta.url);\n`],
    ['by resolution', `import.meta.resolve('../net/b.js');\n`],
    ['by a detour', `import '../model/../net/b.ts';\n`],
    ['of either of two', `new URL(x ? './b.js' : '../net/b.js', import.meta.url);\n`],
  ])('%s', (_, text) => {
    expect(plant({ 'src/model/a.ts': text })).toEqual(seen);
  });

  it('that passes on a name, or a type', () => {
    for (const text of ['export { b }', 'export type { B }', 'export *', 'export * as b'])
      expect(plant({ 'src/model/a.ts': `${text} from '../net/b.ts';\n` })).toContain(seen[0]);
  });
});

describe('no import is seen', () => {
  it.each([
    ['in a comment of a line', `// import { b } from '../net/b.ts';\n`],
    ['in a comment of many lines', `/*\nimport { b } from '../net/b.ts';\n*/\n`],
    ['in documentation', `/** As \`import('../net/b.ts')\` does. */\n`],
    ['in a string', `export const a = "import { b } from '../net/b.ts'";\n`],
    ['in a template', "export const a = `\nimport { b } from '../net/b.ts';\n`;\n"],
    ['in a pattern', `export const a = /import '..\\/net\\/b.ts'/;\n`],
    ['in a pattern that opens a quote', `export const a = /'/; // import '../net/b.ts'\n`],
    ['in a key', `export const a = { import: '../net/b.ts' };\n`],
    ['in a URL of another base', `new URL('../net/b.ts', 'file:///');\n`],
  ])('%s', (_, text) => {
    expect(plant({ 'src/model/a.ts': text })).toEqual([]);
  });
});
