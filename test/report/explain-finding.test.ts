import { describe, expect, it } from 'vitest';
import { findingKinds } from '../../src/model/finding.ts';
import { explainFinding } from '../../src/report/explain-finding.ts';
import { findingInfo } from '../../src/report/words/finding-info.ts';

describe('explainFinding()', () => {
  it.each(findingKinds)('explains %s within 80 columns', (kind) => {
    const text = explainFinding(kind);
    expect(text.startsWith(`${kind}: ${findingInfo[kind].title}\n`)).toBe(true);
    expect(text).toMatch(/What it means\n[\s\S]*What to do\n[\s\S]*[^\n]\n$/);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});
