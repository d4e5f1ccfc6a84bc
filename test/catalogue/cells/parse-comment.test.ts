import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseComment } from '../../../src/catalogue/cells/parse-comment.ts';
import { watchCpu } from '../../watch-cpu.ts';

/** `effect family from..to` of every rule. */
function read(comment: string): string[] {
  return parseComment(comment).map(
    ({ effect, family, from = '', to = '' }) => `${effect} ${family} ${from}..${to}`,
  );
}

describe('parseComment() reads what the sheets say', () => {
  it.each([
    [
      'Not required for Windows 10 1803 (RS4) and above / Windows Server 2019 and above',
      ['not windows-10 1803..', 'not windows-server 2019..'],
    ],
    ['Not required for Windows 10 1803 (RS4) and above', ['not windows-10 1803..']],
    [
      'Not required for Windows 10 1803 (RS4) and above / Windows Server 2019',
      ['not windows-10 1803..', 'not windows-server 2019..'],
    ],
    [
      'Not required for Windows 10 1809 (RS5) and above / Windows 2019',
      ['not windows-10 1809..', 'not windows-server 2019..'],
    ],
    [
      'Only required for Windows 10 1703 and below. Not required on Windows Server.',
      ['only windows-10 ..1703', 'not windows-server ..'],
    ],
    [
      'Supported on Windows 8 and above and Windows Server 2012 and above',
      ['only windows 8..', 'only windows-server 2012..'],
    ],
  ])('"%s"', (comment, rules) => {
    expect(read(comment)).toEqual(rules);
  });
});

describe('parseComment() is loose', () => {
  it.each([
    ['NOT  REQUIRED\nfor windows 10   1803(RS4)and above', ['not windows-10 1803..']],
    ['not required for Windows 10 ≥ 1803', ['not windows-10 1803..']],
    [
      'Not needed on Windows 10 >=1803, Server 2019+',
      ['not windows-10 1803..', 'not windows-server 2019..'],
    ],
    [
      'Only needed if you have Windows 10, version 1803 or later devices',
      ['only windows-10 1803..'],
    ],
    [
      'Required only on Windows Server 2012 R2 and 2016',
      ['only windows-server 2012-r2..2012-r2', 'only windows-server 2016..2016'],
    ],
    ['Not required for Windows 10', ['not windows-10 1507..22h2']],
    ['Not required on Windows 11 22H2 and later', ['not windows-10 11..']],
    ['Not required for Windows 7 or 8.1', ['not windows 7-sp1..7-sp1', 'not windows 8.1..8.1']],
  ])('"%s"', (comment, rules) => {
    expect(read(comment)).toEqual(rules);
  });
});

describe('parseComment() reads no rule', () => {
  it.each([
    '',
    'Required for Live Response Performance (Direct Connection or proxy bypass required)',
    'Only required when using Security Management for Microsoft Defender for Endpoint',
    '*Optional if updates are being managed internally. Required for Mac and Linux platforms',
    'Required when using MMA, refer to the unified solution for Windows Server 2012 R2 and 2016',
    'Required only for devices onboarded using the MMA/LAA, not applicable when using the modern, unified solution for Windows Server 2012 R2 and 2016',
    'Only required for streamlined connectivity initially.',
    'Not required for Windows 10 9999',
  ])('where "%s" states none', (comment) => {
    expect(parseComment(comment)).toEqual([]);
  });
});

describe('parseComment() survives any text', () => {
  const word = fc.constantFrom(
    ...'not only required for on windows server 10 11 8.1 1803 2019 r2 ( ) / , . + ≥ >= - and or above below (RS4)'.split(
      ' ',
    ),
    ' ',
    '\n',
  );

  it('and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((all) => all.join(' ')),
        ),
        (text) => {
          for (const rule of parseComment(text)) expect(rule.name).toBe('comment');
        },
      ),
    );
  });

  it('in a time that does not grow with what it repeats', () => {
    for (const unit of ['not required for windows 10 ', 'windows ', ',', ' ', '(', 'or ', '1']) {
      const cpuMs = watchCpu();
      parseComment(`not required for ${unit.repeat(200_000)}`);
      expect(cpuMs()).toBeLessThan(1000);
    }
  });

  it('and reads no more rules than a sheet would state', () => {
    expect(parseComment(`not required for windows ${'7/'.repeat(1000)}`)).toHaveLength(12);
    expect(parseComment('not required for windows 7. '.repeat(100))).toHaveLength(12);
  });

  it('and gives the source that it is told', () => {
    const [rule] = parseComment('Not required for Windows 11', 'list.csv: comment');
    expect(rule?.source).toBe('list.csv: comment');
  });
});
