import { describe, expect, it } from 'vitest';
import type { Reason } from '../../../../src/model/target/target.ts';
import { plainText } from '../../../../src/report/text/say.ts';
import { describeReason } from '../../../../src/report/words/catalogue/describe-reason.ts';
import { describeSkipped } from '../../../../src/report/words/catalogue/describe-skipped.ts';

const os = 'windows-11';
const source = 'mde-commercial';
const cases: readonly (readonly [Reason, string])[] = [
  [
    { rule: 'listed', source, sheet: 'MDE', row: 7, pattern: '*.a.example' },
    'listed in mde-commercial, sheet MDE, row 7 as *.a.example',
  ],
  [{ rule: 'user', source: '--target' }, 'asked for by --target'],
  [
    { rule: 'os', os, column: 'windows', met: true, source },
    'needed on windows-11 (column windows)',
  ],
  [
    { rule: 'os', os: 'windows-server-2016', agent: 'mma', met: false, source },
    'not needed on windows-server-2016 with the Microsoft Monitoring Agent',
  ],
  [
    { rule: 'version', name: 'v20', os, effect: 'only', from: '1803', met: true, source },
    'rule v20: needed only from 1803; windows-11 is in that range',
  ],
  [
    { rule: 'version', name: 'vortex-win', os, effect: 'not', from: '1803', met: false, source },
    'rule vortex-win: not needed from 1803; windows-11 is in that range',
  ],
  [
    { rule: 'version', name: 's', os, effect: 'only', to: '1703', met: false, source },
    'rule s: needed only up to 1703; windows-11 is not in that range',
  ],
  [{ rule: 'region', region: 'US', met: false }, 'only for region US'],
  [
    { rule: 'cloud', cloud: 'gcc', geography: 'GCC High', met: false },
    'GCC High does not belong to cloud gcc',
  ],
  [{ rule: 'portal', met: false }, 'only for the admin portal (--portal)'],
  [{ rule: 'wildcard', pattern: '*.x', met: false }, 'no concrete name of *.x is known'],
  [{ rule: 'wildcard', pattern: '*.x', met: true, source: 'docs' }, 'a known name of *.x (docs)'],
  [{ rule: 'optional', source: '' }, 'optional'],
  [{ rule: 'expected-answer', status: 200, source: 'docs' }, 'answers 200 (docs)'],
];

describe('describeReason()', () => {
  it.each(cases)('puts %j into words', (reason, words) => {
    expect(plainText(describeReason(reason))).toBe(words);
  });
});

describe('describeSkipped()', () => {
  it('gives the rule that was not met', () => {
    expect(plainText(describeSkipped({ reason: { rule: 'portal', met: false } }))).toContain(
      'admin portal',
    );
  });

  it('gives the detail of a row that cannot be read', () => {
    expect(plainText(describeSkipped({ reason: { rule: 'unreadable', detail: 'x y' } }))).toBe(
      'the row cannot be read: x y',
    );
  });
});
