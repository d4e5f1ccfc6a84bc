import { posix } from 'node:path';
import type { ModuleFacts, Rule, Violation } from '../module-facts.ts';

/** Every test is found by the runner, and every folder of `src/` with behaviour has its tests. */
export const mirror: Rule = (modules) => [
  ...modules.filter(isLost).map(({ path }): Violation => {
    return { rule: 'mirror', path, message: 'the runner takes test/**/*.test.ts alone' };
  }),
  ...untested(modules),
];

const tests = /^test\/.*\.test\.ts$/;

function isLost({ path, imports }: ModuleFacts): boolean {
  if (tests.test(path)) return false;
  if (/\.(test|spec)\.[cm]?[jt]sx?$/.test(path)) return true;
  const declares = (name: string): boolean => ['it', 'test', 'describe', 'suite'].includes(name);
  return imports.some(({ specifier, names }) => specifier === 'vitest' && names.some(declares));
}

function untested(modules: readonly ModuleFacts[]): Violation[] {
  const behaving = modules.filter((m) => m.path.startsWith('src/') && m.behaviour.length > 0);
  const folders = new Set(behaving.map(({ path }) => posix.dirname(path)));
  folders.delete('src');
  return [...folders].flatMap((path) => {
    const twin = path.replace(/^src\//, 'test/');
    const found = modules.some(
      (m) => m.path === `${twin}.test.ts` || (tests.test(m.path) && m.path.startsWith(`${twin}/`)),
    );
    return found ? [] : [{ rule: 'mirror', path, message: `no test stands in ${twin}` }];
  });
}
