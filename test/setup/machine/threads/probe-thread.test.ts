import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Attempt } from '../../../../src/model/audit/attempt.ts';
import type { Certificate } from '../../../../src/model/audit/observation.ts';
import type { Note } from '../../../../src/probe/note.ts';
import type { ThreadOptions } from '../../../../src/probe/probe-thread.ts';
import { probe } from '../../../../src/probe/recipe.ts';
import { ownCertificate } from '../../../../src/setup/machine/own-certificate.ts';
import { type OwnService, openOwnService } from '../../../../src/setup/machine/own-service.ts';
import {
  type OpenProbeThread,
  openProbeThread,
} from '../../../../src/setup/machine/threads/probe-thread.ts';
import { netOptions } from '../../../../src/setup/steps/net-options.ts';
import { attempt } from '../../../probe/attempt.ts';

const host = 'own.invalid';
const timeoutMs = 300;
const never = new AbortController().signal;
let service: OwnService;
let thread: OpenProbeThread;

beforeAll(async () => {
  service = await openOwnService(host);
  thread = await openProbeThread({ net: net(), perNameServer: 32, signal: never });
});

afterAll(async () => {
  await thread.close();
  service.close();
});

function net() {
  return netOptions({ resolver: `127.0.0.1:${service.dns}`, timeoutMs });
}

type Noted = Parameters<Note>;

interface Tried {
  readonly notes: Noted[];
  readonly certificates: Certificate[];
  readonly over: Promise<void>;
}

function tried(of: Attempt, options: Partial<ThreadOptions> = {}, by = thread): Tried {
  const notes: Noted[] = [];
  const certificates: Certificate[] = [];
  const run = by.join((certificate) => certificates.push(certificate));
  const { signal = new AbortController().signal } = options;
  const over = run
    .probe(of, { ...options, signal }, (...noted) => notes.push(noted))
    .finally(run.leave);
  return { notes, certificates, over };
}

/** What a step saw, without when and for how long. */
function seen([step, hop, entry]: Noted): unknown {
  const ofTime = /^(startedAt|\w+Ms)$/;
  const rest = Object.entries(step).filter(([name]) => !ofTime.test(name));
  return { ...Object.fromEntries(rest), hop, entry };
}

/** A port at which a connection is taken, and nothing is ever said. */
async function silentPort(): Promise<number> {
  const server = createServer(() => {}).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.close();
  });
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A port at which TLS is spoken, and no request is answered. */
async function mutePort(): Promise<number> {
  const server = createTlsServer(ownCertificate(host), (socket) => socket.on('error', () => {}));
  server.listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.close();
  });
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

describe('openProbeThread()', () => {
  it('takes the steps that are taken here, and is told as much of them', async () => {
    const one = attempt({ host, port: service.tls });
    const { notes, certificates, over } = tried(one);
    await over;

    const here: Noted[] = [];
    const shown: Certificate[] = [];
    const { signal } = new AbortController();
    const onCertificate = (certificate: Certificate): unknown => shown.push(certificate);
    await probe(one, { ...net(), signal, onCertificate }, (...noted) => here.push(noted));
    const told = notes.filter(([step]) => step.step !== 'handshake').map(seen);
    expect(told).toEqual(here.filter(([step]) => step.step !== 'handshake').map(seen));
    expect(notes.map(([step]) => step.step)).toEqual([
      'resolve',
      'connect',
      'handshake',
      'exchange',
    ]);
    expect(certificates).toEqual(shown);
    for (const [, , , delayedMs] of notes) expect(delayedMs).toBeTypeOf('number');
  });

  it('tells each run of a certificate once', async () => {
    const one = attempt({ host, port: service.tls });
    const certificates: string[] = [];
    const run = thread.join(({ id }) => certificates.push(id));
    const { signal } = new AbortController();
    await run.probe(one, { signal }, () => {});
    await run.probe(one, { signal }, () => {});
    run.leave();
    const other = tried(one);
    await other.over;
    expect(certificates).toHaveLength(1);
    expect(other.certificates.map(({ id }) => id)).toEqual(certificates);
  });

  it('tells of a certificate while the attempt that was shown it first still waits', async () => {
    const heard = Promise.withResolvers<void>();
    const run = thread.join(() => heard.resolve());
    const port = await mutePort();
    const ending = new AbortController();
    const first = run.probe(attempt({ host, port }), { signal: ending.signal }, () => {});
    await heard.promise;
    ending.abort(new Error('over'));
    await expect(first).rejects.toThrow('over');
    run.leave();
  });

  it('is given up while it begins', async () => {
    const signal = AbortSignal.abort();
    await expect(openProbeThread({ net: net(), perNameServer: 32, signal })).rejects.toThrow(
      'Interrupted',
    );
  });

  it('tells what is silent at its deadline, goes on, and ends when it is given up', async () => {
    const port = await silentPort();
    const ending = new AbortController();
    const silence = Promise.withResolvers<Noted[0]>();
    const waiting = {
      mostMs: 60_000,
      mayGoOn: () => true,
      isTold: () => false,
      tell: (step: Noted[0]) => silence.resolve(step),
    };
    const { notes, over } = tried(attempt({ host, port }), { waiting, signal: ending.signal });
    const step = await silence.promise;
    expect(step).toMatchObject({ step: 'handshake', failure: { code: 'timeout' } });
    expect(notes.map(([one]) => one.step)).toEqual(['resolve', 'connect']);
    ending.abort(new Error('given up'));
    await expect(over).rejects.toThrow('given up');
  });

  it('ends what is silent where there is no room for it to go on', async () => {
    const port = await silentPort();
    const waiting = {
      ...{ mostMs: 60_000, mayGoOn: () => false, isTold: () => false },
      tell: () => expect.unreachable(),
    };
    const { notes, over } = tried(attempt({ host, port }), { waiting });
    await over;
    expect(notes.map(([one]) => one.step)).toEqual(['resolve', 'connect', 'handshake']);
    expect(notes[2]?.[0]).toMatchObject({ failure: { code: 'timeout' } });
  });

  it('ends an attempt at once when it is aborted, and takes none after it', async () => {
    const port = await silentPort();
    const ending = new AbortController();
    const first = tried(attempt({ host, port }), { signal: ending.signal });
    ending.abort(new Error('Ctrl-C'));
    await expect(first.over).rejects.toThrow('Ctrl-C');
    const later = tried(attempt({ host, port }), { signal: ending.signal });
    await expect(later.over).rejects.toThrow('Ctrl-C');
    expect([...first.notes, ...later.notes]).toEqual([]);
  });

  it('tells what goes on beside an attempt that has ended', async () => {
    const works: Promise<void>[] = [];
    const inBackground = (work: Promise<void>): unknown => works.push(work);
    const { over } = tried(attempt({ host, port: service.tls }), { inBackground });
    await over;
    // A second answer to its look-up is listened for.
    expect(works).toHaveLength(1);
    await Promise.all(works);
  });

  it('breaks what it had when the thread ends, and all that comes later', async () => {
    const port = await silentPort();
    const other = await openProbeThread({ net: net(), perNameServer: 32, signal: never });
    const had = tried(attempt({ host, port }), {}, other);
    had.over.catch(() => {});
    await other.close();
    await expect(had.over).rejects.toThrow('has ended');
    await expect(tried(attempt({ host, port }), {}, other).over).rejects.toThrow('has ended');
  });
});
