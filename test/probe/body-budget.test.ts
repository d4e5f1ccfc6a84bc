import { describe, expect, it } from 'vitest';
import type { ExchangeObservation, Observation } from '../../src/model/observation.ts';
import { bodyBudget } from '../../src/probe/body-budget.ts';

const step = { id: 'a1.1', attempt: 'a1', startedAt: '2026-01-01T00:00:00.000Z', durationMs: 1 };

function exchange(body?: string): ExchangeObservation {
  return {
    ...step,
    step: 'exchange',
    method: 'GET',
    url: 'https://a.example/',
    sent: '',
    failure: null,
    ...(body !== undefined && { body }),
  };
}

function tunnel(body: string): Observation {
  const proxy = { kind: 'http', host: 'proxy.example', port: 3128 } as const;
  return { ...step, step: 'tunnel', proxy, sent: '', received: '', body, failure: null };
}

const page = 'x'.repeat(65_536);

describe('bodyBudget()', () => {
  it('leaves what it is given alone until 32 MiB are kept', () => {
    const cut = bodyBudget();
    const observation = exchange(page);
    for (let n = 0; n < 512; n += 1) expect(cut(observation)).toBe(observation);
    expect(cut(observation)).toEqual({ ...observation, body: page.slice(0, 2048), bodyCut: true });
  });

  it('cuts the page of a tunnel too, and says nothing of short bodies', () => {
    const cut = bodyBudget();
    for (let n = 0; n < 512; n += 1) cut(exchange(page));
    expect(cut(tunnel(page))).toEqual(tunnel(page.slice(0, 2048)));
    expect(cut(exchange('short'))).toEqual(exchange('short'));
  });

  it('counts and cuts first bytes as bodies', () => {
    const cut = bodyBudget();
    const broken = { ...exchange(), firstBytes: page };
    for (let n = 0; n < 512; n += 1) expect(cut(broken)).toBe(broken);
    expect(cut(broken)).toEqual({ ...broken, firstBytes: page.slice(0, 2048) });
    const plain: Observation = {
      ...step,
      step: 'handshake',
      role: 'target',
      checkedName: 'a.example',
      bytesRead: 9,
      firstBytes: page,
      failure: null,
    };
    expect(cut(plain)).toEqual({ ...plain, firstBytes: page.slice(0, 2048) });
  });

  it('gives an observation without a body back as it is', () => {
    const observation = exchange();
    expect(bodyBudget()(observation)).toBe(observation);
  });
});
