import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyField } from '../../fixtures/report/every-field.ts';
import type { AuditLog } from '../../src/record/audit-log.ts';
import { readLines } from '../../src/record/read-lines.ts';
import { readParts } from '../../src/record/read-parts.ts';
import { UnreadableRecord } from '../../src/record/unreadable-record.ts';
import { chunks, collect, linesOf, savedLog, textOf } from './saved-audit.ts';

const text = textOf();
const bytes = Buffer.from(text);
const headEnd = bytes.indexOf('\n');

function contentOf(log: AuditLog) {
  const { head, finishedAt, certificates } = log;
  return { head, finishedAt, certificates: [...certificates], trials: log.trials() };
}

/** The text with one of its lines (from 1) replaced. */
function withLine(number: number, line: string): string {
  const lines = text.trimEnd().split('\n');
  return `${lines.with(number - 1, line).join('\n')}\n`;
}

describe('readParts() of one part', () => {
  it('reads back every field of what was saved', async () => {
    const log = await savedLog(text);
    const [head] = linesOf();
    expect(head).toEqual({ type: 'head', head: log.head, command: log.command });
    expect(log.resumedAt).toEqual(everyField.resumedAt);
    expect(log.trials().flatMap(({ observations }) => observations)).toEqual(
      linesOf().flatMap((line) => (line.type === 'observation' ? [line.observation] : [])),
    );
    expect(log.finishedAt).toBeDefined();
  });

  it('reads an audit that was cut at any byte, and has what was whole', async () => {
    const whole = linesOf().length;
    for (let end = headEnd; end <= bytes.length; end += 1) {
      const cut = bytes.subarray(0, end);
      const lines = cut.toString('latin1').split('\n').slice(0, -1);
      const last = lines.length === whole || end === bytes.length - 1;
      const log = await savedLog(cut);
      expect(log.finishedAt !== undefined).toBe(last);
      // A last line is whole where only its end was cut.
      const kept = end === headEnd || bytes[end] === 0x0a ? lines.length + 1 : lines.length;
      const known = await savedLog(textOf(linesOf().slice(0, kept)));
      expect(contentOf(log)).toEqual(contentOf(known));
    }
  });

  it('blames the file for what is wrong in it, and for nothing else', async () => {
    await expect(savedLog('{}\n')).rejects.toBeInstanceOf(UnreadableRecord);
    const long = `${text}${'x'.repeat(5 * 1024 * 1024)}\n`;
    await expect(savedLog(long)).rejects.toBeInstanceOf(UnreadableRecord);
    const bug = new TypeError('a bug of ours');
    const instead = (): never => {
      throw bug;
    };
    await expect(collect(readParts(readLines(chunks(bytes)), instead))).rejects.toBe(bug);
  });

  it('says so where the cut went through the head', async () => {
    for (let end = 0; end < headEnd; end += 1) {
      await expect(savedLog(bytes.subarray(0, end))).rejects.toThrow(
        /^Cannot read the saved audit: it has no head line$/,
      );
    }
  });

  it('names the line that was damaged before the last one', async () => {
    for (let number = 1; number < linesOf().length; number += 1) {
      const damaged = withLine(number, '{"type":"observation","obs');
      await expect(savedLog(damaged)).rejects.toThrow(
        `Cannot read the saved audit: line ${number} is not JSON`,
      );
    }
  });

  it.each([
    [
      'of a newer version',
      (line: string) => line.replace('"schemaVersion":1', '"schemaVersion":2'),
    ],
    ['without a version', (line: string) => line.replace('"schemaVersion":1,', '')],
    ['of a long version', (line: string) => line.replace('n":1', `n":"${'9'.repeat(10_000)}"`)],
  ])('refuses a head %s in one clear line', async (_, change) => {
    await expect(savedLog(change(text))).rejects.toThrow(
      /^Cannot read the saved audit: line 1: "head" "schemaVersion" is .{1,50}, and this netready reads version 1 alone.{1,60}$/,
    );
  });

  it.each([
    ['an empty file', '', 'it has no head line'],
    ['empty lines', '\n\n\n', 'it has no head line'],
    ['another text', 'root:x:0:0\n', 'line 1 is not JSON'],
    ['other JSON lines', '{"a":1}\n', 'line 1: its type (undefined) is unknown'],
    ['a report', '{\n"schemaVersion": 1,\n', 'line 1 is not JSON'],
    ['a list', '[]\n', 'line 1: it is no object'],
    ['a saved audit without its head', '{"type":"end","finishedAt":"x"}\n', 'line 1 is no head'],
    ['the same behind empty lines', '\n{"type":"end","finishedAt":"x"}\n', 'line 2 is no head'],
    ['a prototype', '{"type":"__proto__"}\n', 'its type "__proto__" is unknown'],
    ['a type without a text', '{"type":{"toString":1,"valueOf":1}}\n', 'its type (object)'],
  ])('refuses %s', async (_, saved, message) => {
    await expect(savedLog(saved)).rejects.toThrow(`Cannot read the saved audit: `);
    await expect(savedLog(saved)).rejects.toThrow(message);
  });

  it('refuses two audits in one file', async () => {
    const number = linesOf().length + 1;
    await expect(savedLog(text + text)).rejects.toThrow(`line ${number} is a second head`);
  });

  it('refuses a head that plans more than is held at once, and says what to do', async () => {
    const [first] = linesOf();
    if (first?.type !== 'head') throw new TypeError('no head');
    const target = first.head.targets[0];
    if (!target) throw new TypeError('no target');
    const options = { ...first.head.options, samples: 10_000 };
    const targets = Array.from({ length: 50 }, () => target);
    const head = { ...first.head, options, targets };
    await expect(savedLog(textOf([{ type: 'head', head }]))).rejects.toThrow(
      /^Cannot read the saved audit: line 1: "head" plans \d+00000 attempts, and no more than 40000 are held at once: audit anew in smaller lists, over fewer routes, or with fewer samples$/,
    );
  });

  it('bounds the lines of a file by what its attempts can come to', async () => {
    const [first] = linesOf();
    if (first?.type !== 'head') throw new TypeError('no head');
    const { targets, routes, options } = first.head;
    const most = 100_000 + 500 * targets.length * routes.length * options.samples;
    const before = textOf([first]);
    expect((await savedLog(`${before}${'\n'.repeat(most - 1)}`)).head).toEqual(first.head);
    await expect(savedLog(`${before}${'\n'.repeat(most)}`)).rejects.toThrow(
      `line ${most + 1} is more than its attempts can come to`,
    );
  });

  it('puts no control character of the file into its message', async () => {
    await expect(savedLog('{"type":"\\u001b[31m\\n"}\n')).rejects.toThrow(/^[\x20-\x7e]+$/);
  });

  it('answers any text and any flipped byte with a log or one clear line', async () => {
    const outcome = (saved: Buffer | string) =>
      savedLog(saved).then(
        () => 'read',
        (error: Error) => error.message,
      );
    const clear = /^(read|Cannot read the saved audit: [^\n]{1,400})$/;
    await fc.assert(
      fc.asyncProperty(fc.string(), async (noise) => {
        expect(await outcome(noise)).toMatch(clear);
        expect(await outcome(`${noise}\n${text}`)).toMatch(clear);
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), async (at, value) => {
        const flipped = Buffer.from(bytes);
        flipped[at] = value;
        expect(await outcome(flipped)).toMatch(clear);
      }),
      { numRuns: 300 },
    );
  });
});

