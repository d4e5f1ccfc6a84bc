import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { openOwnService } from '../../../src/setup/machine/own-service.ts';
import { warmUp, warmUpAt } from '../../../src/setup/machine/warm-up.ts';
import { netOptions } from '../../../src/setup/steps/net-options.ts';

const never = new AbortController().signal;

const net = netOptions({});
/** Whoever went there would wait for the deadline. */
const elsewhere = netOptions({ resolver: '192.0.2.1', connectTo: ['::192.0.2.2:9'] });

test('warmUpAt() takes the steps at its own service, wherever those of the audit are sent', async () => {
  let closed = 0;
  const open = async (name: string): ReturnType<typeof openOwnService> => {
    const service = await openOwnService(name);
    return {
      ...service,
      close: () => {
        closed += 1;
        service.close();
      },
    };
  };
  expect(await warmUpAt(open, { net: elsewhere, signal: never })).toBeUndefined();
  expect(closed).toBe(1);
});

test('warmUpAt() reads the roots of the audit itself', async () => {
  const kinds: string[] = [];
  const trust: typeof net.trust = {
    ...net.trust,
    contextOf: (hello) => {
      kinds.push(hello);
      return net.trust.contextOf(hello);
    },
  };
  await warmUpAt(openOwnService, { net: { ...net, trust }, signal: never });
  expect(new Set(kinds)).toEqual(new Set(['usual']));
});

test('warmUpAt() says so where nobody serves on loopback', async () => {
  const gone = await openOwnService('own.invalid');
  gone.close();
  const open = async (): Promise<typeof gone> => ({ ...gone, close: () => {} });
  expect(await warmUpAt(open, { net, signal: never })).toMatch(
    /^netready: The first times hold .* \(no handshake came to its end\)$/,
  );
});

test('warmUpAt() takes no step after an abort, and says nothing about it', async () => {
  const aborted = AbortSignal.abort();
  const ports: number[] = [];
  const open = async (name: string): ReturnType<typeof openOwnService> => {
    const service = await openOwnService(name);
    ports.push(service.tls);
    return service;
  };
  expect(await warmUpAt(open, { net, signal: aborted })).toBeUndefined();
  const [port = 0] = ports;
  const late = connect({ port, host: '127.0.0.1' });
  await new Promise<void>((resolve) => late.once('error', () => resolve()));
});

test('warmUp() is done once a process', async () => {
  expect(await warmUp({ net, signal: never })).toBeUndefined();
  const trust: typeof net.trust = {
    ...net.trust,
    contextOf: () => {
      throw new Error('asked again');
    },
  };
  expect(await warmUp({ net: { ...net, trust }, signal: never })).toBeUndefined();
});
