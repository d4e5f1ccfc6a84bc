import { describe, expect, it } from 'vitest';
import { commands, direct, headOf } from '../../../fixtures/case/head.ts';
import { connect, handshake } from '../../../fixtures/case/steps.ts';
import { trial } from '../../../fixtures/case/trial.ts';
import { controls } from '../../../src/model/attempt.ts';
import { controlRules } from '../../../src/plan/controls/control-rules.ts';

const names = controlRules.map(({ control }) => control);

describe('controlRules', () => {
  it('has each control once, and the repeat first', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(names[0]).toBe('repeat');
    expect([...controls, 'repeat']).toEqual(expect.arrayContaining(names));
  });

  it('changes nothing that it does not say', () => {
    const steps = [connect(), handshake({ checkedName: commands.host, fails: 'reset' })];
    const asking = {
      trial: trial('a1', { target: commands, route: direct, steps }),
      kinds: ['handshake-reset' as const],
    };
    const overview = {
      head: headOf([commands], [direct]),
      trials: [asking.trial],
      errors: new Map([['a1', asking.kinds]]),
    };
    const changes = new Map(
      controlRules.map(({ control, change }) => [control, change(asking, overview)]),
    );
    expect(changes.get('repeat')).toEqual({});
    expect(changes.get('harmless-name')).toEqual({
      serverName: 'www.example.com',
      address: '20.50.1.1',
    });
  });
});
