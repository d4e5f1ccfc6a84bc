import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  evidenceCheck,
  type FleetResult,
  maxResultBytes,
  openResult,
  sealResult,
} from '../../src/fleet/fleet-result.ts';
import { newKey, signer, verifier } from '../../src/fleet/nats/keys.ts';

const berlin = newKey();
const lima = newKey();
const result: FleetResult = {
  version: 1,
  job: 'j1',
  site: 'berlin',
  state: 'done',
  exitStatus: 1,
  summary: 'NOT READY: 3 of 34 — „Umlaute“',
  startedAt: '2027-01-04T08:00:00.000Z',
  finishedAt: '2027-01-04T08:01:00.000Z',
  tries: 2,
  tool: '0.1.0',
  evidence: { name: 'j1.2.abc.ndjson', bytes: 3, sha256: hash('sha256', 'abc') },
};

describe('openResult()', () => {
  it('reads what sealResult() made with the key of its site', () => {
    const sealed = sealResult(result, signer(berlin.seed));
    expect(openResult(sealed, verifier(berlin.publicKey))).toEqual({ result });
  });

  it('refuses a signature of another site', () => {
    const sealed = sealResult(result, signer(lima.seed));
    expect(openResult(sealed, verifier(berlin.publicKey))).toEqual({
      wrong: "it is not signed by its site's key",
    });
  });

  it('refuses a line of which one byte is another', () => {
    const sealed = Buffer.from(sealResult(result, signer(berlin.seed)));
    for (let at = 0; at < sealed.indexOf(10); at += 7) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(openResult(changed, verifier(berlin.publicKey))).toHaveProperty('wrong');
    }
  });

  it('refuses what is signed, and no result', () => {
    const sign = signer(berlin.seed);
    for (const line of ['{}', 'null', '"x"', JSON.stringify({ ...result, state: 'perfect' })]) {
      const signature = Buffer.from(sign(Buffer.from(line))).toString('base64');
      const sealed = Buffer.from(`${line}\n${signature}\n`);
      expect(openResult(sealed, verifier(berlin.publicKey))).toHaveProperty('wrong');
    }
  });

  it('refuses a site that has no key', () => {
    expect(openResult(sealResult(result, signer(berlin.seed)), verifier(''))).toHaveProperty(
      'wrong',
    );
  });

  it('answers whatever comes', () => {
    const verify = verifier(berlin.publicKey);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(openResult(bytes, verify)).toHaveProperty('wrong');
      }),
    );
    expect(openResult(new Uint8Array(maxResultBytes + 1), verify)).toHaveProperty('wrong');
  });
});

describe('evidenceCheck()', () => {
  const evidence = { name: 'a', bytes: 3, sha256: hash('sha256', 'abc') };
  const isRight = (...pieces: readonly string[]): boolean => {
    const check = evidenceCheck(evidence);
    for (const piece of pieces) check.add(Buffer.from(piece));
    return check.isRight();
  };

  it('takes the very bytes, in whatever pieces', () => {
    expect(isRight('abc')).toBe(true);
    expect(isRight('a', '', 'bc')).toBe(true);
  });

  it('takes no others, no more and no fewer', () => {
    for (const pieces of [['abd'], ['ab'], ['abc', 'd'], ['bc', 'a'], []])
      expect(isRight(...pieces)).toBe(false);
  });
});
