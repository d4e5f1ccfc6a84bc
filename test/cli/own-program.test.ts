import { argv, execPath } from 'node:process';
import { describe, expect, it } from 'vitest';
import { ownProgram } from '../../src/cli/own-program.ts';

describe('ownProgram()', () => {
  it('names Node and the script that it runs, of what is no single executable', () => {
    expect(ownProgram()).toEqual({ executable: execPath, entry: argv[1] });
  });
});
