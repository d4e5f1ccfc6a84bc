import { describe, expect, it } from 'vitest';
import type {
  Certificate,
  ExchangeObservation,
  HandshakeObservation,
  SelectObservation,
  TunnelObservation,
} from '../../src/model/audit/observation.ts';
import { type TextBudget, textBudget } from '../../src/probe/text-budget.ts';

const step = {
  id: 'a1.1',
  attempt: 'a1',
  startedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 1,
  failure: null,
};
const page = 'x'.repeat(65_536);

const asked: ExchangeObservation = {
  ...step,
  step: 'exchange',
  method: 'GET',
  url: 'https://a.example/',
  sent: 'GET / HTTP/1.1',
};
const refused: TunnelObservation = {
  ...step,
  step: 'tunnel',
  proxy: { kind: 'http', host: 'proxy.example', port: 3128 },
  sent: 'CONNECT a.example:443',
  received: 'y'.repeat(16_256),
  headers: [
    ['Server', 'x'],
    ['Via', 'z'.repeat(4000)],
  ],
  body: page,
};
const greeted: HandshakeObservation = {
  ...step,
  step: 'handshake',
  role: 'target',
  checkedName: 'a.example',
  bytesRead: 9,
  firstBytes: page,
};
const chosen: SelectObservation = {
  ...step,
  step: 'select',
  source: 'http://pac.example/',
  url: 'https://a.example/',
  entries: [{ kind: 'direct' }],
  alerts: Array.from({ length: 100 }, () => 'a'.repeat(500)),
};

const certificate: Certificate = {
  ...{ id: 'c', subject: 'CN=a', issuer: 'CN=b', notBefore: '', notAfter: '' },
  names: Array.from({ length: 100 }, (_, index) => `DNS:n${index}.example`),
  der: 'x'.repeat(8000),
};

/** One that keeps so many mebibytes already. */
function spent(mebibytes: number): TextBudget {
  const budget = textBudget();
  const short = { ...asked, body: 'x'.repeat(2048) };
  for (let n = 0; n < mebibytes * 512; n += 1) budget.observation(short);
  return budget;
}

describe('textBudget()', () => {
  it('leaves what it is given alone until 16 MiB are kept', () => {
    const { observation } = textBudget();
    const answer = { ...asked, body: page };
    for (let n = 0; n < 256; n += 1) expect(observation(answer)).toBe(answer);
    expect(observation(answer)).toEqual({ ...asked, body: page.slice(0, 2048), textCut: true });
  });

  it('cuts every text of others then, whole items of a list, and nothing of our own', () => {
    const { observation } = spent(16);
    expect(observation(refused)).toEqual({
      ...refused,
      received: 'y'.repeat(2048),
      headers: [['Server', 'x']],
      body: page.slice(0, 2048),
      textCut: true,
    });
    expect(observation(greeted)).toMatchObject({ firstBytes: page.slice(0, 2048), textCut: true });
    expect(observation(chosen)).toMatchObject({ alerts: chosen.alerts?.slice(0, 4) });
  });

  it('keeps no more than 256 bytes of each once 28 MiB are kept', () => {
    const { observation } = spent(28);
    expect(observation({ ...asked, body: page })).toMatchObject({ body: page.slice(0, 256) });
  });

  it('keeps of certificates less and less, and says so', () => {
    expect(textBudget().certificate(certificate)).toBe(certificate);
    const names = certificate.names.slice(0, 10);
    expect(spent(16).certificate(certificate)).toEqual({
      ...certificate,
      names,
      der: '',
      cut: true,
    });
    expect(spent(28).certificate(certificate)).toBeUndefined();
  });

  it('counts certificates beside all else', () => {
    const budget = textBudget();
    while (budget.certificate(certificate)?.der !== '');
    expect(budget.observation({ ...asked, body: page })).toMatchObject({ textCut: true });
  });

  it('gives an observation with short texts back as it is', () => {
    const short = { ...asked, body: 'short' };
    expect(spent(40).observation(short)).toBe(short);
    expect(textBudget().observation(asked)).toBe(asked);
  });
});
