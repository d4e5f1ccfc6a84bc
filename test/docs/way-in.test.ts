import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { placeOf } from '../architecture/place.ts';
import { readModule } from '../architecture/read-module.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
const [, section = ''] = /## The way in\n(.*?)\n## /s.exec(page) ?? [];
const walk = [...section.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, path = '']) => path);

function importsOf(path: string): readonly string[] {
  const { imports } = readModule(path, readFileSync(join(root, path), 'utf8'));
  return imports.flatMap(({ specifier = '' }) =>
    specifier.startsWith('.') ? [placeOf(path, specifier)] : [],
  );
}

describe('the way in', () => {
  it('passes fifteen files at the most, each once', () => {
    expect(walk.length).toBeGreaterThan(10);
    expect(walk.length).toBeLessThanOrEqual(15);
    expect(new Set(walk).size).toBe(walk.length);
  });

  it.each(walk.slice(2))('comes to %s from a file before it', (path) => {
    const before = walk.slice(0, walk.indexOf(path));
    expect(before.some((from) => importsOf(from).includes(path))).toBe(true);
  });
});
