import { describe, expect, it } from 'vitest';
import { readEnvironmentFile } from '../../../../src/discovery/windows/file/environment-file.ts';

describe('readEnvironmentFile()', () => {
  it.each([
    ['https_proxy=http://p.example:1', 'http://p.example:1'],
    ['export https_proxy="http://p.example:1" # ours', 'http://p.example:1'],
    ["https_proxy='http://p.example:1'", 'http://p.example:1'],
    ['https_proxy=http://p.example:1 # ours', 'http://p.example:1'],
    ['https_proxy=http://p.example:1/#a', 'http://p.example:1/#a'],
    ['Environment="https_proxy=http://p.example:1"', 'http://p.example:1'],
    ['Environment=https_proxy="http://p.example:1"', 'http://p.example:1'],
    ['  Environment=https_proxy=http://p.example:1', 'http://p.example:1'],
  ])('reads %s', (line, value) => {
    const variables = { https_proxy: value };
    expect(readEnvironmentFile([line])).toEqual({ kind: 'environment-file', variables });
  });

  it('leaves out what is a comment', () => {
    expect(readEnvironmentFile(['#https_proxy=http://p.example:1', '# Environment=x'])).toBe(
      undefined,
    );
  });
});
