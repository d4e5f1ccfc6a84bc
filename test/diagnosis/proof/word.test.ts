import { describe, expect, it } from 'vitest';
import { commands, events, headOf, proxy, samples } from '../../../fixtures/case/head.ts';
import {
  connect,
  fineByProxy,
  handshake,
  proxyReached,
  type Step,
  tunnel,
} from '../../../fixtures/case/steps.ts';
import { repeat, trial } from '../../../fixtures/case/trial.ts';
import { judge } from '../../../src/diagnosis/judge.ts';
import type { Trial } from '../../../src/model/audit/report.ts';
import type { Target } from '../../../src/model/target/target.ts';

interface Played {
  readonly target: Target;
  /** What the first try showed, and what each repeat did. */
  readonly tries: readonly (readonly Step[])[];
}

/** The verdict of each target over the proxy, and the proof of what is said of it. */
function verdictsOf(...played: readonly Played[]): Record<string, string> {
  const first = played.map(({ target, tries: [steps = []] }, index) =>
    trial(`a${index + 1}`, { target, route: proxy, steps }),
  );
  const again = played.flatMap(({ tries }, index): Trial[] => {
    const [of] = first.slice(index, index + 1);
    return of === undefined ? [] : tries.slice(1).map((steps, at) => repeatOf(of, at, steps));
  });
  const head = headOf(
    played.map(({ target }) => target),
    [proxy],
  );
  const { verdicts, findings } = judge(head, [...first, ...again], new Map());
  return Object.fromEntries(
    verdicts
      .filter(({ route }) => route !== undefined)
      .map(({ target, verdict }) => {
        const proof = findings.find((one) => one.target === target && one.proof)?.proof;
        return [target, proof === undefined ? verdict : `${verdict} by ${proof}`];
      }),
  );
}

function repeatOf(of: Trial, at: number, steps: readonly Step[]): Trial {
  return repeat(of, { id: `a${10 * Number(of.attempt.id.slice(1)) + at}`, steps });
}

const reached = proxyReached(commands);
const refused = (said: Parameters<typeof tunnel>[0] = {}): readonly Step[] => [
  ...reached,
  tunnel({ fails: 'status', status: 403, ...said }),
];
const hungUp: readonly Step[] = [...reached, tunnel({ fails: 'closed' })];
const broken: readonly Step[] = [
  ...reached,
  tunnel(),
  handshake({ checkedName: commands.host, fails: 'reset' }),
];
const silentPort = (inFlight: number): readonly Step[] => [
  ...reached.slice(0, 2),
  connect({
    ...{ role: 'proxy', address: '10.1.1.1', port: 3128, fails: 'timeout' },
    ...(inFlight > 0 && { inFlight }),
  }),
];
const passing = (target: Target): Played => ({ target, tries: [fineByProxy(target)] });

describe('a word of a proxy', () => {
  it('is its refusal, said again and again', () => {
    expect(verdictsOf({ target: commands, tries: [refused(), refused(), refused()] })).toEqual({
      t1: 'blocked by word',
    });
  });

  it('is none where the like comes and goes for others as often', () => {
    const flapping = [refused(), fineByProxy(events), fineByProxy(events)];
    const other = { target: events, tries: flapping };
    const again = { target: commands, tries: [refused(), refused(), refused()] };
    expect(verdictsOf(again, other)).toMatchObject({ t1: 'inconclusive' });
  });

  it('stays one where what comes and goes for others is another fault', () => {
    const flapping = [hungUp, fineByProxy(events), fineByProxy(events)];
    const other = { target: events, tries: flapping };
    const again = { target: commands, tries: [refused(), refused(), refused()] };
    expect(verdictsOf(again, other)).toMatchObject({ t1: 'blocked by word' });
  });

  it('is none where it hangs up the next time: no rule does that', () => {
    expect(verdictsOf({ target: commands, tries: [refused(), hungUp, refused()] })).toEqual({
      t1: 'inconclusive',
    });
  });

  it('is none where another try had its tunnel: no rule lets that pass', () => {
    expect(verdictsOf({ target: commands, tries: [refused(), broken, refused()] })).toEqual({
      t1: 'inconclusive',
    });
  });

  it('is none where it was said beside others of ours alone, and others come and go', () => {
    const crowded = refused({ inFlight: 12 });
    const flapping = { target: samples, tries: [hungUp, fineByProxy(samples)] };
    expect(
      verdictsOf({ target: commands, tries: [crowded, crowded, crowded] }, flapping),
    ).toMatchObject({ t1: 'inconclusive' });
    expect(
      verdictsOf({ target: commands, tries: [crowded, refused(), crowded] }, flapping),
    ).toMatchObject({ t1: 'blocked by word' });
  });
});

describe('an answer of a proxy that may tell of a missing service', () => {
  const gone = (status: number) => Array.from({ length: 3 }, () => refused({ status }));
  const odd = (socksReply: number) => {
    const reply = [...reached, tunnel({ fails: 'socks-reply', socksReply })];
    return [reply, reply, reply];
  };

  it.each([
    ...[404, 410, 421].map((status) => [`${status}`, gone(status)] as const),
    ...[9, 240].map((reply) => [`reply ${reply}`, odd(reply)] as const),
  ])('is no word where others pass, and one where nobody does: %s', (_, tries) => {
    expect(verdictsOf({ target: commands, tries }, passing(samples))).toEqual({
      t1: 'inconclusive',
      t3: 'reachable',
    });
    expect(verdictsOf({ target: commands, tries })).toEqual({ t1: 'blocked by word' });
  });

  it.each([
    ['403', gone(403)],
    ['401', gone(401)],
    ['reply 2', odd(2)],
  ])('is its refusal all the same where it is %s', (_, tries) => {
    expect(verdictsOf({ target: commands, tries }, passing(samples))).toMatchObject({
      t1: 'blocked by word',
    });
  });
});

describe("silence of a proxy's port", () => {
  const crowded = [silentPort(7), silentPort(7), silentPort(7)];

  it('is a word where nothing passes, whatever else was under way', () => {
    expect(
      verdictsOf({ target: commands, tries: crowded }, { target: events, tries: crowded }),
    ).toEqual({ t1: 'blocked by word', t2: 'blocked by word' });
  });

  it('is none where others pass: it cannot know whom we ask for', () => {
    const alone = [silentPort(0), silentPort(0), silentPort(0)];
    for (const tries of [crowded, alone]) {
      expect(verdictsOf({ target: commands, tries }, passing(samples))).toEqual({
        t1: 'inconclusive',
        t3: 'reachable',
      });
    }
  });
});
