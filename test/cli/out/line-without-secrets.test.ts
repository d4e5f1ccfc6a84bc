import { describe, expect, it } from 'vitest';
import { lineWithoutSecrets } from '../../../src/cli/out/line-without-secrets.ts';
import { linesOf } from '../../record/saved-audit.ts';

const canary = 'C4naryC4nary';

describe('lineWithoutSecrets()', () => {
  it('leaves a line as it is where netready wrote it', () => {
    for (const line of linesOf()) expect(lineWithoutSecrets(line)).toEqual(line);
  });

  it('finds what somebody put into a certificate, and leaves its bytes alone', () => {
    const line = linesOf().find(({ type }) => type === 'certificate');
    if (line?.type !== 'certificate') throw new TypeError('no certificate');
    // As it may stand in any Base64.
    const der = 'TlRMTVNTUAAB';
    const names = [`DNS:https://a.example/?token=${canary}`];
    const kept = lineWithoutSecrets({ ...line, certificate: { ...line.certificate, names, der } });
    expect(JSON.stringify(kept)).not.toContain(canary);
    expect(kept).toMatchObject({ certificate: { id: line.certificate.id, der } });
  });
});
