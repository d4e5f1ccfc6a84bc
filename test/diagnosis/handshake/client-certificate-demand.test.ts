import { describe, expect, it } from 'vitest';
import { commands, direct } from '../../../fixtures/case/head.ts';
import { exchange, handshake, reached } from '../../../fixtures/case/steps.ts';
import { findingsOf, kindsOf } from '../kinds-of.ts';

const answering = (title: string) => ({
  target: commands,
  route: direct,
  steps: [
    ...reached(commands),
    handshake({ checkedName: commands.host }),
    exchange({ url: commands.url, status: 400, body: `<html><head><title>${title}</title>` }),
  ],
});

describe('a demand for a client certificate', () => {
  it('is read from the page of nginx, which ends the handshake first', () => {
    const [finding] = findingsOf(answering('400 No required SSL certificate was sent'));
    expect(finding).toMatchObject({
      kind: 'client-certificate-demand',
      severity: 'error',
      evidence: ['a1.4'],
      facts: { serverName: commands.host, status: 400 },
    });
  });

  it('is not read from another page of the same status', () => {
    expect(kindsOf(answering('400 Bad Request'))).toEqual(['unexpected-answer']);
  });
});
