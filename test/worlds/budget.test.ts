import { describe, expect, it } from 'vitest';
import { auditWorld } from '../../fixtures/world/audit-world.ts';
import type { Deed, Service, Way, World } from '../../fixtures/world/world.ts';
import { targetFromUrl } from '../../src/catalogue/select/target-from-url.ts';

const targets = 200;
const failing = 60;

const direct: Way = {
  id: 'direct',
  rttMs: 20,
  loss: 0,
  resets: 0,
  hangUps: 0,
  troubles: 0,
  slowMs: 5,
  patienceMs: 60_000,
  caches: false,
};
const proxy = { kind: 'http', host: 'proxy1.corp.example', port: 3128 } as const;
const proxied: Way = { ...direct, id: `http://${proxy.host}:${proxy.port}`, proxy };

function serviceAt(number: number): Service {
  const made = targetFromUrl(`https://h${number}.example/`, `t${number}`);
  if (!('target' in made)) throw new TypeError('No target');
  return {
    target: made.target,
    health: 'up',
    addresses: [{ address: `20.64.0.${number}`, family: 4 }],
    // Some break off under a name that is none of theirs.
    foreignName: number % 4 === 0 ? 'alert' : 'served',
    chain: 'public',
    status: 200,
    slowMs: 20,
  };
}

/** Of two hundred targets somebody stops sixty, on the last of the ways. */
function worldOf(does: Deed, ways: readonly Way[]): World {
  const services = Array.from({ length: targets }, (_, index) => serviceAt(index + 1));
  const hosts = new Set(services.slice(0, failing).map(({ target }) => target.host));
  const [last = direct] = ways.slice(-1);
  return {
    seed: 1,
    timeoutMs: 5000,
    samples: 1,
    services,
    ways,
    nameServer: { loss: 0, failure: 0 },
    isCompared: false,
    hasSix: false,
    hasControl: false,
    blockers: [{ on: [last.id], hosts, does }],
    holds: [],
  };
}

const silence: Deed = { kind: 'server-name', manner: 'silence', residualMs: 0 };

describe('an audit of 200 targets of which 60 fail', () => {
  it.each<[string, Deed, readonly Way[]]>([
    ['dropped, and pass over a proxy', { kind: 'address', manner: 'drop' }, [proxied, direct]],
    ['refused, and pass over a proxy', { kind: 'address', manner: 'reject' }, [proxied, direct]],
    ['dropped over the one way', { kind: 'address', manner: 'drop' }, [direct]],
    ['silent by name, and pass over a proxy', silence, [proxied, direct]],
    ['silent by name over the one way', silence, [direct]],
    [
      'reset by name, and pass over a proxy',
      { kind: 'server-name', manner: 'reset', residualMs: 0 },
      [proxied, direct],
    ],
    ['silent at a proxy', { kind: 'policy-lapse', manner: 'silence' }, [direct, proxied]],
    ['without a name', { kind: 'name', answer: 'silence' }, [proxied, direct]],
  ])('makes at most 2.5 times its plan in all its passes: %s', async (_, does, ways) => {
    const { attempts } = await auditWorld(worldOf(does, ways));
    const calls = attempts.filter(({ control }) => control !== 'unused-address');
    const planned = calls.filter(({ controlOf }) => controlOf === undefined);
    expect(planned).toHaveLength(targets * ways.length);
    // Each of the sixty is tried again.
    expect(calls.length).toBeGreaterThanOrEqual(planned.length + failing);
    expect(calls.length / planned.length).toBeLessThanOrEqual(2.5);
  });
});