/** One audit saved behind the other, each as the part of the given number. */
function inParts(numbers: readonly number[]): string {
  return numbers
    .map((number) => {
      const part = { number, listed: 9, attemptsBefore: 9 * number, findingsBefore: 0 };
      const [first, ...rest] = linesOf();
      if (first?.type !== 'head') throw new TypeError('no head');
      return textOf([{ ...first, head: { ...first.head, part } }, ...rest]);
    })
    .join('');
}

describe('readParts()', () => {
  const parts = (saved: string): Promise<AuditLog[]> =>
    collect(readParts(readLines(chunks(Buffer.from(saved)))));

  it('reads each part as an audit of its own', async () => {
    const [first, second, third, ...more] = await parts(inParts([1, 2, 3]));
    expect(more).toEqual([]);
    expect([first, second, third].map((log) => log?.head?.part?.number)).toEqual([1, 2, 3]);
    expect(second && contentOf(second).trials).toEqual(first && contentOf(first).trials);
  });

  it('reads an audit that was made in one part as that', async () => {
    expect(await parts(text)).toHaveLength(1);
  });

  it('has what was whole where a later part was cut', async () => {
    const saved = inParts([1, 2]);
    const [first, second] = await parts(saved.slice(0, -200));
    expect(first?.finishedAt).toBeDefined();
    expect(second?.finishedAt).toBeUndefined();
  });

  it.each([
    ['a part twice', [1, 1]],
    ['a part that lacks the one before', [1, 3]],
  ])('refuses %s', async (_, numbers) => {
    await expect(parts(inParts(numbers))).rejects.toThrow(/is a second head/);
  });

  it('refuses two audits behind each other, and a part behind one that was cut', async () => {
    await expect(parts(text + text)).rejects.toThrow(/is a second head/);
    const cut = inParts([1]).trimEnd().split('\n').slice(0, -1).join('\n');
    await expect(parts(`${cut}\n${inParts([2])}`)).rejects.toThrow(/is a second head/);
  });

  it('refuses parts that together plan more than an audit may', async () => {
    const samples = 10_000;
    const lines = linesOf();
    const [first, ...rest] = lines;
    if (first?.type !== 'head') throw new TypeError('no head');
    const { targets, routes, options } = first.head;
    const each = targets.length * routes.length * samples;
    const count = Math.ceil(2_000_001 / each);
    const saved = Array.from({ length: count }, (_, index) => {
      const part = { number: index + 1, listed: 9, attemptsBefore: 0, findingsBefore: 0 };
      const head = { ...first.head, options: { ...options, samples }, part };
      return textOf([{ ...first, head }, ...rest]);
    });
    await expect(parts(saved.slice(0, -1).join(''))).resolves.toHaveLength(count - 1);
    await expect(parts(saved.join(''))).rejects.toThrow(
      /its parts plan more than 2000000 attempts/,
    );
  });

  it('refuses a file that begins with a later part', async () => {
    await expect(parts(inParts([7, 8]))).rejects.toThrow(/it begins with part 7$/);
  });
});
