import { describe, expect, it } from 'vitest';
import { cases } from '../../fixtures/case/cases.ts';
import { brokenHandshake } from '../../src/diagnosis/controls/broken-handshake.ts';
import { clockByAnswers } from '../../src/diagnosis/cross-attempt/clock-by-answers.ts';
import { clockSkew } from '../../src/diagnosis/cross-attempt/clock-skew.ts';
import { proved } from '../../src/diagnosis/cross-attempt/proved.ts';
import { resolverDisagreement } from '../../src/diagnosis/cross-attempt/resolver-disagreement.ts';
import { revocationUnreachable } from '../../src/diagnosis/cross-attempt/revocation-unreachable.ts';
import { routeDisagreement } from '../../src/diagnosis/cross-attempt/route-disagreement.ts';
import { serviceOutage } from '../../src/diagnosis/cross-attempt/service-outage.ts';
import { slowStep } from '../../src/diagnosis/cross-attempt/slow-step.ts';
import { judgeWith } from '../../src/diagnosis/judge-with.ts';
import {
  type CrossAttemptRule,
  type FollowUpRule,
  isError,
  type Judged,
  mapDrafts,
} from '../../src/diagnosis/judged.ts';
import { findProduct } from '../../src/diagnosis/products/find-product.ts';
import type { AnyRule } from '../../src/diagnosis/rule.ts';
import { type Rulebook, rulebook } from '../../src/diagnosis/rulebook.ts';
import type { StrangePage } from '../../src/diagnosis/trial/strange-page.ts';
import type { TrialReading } from '../../src/diagnosis/trial/trial-reading.ts';
import { latePass } from '../../src/diagnosis/tries/late-pass.ts';
import { passingFault } from '../../src/diagnosis/tries/passing-fault.ts';
import { effects } from '../../src/diagnosis/verdict/effects.ts';
import type { FindingKind } from '../../src/model/finding/finding.ts';
import { across, agrees, changed, following, isNoticed, judging, proving } from './planted.ts';

function withPage(reading: TrialReading, change: Partial<StrangePage>): TrialReading {
  return reading.page === undefined
    ? reading
    : { ...reading, page: { ...reading.page, ...change } };
}

/** Whatever fails counts as shown. */
const allShown: CrossAttemptRule = (all) =>
  all.map((judged) => mapDrafts(judged, (draft) => ({ ...draft, proof: 'word' as const })));
const livelyWitnesses: CrossAttemptRule = (all, beside) =>
  proved(all, {
    ...beside,
    witnesses: beside.witnesses.map((one) => ({ ...one, drafts: [] })),
  });

const always: AnyRule['prove'] = (reading) => ({
  evidence: reading.steps.map(({ id }) => id),
  facts: {},
});
const clearedByAnyControl: FollowUpRule = (judged) => {
  const drafts = judged.drafts.map((draft) => ({ ...draft, kind: 'sni-filter' as const }));
  return judged.controls.length === 0 ? judged : { ...judged, drafts };
};

/** They speak of no target, and so change no verdict. */
const settingKinds: readonly FindingKind[] = [
  'proxy-setting-malformed',
  'proxy-settings-conflict',
  'winhttp-disagreement',
  'authenticated-proxy-allowed',
  'wpad-beyond-organisation',
  'bypass-difference',
];

function undelayed(judged: Judged): Judged {
  const steps = judged.reading.steps.map(({ delayedMs: _, ...step }) => step);
  return { ...judged, reading: { ...judged.reading, steps } };
}

