import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxJobBytes, readJob } from '../../src/fleet/fleet-job.ts';
import { UsageError } from '../../src/setup/usage/usage-error.ts';

const whole = {
  version: 1,
  job: '20270104-080000-1a2b',
  site: 'berlin',
  request: { catalogues: ['mde-commercial'], os: ['windows-11'] },
  requestedAt: '2027-01-04T08:00:00.000Z',
};
const bytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

describe('readJob()', () => {
  it('reads a job as the hub writes it', () => {
    expect(readJob(bytes(whole))).toEqual(whole);
  });

  it.each([
    ['a field that no job has', { ...whole, exec: 'sh' }, 'unknown field "exec"'],
    ['a field that no request has', { ...whole, request: { shell: 1 } }, 'Unknown field "shell"'],
    ['a value of another type', { ...whole, request: { rate: '1e6' } }, 'rate'],
    ['a rate beyond what any request has', { ...whole, request: { rate: 1e9 } }, 'rate'],
    ['a name that leads out of the folder', { ...whole, job: '../../etc/cron' }, 'its name'],
    ['a site that is a pattern', { ...whole, site: '*' }, 'its site'],
    ['a version of tomorrow', { ...whole, version: 2 }, 'version is not 1'],
    ['a time that is none', { ...whole, requestedAt: 'soon' }, 'its time'],
    ['a list', [whole], 'no object'],
    ['nothing', null, 'no object'],
  ])('refuses %s', (_, value, why) => {
    expect(() => readJob(bytes(value))).toThrow(UsageError);
    expect(() => readJob(bytes(value))).toThrow(why);
  });

  it('refuses more bytes than a job has, before it reads them', () => {
    expect(() => readJob(new Uint8Array(maxJobBytes + 1))).toThrow('over 262144');
  });

  it('refuses what is no text in UTF-8', () => {
    expect(() => readJob(Uint8Array.of(0x7b, 0xff, 0x7d))).toThrow('no JSON');
  });

  it('answers whatever comes with a job or one line', () => {
    const messy = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json({ maxDepth: 4 }).map((text) => Buffer.from(text)),
      fc.dictionary(fc.constantFrom(...Object.keys(whole), 'x'), fc.jsonValue()).map(bytes),
    );
    fc.assert(
      fc.property(messy, (message) => {
        try {
          readJob(message);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
          expect(String(error)).not.toContain('\n');
        }
      }),
    );
  });
});
