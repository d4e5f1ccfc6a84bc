import { describe, expect, it } from 'vitest';
import { observationWithoutSecrets } from '../../../src/net/secrets/observation-without-secrets.ts';

describe('observationWithoutSecrets()', () => {
  it('gives back the observation itself where nothing in it is secret', () => {
    const observation = {
      step: 'handshake',
      startedAt: '2026-11-25T14:29:39.123Z',
      chain: ['aa', 'bb'],
      failure: { code: 'reset', detail: 'read ECONNRESET' },
      laterAnswer: undefined,
    };
    expect(observationWithoutSecrets(observation)).toBe(observation);
  });

  it('hides a secret in any field, however deep, and leaves the rest and its order', () => {
    const observation = {
      step: 'select',
      entries: ['DIRECT', 'PROXY jane:S3cretS3cret@proxy.example:8080'],
      failure: { code: 'unknown', detail: 'token=S3cretS3cret' },
      url: 'https://a.example/?sig=S3cretS3cret',
      durationMs: 1.5,
    };
    const shown = observationWithoutSecrets(observation);
    expect(shown).toEqual({
      step: 'select',
      entries: ['DIRECT', 'PROXY ***@proxy.example:8080'],
      failure: { code: 'unknown', detail: 'token=***' },
      url: 'https://a.example/?sig=***',
      durationMs: 1.5,
    });
    expect(Object.keys(shown)).toEqual(Object.keys(observation));
    expect(observation.failure.detail).toBe('token=S3cretS3cret');
  });

  it('hides a password without its @ where a proxy is due', () => {
    const told = {
      raw: 'http=jane:S3cretS3cret;https=b.example:80',
      answer: 'DIRECT; proxy jane:S3cretS3cret',
      ignored: ['PROXY jane:S3cretS3cret'],
      otherAnswer: 'HTTPS jane:S3cret; PROXY a.example:8080',
      detail: 'jane:word',
    };
    expect(observationWithoutSecrets(told)).toEqual({
      raw: 'http=jane:***',
      answer: 'DIRECT; proxy jane:***',
      ignored: ['PROXY jane:***'],
      otherAnswer: 'HTTPS jane:***; PROXY a.example:8080',
      detail: 'jane:word',
    });
  });

  it('reads what was sent and received as messages, and headers by their names', () => {
    const head = 'GET / HTTP/1.1\r\nx-session: S3cretS3cret\r\n\r\n';
    const shown = observationWithoutSecrets({
      sent: head,
      headers: [['x-session', 'S3cretS3cret']],
      loginSchemes: ['Negotiate', 'S3cretS3cret=='],
    });
    expect(shown.sent).toBe('GET / HTTP/1.1\r\nx-session: ***\r\n\r\n');
    expect(shown.headers).toEqual([['x-session', '***']]);
    expect(shown.loginSchemes).toEqual(['Negotiate', '***']);
  });
});
