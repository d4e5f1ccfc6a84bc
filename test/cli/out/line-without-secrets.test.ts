import { describe, expect, it } from 'vitest';
import { linesWithoutSecrets } from '../../../src/cli/out/line-without-secrets.ts';
import { linesOf } from '../../record/saved-audit.ts';

const canary = 'C4naryC4nary';

describe('linesWithoutSecrets()', () => {
  it('leaves a line as it is where netready wrote it', () => {
    const kept = linesWithoutSecrets();
    for (const line of linesOf()) expect(kept(line)).toEqual(line);
  });

  it('finds what somebody put into a certificate, and leaves its bytes alone', () => {
    const line = linesOf().find(({ type }) => type === 'certificate');
    if (line?.type !== 'certificate') throw new TypeError('no certificate');
    // As it may stand in any Base64.
    const der = 'TlRMTVNTUAAB';
    const names = [`DNS:https://a.example/?token=${canary}`];
    const kept = linesWithoutSecrets()({
      ...line,
      certificate: { ...line.certificate, names, der },
    });
    expect(JSON.stringify(kept)).not.toContain(canary);
    expect(kept).toMatchObject({ certificate: { id: line.certificate.id, der } });
  });
});
