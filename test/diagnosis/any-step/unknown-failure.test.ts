import { describe, expect, it } from 'vitest';
import { commands, direct, proxy } from '../../../fixtures/case/head.ts';
import {
  connect,
  exchange,
  handshake,
  proxyReached,
  reached,
  resolve,
  tunnel,
} from '../../../fixtures/case/steps.ts';
import { failureCodes } from '../../../src/model/finding/failure.ts';
import { findingsOf } from '../kinds-of.ts';

const checkedName = commands.host;

describe('unknownFailure', () => {
  it.each(failureCodes)('leaves no step that ends in %s without exactly one error', (fails) => {
    const ways = [
      [direct, [resolve({ name: checkedName, fails })]],
      [direct, [connect({ fails })]],
      [direct, [...reached(commands), handshake({ checkedName, fails, verification: 'X' })]],
      [
        direct,
        [...reached(commands), handshake({ checkedName }), exchange({ url: commands.url, fails })],
      ],
      [proxy, [resolve({ name: 'proxy', role: 'proxy', fails })]],
      [proxy, [connect({ role: 'proxy', fails })]],
      [proxy, [...proxyReached(commands), tunnel({ fails })]],
      [
        proxy,
        [...proxyReached(commands), handshake({ checkedName: 'proxy', role: 'proxy', fails })],
      ],
    ] as const;
    for (const [route, steps] of ways) {
      const findings = findingsOf({ target: commands, route, steps });
      expect(findings.map(({ severity }) => severity)).toEqual(['error']);
    }
  });
});
