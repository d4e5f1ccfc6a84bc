import { describe, expect, it } from 'vitest';
import { commands, pacFile } from '../../../fixtures/case/head.ts';
import { select } from '../../../fixtures/case/steps.ts';
import { type FailureCode, failureCodes } from '../../../src/model/finding/failure.ts';
import { kindsOf } from '../kinds-of.ts';

const url = 'https://winatp-gw-weu.microsoft.com/';

function kindOf(fails: FailureCode): readonly string[] {
  return kindsOf({ target: commands, route: pacFile, steps: [select({ url, fails })] });
}

describe('the rules of select', () => {
  it('have one kind for every code of a PAC file, and none for another step’s', () => {
    const codes = failureCodes.filter((code) => code.startsWith('pac-'));
    expect(Object.fromEntries(codes.map((code) => [code, kindOf(code)]))).toEqual({
      'pac-unavailable': ['pac-failure'],
      'pac-not-a-script': ['pac-failure'],
      'pac-too-large': ['pac-failure'],
      'pac-error': ['pac-failure'],
      'pac-timeout': ['pac-runaway'],
      'pac-memory': ['pac-runaway'],
    });
    expect(kindOf('local-limit')).toEqual(['local-limit']);
  });
});