const faults: readonly (readonly [name: string, Rulebook])[] = [
  [
    'a closure is called a reset',
    proving('handshake-closure', () => ({ kind: 'handshake-reset' })),
  ],
  ['the rivals of a reset are dropped', proving('handshake-reset', () => ({ rivals: [] }))],
  ['controls are ignored', following(brokenHandshake)],
  ['a control that failed clears the address', following(brokenHandshake, clearedByAnyControl)],
  ['repeats are ignored', following(passingFault)],
  [
    'what passed and failed when measured again is called by the failure alone',
    following(passingFault, (judged, context) =>
      judged.drafts.some(isError) ? passingFault(judged, context) : judged,
    ),
  ],
  [
    'what this machine lacked is called a fault of the way',
    following(passingFault, (judged, context) => {
      const renamed = (one: Judged): Judged => ({
        ...one,
        drafts: one.drafts.map((draft) =>
          draft.kind === 'local-limit' ? { ...draft, kind: 'port-silence' } : draft,
        ),
      });
      return passingFault({ ...judged, repeats: judged.repeats.map(renamed) }, context);
    }),
  ],
  ['a clock is never suspected', across(clockSkew)],
  ['dates of answers are not read', across(clockByAnswers)],
  [
    'a clock that passes is called inconclusive',
    judging('clock-skew', { verdict: 'inconclusive' }),
  ],
  ['an outage is never told from blocks', across(serviceOutage)],
  ['routes are not compared', across(routeDisagreement)],
  ['name servers are not compared', following(resolverDisagreement)],
  [
    'two public addresses are a disagreement',
    following(resolverDisagreement, (judged, context) => {
      const compared = new Map(
        [...context.compared].map(([name, step]) => [
          name,
          step.failure
            ? step
            : { ...step, addresses: [{ address: '0.0.0.0', family: 4 as const }] },
        ]),
      );
      return resolverDisagreement(judged, { ...context, compared });
    }),
  ],
  ['a second answer is not heard', changed('dns-injection', () => [])],
  ['nothing is ever shown to be blocked', across(proved)],
  ['all is shown to be blocked', across(proved, allShown)],
  ['a witness that failed is taken for one that passed', across(proved, livelyWitnesses)],
  ['revocation is not looked at', across(revocationUnreachable)],
  ['what passes when it is given more time is called a passing fault', across(latePass)],
  ['nobody is told of a slow step', across(slowStep)],
  [
    'what our own queue added is called the network',
    across(slowStep, (all, context) => slowStep(all.map(undelayed), context)),
  ],
  [
    'a repeat that was fast does not count',
    across(slowStep, (all, context) => {
      const alone = slowStep(
        all.map((judged) => ({ ...judged, repeats: [] })),
        context,
      );
      return all.map((judged, index) => ({ ...judged, drafts: alone[index]?.drafts ?? [] }));
    }),
  ],
  [
    'a slow step is certain whatever this machine was like',
    across(slowStep, (all, context) =>
      slowStep(all, context).map((judged) =>
        mapDrafts(judged, (draft) =>
          draft.kind === 'slow-step' ? { ...draft, rivals: [] } : draft,
        ),
      ),
    ),
  ],
  ['a link left out is called interception', changed('incomplete-chain', () => [])],
  [
    'who signed is asked after what is wrong',
    changed('certificate-expiry', (rule) => [{ ...rule, kind: 'interception' }]),
  ],
  ['a sinkhole is not seen', changed('sinkhole-address', () => [])],
  [
    'a private link is called a sinkhole',
    proving('sinkhole-address', ({ prove }) => ({
      prove: (reading, context) => {
        const steps = reading.steps.map((step) =>
          step.step === 'resolve' ? { ...step, aliases: [] } : step,
        );
        return prove({ ...reading, steps }, context);
      },
    })),
  ],
  [
    "the user's own address is called a sinkhole",
    proving('sinkhole-address', ({ prove }) => ({
      prove: (reading, context) => {
        const steps = reading.steps.map((step) =>
          step.step === 'resolve' ? { ...step, by: 'dns' as const } : step,
        );
        return prove({ ...reading, steps }, context);
      },
    })),
  ],
  ['a login is called a policy', changed('proxy-login-demand', () => [])],
  ["a product's 502 is called an upstream failure", changed('proxy-policy-refusal', () => [])],
  ['the right answer is called a block page', proving('block-page', () => ({ prove: always }))],
  [
    'the expected status is not asked for',
    proving('unexpected-answer', ({ prove }) => ({
      prove: ({ attempt, ...reading }, context) => {
        const { expect: _, ...unexpecting } = attempt;
        return prove({ ...reading, attempt: unexpecting }, context);
      },
    })),
  ],
  [
    'a chain that did not verify is taken for the service',
    proving('block-page', ({ prove }) => ({
      prove: (reading, context) => prove({ ...reading, page: undefined }, context),
    })),
  ],
  [
    'a page with the status that was due is taken for the service',
    proving('block-page', ({ prove }) => ({
      prove: (reading, context) => prove(withPage(reading, { isDue: true }), context),
    })),
  ],
  [
    'the expected answer is not asked before a mark',
    proving('block-page', ({ prove }) => ({
      prove: (reading, context) => {
        const { page } = reading;
        const product = page && findProduct(page, page.lead);
        return prove(withPage(reading, { isDue: false, product }), context);
      },
    })),
  ],
  [
    'a mark that suggests is taken for one that proves',
    proving('block-page', ({ prove }) => ({
      prove: (reading, context) => {
        const product = reading.page?.product;
        const surely = product && ({ ...product, confidence: 'high' } as const);
        return prove(withPage(reading, { product: surely }), context);
      },
    })),
  ],
  [
    "a portal's own mark is not read",
    proving('captive-portal', ({ prove }) => ({
      prove: (reading, context) => prove(withPage(reading, { product: undefined }), context),
    })),
  ],
  [
    'a page in the place of a tunnel is taken for what a tunnel led to',
    proving('plaintext-answer', ({ prove }) => ({
      prove: (reading, context) => prove(withPage(reading, { from: 'tls-port' }), context),
    })),
  ],
  ['every page is called inconclusive', judging('block-page', { verdict: 'inconclusive' })],
  ['a portal is not seen', changed('captive-portal', () => [])],
  [
    'one redirect makes a portal',
    proving('captive-portal', ({ prove }) => ({
      prove: (reading, context) =>
        prove(reading, { ...context, portals: { ...context.portals, has: () => true } }),
    })),
  ],
  [
    'a login demand is called inconclusive',
    judging('proxy-login-demand', { verdict: 'inconclusive' }),
  ],
  [
    "the service's expired certificate is called blocked",
    judging('certificate-expiry', { verdict: 'blocked' }),
  ],
  ['a passing fault is called reachable', judging('passing-fault', { verdict: 'reachable' })],
  ['a runaway is called a failure', changed('pac-runaway', () => [])],
  [
    'every system is said to read PAC files',
    proving('pac-unsupported', ({ prove }) => ({
      prove: (reading, context) => prove(reading, { ...context, systems: [] }),
    })),
  ],
  [
    'no system is said to read PAC files',
    proving('pac-unsupported', ({ prove }) => ({
      prove: (reading, context) => prove(reading, { ...context, systems: ['linux'] }),
    })),
  ],
  [
    'every audit is said to be for Windows',
    proving('pac-windows-difference', ({ prove }) => ({
      prove: (reading, context) => prove(reading, { ...context, systems: [] }),
    })),
  ],
  [
    'what Windows reads otherwise is called reachable',
    judging('pac-windows-difference', { verdict: 'reachable' }),
  ],
  ['an unread PAC file is called reachable', judging('pac-unsupported', { verdict: 'reachable' })],
  ['a wrong clock is called blocked', judging('clock-skew', { verdict: 'blocked' })],
];

