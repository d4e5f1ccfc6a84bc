import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readForeignTest } from '../../src/analyzer/read-foreign-test.ts';

const block = (url: string, ...methods: readonly string[]): string =>
  [`Testing URL : ${url}`, ...methods, ''].join('\r\n');
const usual = 'https://winatp-gw-cus.microsoft.com/commands/test';

function methodsOf(text: string) {
  return readForeignTest(text)?.urls.map(({ methods, passes }) => ({
    passes,
    outcomes: methods.map(({ outcome }) => outcome),
  }));
}

describe('readForeignTest()', () => {
  it('reads the five ways of the analyzer, as it counts them', () => {
    const text = block(
      usual,
      '1 - Default proxy: Succeeded (200)',
      '2 - Proxy auto discovery (WPAD): Failed (12180)',
      '3 - Proxy disabled: Failed (12002)',
      "4 - Named proxy: Doesn't exist",
      '5 - Command line proxy: Doesn’t exist',
    );
    expect(readForeignTest(text)).toEqual({
      tool: 'mde-client-analyzer',
      urls: [
        {
          url: usual,
          line: 1,
          passes: true,
          methods: [
            { name: 'Default proxy', said: 'Succeeded (200)', status: 200, outcome: 'passes' },
            { name: 'Proxy auto discovery (WPAD)', said: 'Failed (12180)', outcome: 'fails' },
            { name: 'Proxy disabled', said: 'Failed (12002)', outcome: 'fails' },
            { name: 'Named proxy', said: "Doesn't exist", outcome: 'absent' },
            { name: 'Command line proxy', said: 'Doesn’t exist', outcome: 'absent' },
          ],
        },
      ],
    });
  });

  it('takes the spelling of the page about data loss prevention', () => {
    const text = `Testing URL: ${usual}\n5 - Command-line proxy: Succeeded (200)\n`;
    expect(methodsOf(text)).toEqual([{ passes: true, outcomes: ['passes'] }]);
  });

  it.each([200, 400, 404, 405])('counts %i as a success, as the analyzer does', (status) => {
    const text = block(usual, `1 - Default proxy: Succeeded (${status})`);
    expect(methodsOf(text)?.[0]?.passes).toBe(true);
  });

  it.each(['Failed (403)', 'Failed (407)', 'Succeeded (503)', 'Error 12029', ''])(
    'counts %j as a failure',
    (said) => {
      const text = block(usual, `1 - Default proxy: ${said}`);
      expect(methodsOf(text)).toEqual([{ passes: false, outcomes: ['fails'] }]);
    },
  );

  it('gives no way to an address that has none, and none of the next address', () => {
    const text = `Testing URL : https://a.example/\n${block(usual, '1 - Default proxy: Succeeded (200)')}`;
    expect(methodsOf(text)).toEqual([
      { passes: false, outcomes: [] },
      { passes: true, outcomes: ['passes'] },
    ]);
  });

  it('lets the last count of an address that was asked for twice', () => {
    const text =
      block(usual, '1 - Default proxy: Failed (1)') + block(usual, '1 - A: Succeeded (200)');
    expect(methodsOf(text)).toEqual([{ passes: true, outcomes: ['passes'] }]);
  });

  it('reads what mdatp says, and why it fails, on the same line or the next', () => {
    const text = [
      'Testing connection with https://x.cp.wd.microsoft.com/api/report ... [OK]',
      'Testing connection with https://a.example/ping ... [FAILED] curl error 60: certificate problem',
      'Testing connection with https://b.example/ping ... [ERROR]',
      '  (curl failed with code 35)',
      'Testing connection with https://c.example/ping ... [ERROR]',
      'Testing connection with https://d.example/ping ... [OK]',
    ].join('\n');
    const test = readForeignTest(text);
    expect(test?.tool).toBe('mdatp');
    expect(
      test?.urls.map(({ passes, methods: [one] }) => [passes, one?.said, one?.curlCode]),
    ).toEqual([
      [true, 'OK', undefined],
      [false, 'FAILED: curl error 60: certificate problem', 60],
      [false, 'ERROR: (curl failed with code 35)', 35],
      [false, 'ERROR', undefined],
      [true, 'OK', undefined],
    ]);
  });

  it('is undefined for a text that has nothing of the kind', () => {
    expect(readForeignTest('Proxy config: Method=Direct, address=\n')).toBeUndefined();
    expect(readForeignTest('')).toBeUndefined();
  });

  it('never throws, and keeps bounds, whatever it is given', () => {
    const pieces = fc.constantFrom(
      ...['Testing URL : ', 'https://a.example/', '1 - Default proxy: ', 'Succeeded (200)', '\r\n'],
      ...[
        '\n',
        "Doesn't exist",
        'Testing connection with ',
        ' ... [OK]',
        '[',
        '(',
        ': ',
        '\0',
        'x',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const test = readForeignTest(parts.join(''));
        for (const { methods, passes } of test?.urls ?? []) {
          expect(passes).toBe(methods.some(({ outcome }) => outcome === 'passes'));
          for (const { said } of methods) expect(said.length).toBeLessThanOrEqual(201);
        }
      }),
    );
    const blanks = ' '.repeat(1_000_000);
    for (const line of [
      `1 - Default proxy: Failed${blanks}(200`,
      `1 -${blanks}x`,
      `Testing connection with https://a.example/${'.'.repeat(1_000_000)}x`,
      `Testing connection with https://a.example/ ... [OK]${blanks}x`,
    ]) {
      const test = readForeignTest(`Testing URL : https://a.example/\n${line}\n`);
      expect(test?.urls[0]?.passes).toBe(false);
      readForeignTest(line);
    }
    const long = `Testing URL : ${'x'.repeat(1_000_000)}\n1 - ${'-:'.repeat(500_000)}`;
    expect(readForeignTest(long)).toBeUndefined();
  });
});
