import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { dueName, dueTimes } from '../../../src/cli/fleet/by-the-clock.ts';
import { jobForm } from '../../../src/fleet/names.ts';

const hour = 3_600_000;

describe('dueName()', () => {
  it('is the same until the next one is due', () => {
    const at = Date.parse('2027-01-04T08:59:59.999Z');
    expect(dueName(hour, at)).toBe('every-20270104-080000');
    expect(dueName(hour, at - hour + 1)).toBe('every-20270104-080000');
    expect(dueName(hour, at + 1)).toBe('every-20270104-090000');
  });

  it('is a name of a job, by what it is called', () => {
    expect(dueName(hour, 0, 'nightly')).toMatch(jobForm);
  });
});

describe('dueTimes()', () => {
  it('begins with what is due now, goes on with the next, and ends when it is told to', async () => {
    const stopping = new AbortController();
    const seen: number[] = [];
    const began = Date.now();
    for await (const due of dueTimes(50, stopping.signal)) {
      seen.push(due);
      if (seen.length === 3) stopping.abort();
    }
    const [first = 0, second, third] = seen;
    expect(first).toBeLessThanOrEqual(began);
    expect([second, third]).toEqual([first + 50, first + 100]);
  });

  it('tells of moments that were slept over the last alone', async () => {
    const began = Date.now();
    let sleptMs = 0;
    const clock = vi
      .spyOn(Date, 'now')
      .mockImplementation(() => performance.now() + began + sleptMs);
    onTestFinished(() => clock.mockRestore());
    const stopping = new AbortController();
    const seen: number[] = [];
    for await (const due of dueTimes(hour, stopping.signal)) {
      seen.push(due);
      if (seen.length === 3) stopping.abort();
      sleptMs += 24 * hour;
    }
    const [first = 0, second = 0, third = 0] = seen;
    expect([second - first, third - second]).toEqual([24 * hour, 24 * hour]);
  });

  it('has none twice where the clock is set back', async () => {
    const began = Date.now();
    let backMs = 0;
    const clock = vi
      .spyOn(Date, 'now')
      .mockImplementation(() => performance.now() + began - backMs);
    onTestFinished(() => clock.mockRestore());
    const stopping = new AbortController();
    const seen: number[] = [];
    setTimeout(() => stopping.abort(), 200);
    for await (const due of dueTimes(hour, stopping.signal)) {
      seen.push(due);
      backMs = hour;
    }
    expect(seen).toHaveLength(1);
  });
});
