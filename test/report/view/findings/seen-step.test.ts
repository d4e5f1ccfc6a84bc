import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../../src/model/audit/observation.ts';
import { plainText } from '../../../../src/report/text/say.ts';
import { type SeenStep, seenSteps } from '../../../../src/report/view/findings/seen-step.ts';

const handshake: Observation = {
  ...{ id: 'a1.3', attempt: 'a1', startedAt: '2026-01-01T00:00:00.000Z', durationMs: 12 },
  ...{ step: 'handshake', role: 'target', checkedName: 'a.example', bytesRead: 5 },
  ...{ failure: { code: 'certificate', detail: 'self-signed' }, chain: ['c1'] },
  firstBytes: `HTTP/1.1 403\r\n\r\n${'x\n'.repeat(4000)}`,
};

const certificates = [
  {
    ...{ id: 'c1', subject: 'CN=a.example', issuer: 'CN=Box', names: [], der: '' },
    ...{ notBefore: '2026-01-01', notAfter: '2027-01-01' },
  },
];

const textOf = (step: SeenStep | undefined): string =>
  step?.facts.map(({ label, value }) => `${plainText(label)}: ${plainText(value)}`).join('\n') ??
  '';

describe('seenSteps()', () => {
  const stepOf = seenSteps({ observations: [handshake], certificates });

  it('tells the failure of a step, and of whom the certificate is and who signed it', () => {
    const step = stepOf('a1.3');
    expect(plainText(step?.failure ?? [])).toBe('certificate (self-signed)');
    expect(textOf(step)).toContain('certificate of: CN=a.example\nsigned by: CN=Box');
  });

  it('keeps the beginning of what came, and says that there was more', () => {
    const lines = stepOf('a1.3')?.bytes.map(plainText) ?? [];
    expect(lines.slice(0, 3)).toEqual(['HTTP/1.1 403', '', 'x']);
    expect(lines).toHaveLength(25);
    expect(lines.at(-1)).toBe('...');
  });

  it('knows no step by an id that none has', () => expect(stepOf('s1')).toBeUndefined());
});