describe('the golden cases', () => {
  it.each(faults)('catch it when %s', (_, faulty) => {
    expect(isNoticed(faulty)).toBe(true);
  });

  it('find nothing wrong with the rulebook itself', () => {
    expect(cases.filter((one) => !agrees(one, rulebook))).toEqual([]);
  });

  it('notice every kind whose rule is gone', () => {
    const kinds = rulebook.groups.flatMap(({ rules }) => rules.map(({ kind }) => kind));
    const without = (kind: FindingKind): Rulebook => changed(kind, () => []);
    const unnoticed = kinds.filter((kind) => !isNoticed(without(kind), kind));
    expect(unnoticed).toEqual([]);
  });

  it('notice every kind whose verdict is another one', () => {
    const kinds = Object.keys(effects) as FindingKind[];
    const unnoticed = kinds.filter(
      (kind) => !isNoticed(judging(kind, { verdict: 'not-applicable' }), kind),
    );
    // An outage speaks through the findings that it explains; settings belong to no target.
    expect(unnoticed).toEqual([...settingKinds, 'service-outage']);
  });

  it.each(settingKinds)('notice it when %s is not told', (kind) => {
    const silenced = cases.map((one) => {
      const settings = one.head.settings.map((setting) => {
        return { ...setting, problems: setting.problems.filter((problem) => problem !== kind) };
      });
      const routes = one.head.routes.map(({ bypass: _, ...route }) => route);
      const head = kind === 'bypass-difference' ? { ...one.head, routes } : one.head;
      return { ...one, head: { ...head, settings } };
    });
    expect(silenced.some((one) => !agrees(one, rulebook))).toBe(true);
  });

  it('keep the verdicts as they are without the settings', () => {
    const told = cases.filter(({ head }) => head.settings.length > 0);
    expect(told.length).toBeGreaterThan(settingKinds.length);
    for (const one of told) {
      const { verdicts } = judgeWith(rulebook, one);
      const head = { ...one.head, settings: [] };
      expect(judgeWith(rulebook, { ...one, head }).verdicts).toEqual(verdicts);
    }
  });
});
