import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BlackHole, openBlackHole } from '../../src/lab/network/black-hole.ts';
import type { ConnectTo } from '../../src/model/address/connect-to.ts';
import type { ConnectObservation } from '../../src/model/audit/observation.ts';
import type { NetOptions, Unnumbered } from '../../src/net/options.ts';
import type { Tap } from '../../src/net/socket/tap.ts';
import { walkAddresses } from '../../src/probe/walk-addresses.ts';
import { closed, closedPort, tcpServer } from '../net/loopback.ts';
import { netOptions } from '../net/net-options.ts';
import { expectWithin } from '../net/silence.ts';

let hole: BlackHole;
beforeAll(async () => {
  hole = await openBlackHole();
});
afterAll(() => hole.close());

const first = '192.0.2.1';
const second = '192.0.2.2';
const third = '192.0.2.3';
const six = '2001:db8::1';
const place = { host: 'a.example', port: 443, role: 'target' } as const;

/** Sends connections to an address to this port of loopback. */
const at = (host: string, toPort: number): ConnectTo => ({ host, address: '127.0.0.1', toPort });

interface Walked {
  readonly tap: Tap | undefined;
  /** `192.0.2.1 refused`, `192.0.2.2`, in the order in which they were noted. */
  readonly noted: readonly string[];
  readonly steps: readonly Unnumbered<ConnectObservation>[];
}

async function walk(
  addresses: readonly string[],
  over: Partial<NetOptions>,
  inBackground?: (work: Promise<void>) => void,
): Promise<Walked> {
  const noted: string[] = [];
  const steps: Unnumbered<ConnectObservation>[] = [];
  const note = (step: Unnumbered<ConnectObservation>): void => {
    steps.push(step);
    noted.push(`${step.address}${step.failure ? ` ${step.failure.code}` : ''}`);
  };
  const tap = await walkAddresses(addresses, place, {
    options: netOptions(over),
    closing: [],
    note,
    inBackground,
  });
  return { tap, noted, steps };
}

describe('walkAddresses()', () => {
  it('takes the first address that serves, and tries no other', async () => {
    const { port, sockets } = await tcpServer(() => {});
    const connectTo = [first, second].map((one) => at(one, port));
    const { tap, noted } = await walk([first, second], { connectTo });
    expect(noted).toEqual([first]);
    expect(sockets).toHaveLength(1);
    tap?.destroy();
    await closed(sockets[0]);
  });

  it('tries the next one as soon as one fails', async () => {
    const { port } = await tcpServer(() => {});
    const dead = await closedPort();
    const connectTo = [at(first, dead), at(second, dead), at(third, port)];
    const { tap, noted, steps } = await walk([first, second, third], { connectTo });
    expect(noted).toEqual([`${first} refused`, `${second} refused`, third]);
    for (const { durationMs } of steps) expectWithin(durationMs, 250);
    tap?.destroy();
  });

  it('tries the next one beside one that is silent, and tells of that one at its deadline', async () => {
    const { port } = await tcpServer(() => {});
    const connectTo = [at(first, hole.port), at(second, port)];
    const beside: Promise<void>[] = [];
    const inBackground = (work: Promise<void>): void => {
      beside.push(work);
    };
    const { tap, noted, steps } = await walk(
      [first, second],
      { connectTo, timeoutMs: 600 },
      inBackground,
    );
    expect(noted).toEqual([second]);
    await Promise.all(beside);
    expect(noted).toEqual([second, `${first} timeout`]);
    expect(steps[1]?.durationMs).toBeGreaterThan(590);
    tap?.destroy();
  });

  it('drops what is silent where nothing may go on beside it', async () => {
    const { port } = await tcpServer(() => {});
    const connectTo = [at(first, hole.port), at(second, port)];
    const { tap, noted } = await walk([first, second], { connectTo });
    expect(noted).toEqual([second]);
    tap?.destroy();
  });

  it('waits for no more than a few connections to one dead address', async () => {
    const { port } = await tcpServer(() => {});
    const connectTo = [at(first, hole.port), at(second, port)];
    const beside: Promise<void>[] = [];
    const inBackground = (work: Promise<void>): void => {
      beside.push(work);
    };
    const walks = Array.from({ length: 12 }, () =>
      walk([first, second], { connectTo, timeoutMs: 600 }, inBackground),
    );
    const walked = await Promise.all(walks);
    await Promise.all(beside);
    expect(beside).toHaveLength(4);
    expect(walked.filter(({ noted }) => noted.length === 2)).toHaveLength(4);
    for (const { tap } of walked) tap?.destroy();
  });

  it('tells each failure where no address serves', async () => {
    const dead = await closedPort();
    const connectTo = [at(first, hole.port), at(second, dead), at(six, dead)];
    const { tap, noted } = await walk([first, second, six], { connectTo, timeoutMs: 600 });
    expect(tap).toBeUndefined();
    expect(noted).toEqual([`${second} refused`, `${six} refused`, `${first} timeout`]);
  });

  it('tries an address once, however often it is listed', async () => {
    const connectTo = [at(first, await closedPort())];
    expect((await walk([first, first, first], { connectTo })).noted).toHaveLength(1);
  });

  it('tries eight addresses at the most, two of the second family among them', async () => {
    const dead = await closedPort();
    const many = Array.from({ length: 40 }, (_, index) => `192.0.2.${index + 1}`);
    const sixes = ['2001:db8::1', '2001:db8::2', '2001:db8::3'];
    const connectTo = [{ host: '', address: '127.0.0.1', toPort: dead }];
    const { noted } = await walk([...many, ...sixes], { connectTo });
    const tried = noted.map((one) => one.split(' ')[0]);
    expect(tried).toEqual([...many.slice(0, 6), ...sixes.slice(0, 2)]);
  });

  it('rejects with the reason when it is aborted, and leaves nothing open', async () => {
    const abort = new AbortController();
    const connectTo = [at(first, hole.port), at(second, hole.port)];
    const walking = walk([first, second], { connectTo, signal: abort.signal });
    abort.abort(new Error('enough'));
    await expect(walking).rejects.toThrow('enough');
  });

  it('tells nothing of what went on when the audit was aborted', async () => {
    const { port } = await tcpServer(() => {});
    const abort = new AbortController();
    const connectTo = [at(first, hole.port), at(second, port)];
    const beside: Promise<void>[] = [];
    const { tap, noted } = await walk(
      [first, second],
      { connectTo, signal: abort.signal },
      (work) => beside.push(work),
    );
    abort.abort(new Error('enough'));
    await Promise.all(beside);
    expect(beside).toHaveLength(1);
    expect(noted).toEqual([second]);
    tap?.destroy();
  });
});
