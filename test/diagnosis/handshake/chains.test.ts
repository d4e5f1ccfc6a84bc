import { describe, expect, it } from 'vitest';
import {
  certificate,
  gatewayAuthority,
  gatewayLeaf,
  mapOf,
} from '../../../fixtures/case/certificates.ts';
import { commands, direct, events, headOf } from '../../../fixtures/case/head.ts';
import { exchange, handshake, reached } from '../../../fixtures/case/steps.ts';
import { trial } from '../../../fixtures/case/trial.ts';
import { isIssuingAuthority } from '../../../src/diagnosis/handshake/issuing-authorities.ts';
import { judge } from '../../../src/diagnosis/judge.ts';
import { findingsOf } from '../kinds-of.ts';

const refused = (verification: string, chain: readonly string[]) =>
  handshake({ checkedName: commands.host, fails: 'certificate', verification, chain });

describe('the rules of chains', () => {
  it('know an interceptor by its issuer once it was caught, though the date fails first', () => {
    const old = certificate('old', { subject: 'CN=service', issuer: gatewayLeaf.issuer });
    const trials = [
      trial('a1', {
        target: commands,
        route: direct,
        steps: [...reached(commands), refused('CERT_HAS_EXPIRED', ['old'])],
      }),
      trial('a2', {
        target: events,
        route: direct,
        steps: [
          ...reached(events),
          refused('SELF_SIGNED_CERT_IN_CHAIN', ['gateway-leaf', 'gateway-root']),
        ],
      }),
    ];
    const known = mapOf(old, gatewayLeaf, gatewayAuthority);
    const { findings } = judge(headOf([commands, events], [direct]), trials, known);
    expect(findings.map(({ kind, target }) => [kind, target])).toEqual([
      ['interception', 't1'],
      ['interception', 't2'],
    ]);
  });

  it('name interception and the block page that it shows', () => {
    const page = exchange({ url: commands.url, status: 403, body: 'Powered By FortiGuard' });
    const findings = findingsOf({
      target: commands,
      route: direct,
      steps: [
        ...reached(commands),
        refused('SELF_SIGNED_CERT_IN_CHAIN', ['gateway-leaf', 'gateway-root']),
        page,
      ],
      certificates: mapOf(gatewayLeaf, gatewayAuthority),
    });
    expect(findings.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['interception', 'interceptor'],
      ['block-page', 'interceptor'],
    ]);
  });

  it('call an unknown issuer interception where no certificate was kept', () => {
    const steps = [...reached(commands), refused('UNABLE_TO_VERIFY_LEAF_SIGNATURE', ['lost'])];
    const [finding] = findingsOf({ target: commands, route: direct, steps });
    expect(finding).toMatchObject({ kind: 'interception', rivals: ['incomplete-chain'] });
  });
});

describe('isIssuingAuthority()', () => {
  it('goes by the common name, wherever it stands', () => {
    const azure = 'CN=Microsoft Azure RSA TLS Issuing CA 07';
    expect(isIssuingAuthority(`${azure}, O=Microsoft Corporation, C=US`)).toBe(true);
    expect(isIssuingAuthority(`C=US, O=Microsoft Corporation, ${azure}`)).toBe(true);
    expect(isIssuingAuthority(`C=US\nO=Microsoft Corporation\n${azure}`)).toBe(true);
    expect(isIssuingAuthority('CN=Proxy, O=Microsoft TLS fan club')).toBe(false);
  });
});
