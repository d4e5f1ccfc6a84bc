import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import config from '../vitest.config.ts';
import hostileConfig from '../vitest-hostile.config.ts';
import realConfig from '../vitest-real.config.ts';
import windowsConfig from '../vitest-windows.config.ts';
import { checkTree } from './architecture/check-tree.ts';
import { readTree } from './architecture/read-tree.ts';

describe('the house', () => {
  const tree = readTree(dirname(dirname(fileURLToPath(import.meta.url))));

  it('is read, and not an empty list', () => {
    expect([...tree.keys()]).toEqual(
      expect.arrayContaining(['src/model/route/route.ts', 'test/architecture.test.ts']),
    );
  });

  it('keeps its directions, doors and shapes', () => {
    const found = checkTree(tree).map(
      ({ rule, path, line, message }) => `${rule}: ${path}${line ? `:${line}` : ''}: ${message}`,
    );
    expect(found).toEqual([]);
  });

  it('guards the patterns by which the four runners find tests', () => {
    expect(config.test?.include).toEqual(['test/**/*.test.ts']);
    expect(config.test?.exclude).toEqual(['test/real/**', 'test/windows/**']);
    expect(realConfig.test?.include).toEqual(['test/real/**/*.test.ts']);
    expect(windowsConfig.test?.include).toEqual(['test/windows/**/*.test.ts']);
    expect(hostileConfig.test?.include).toEqual(['test/hostile/hostile.test.ts']);
  });
});
