import { describe, expect, it } from 'vitest';
import { company } from '../../../fixtures/report/company.ts';
import { publicWords } from '../../../src/setup/redaction/public-words.ts';
import { redactedLog } from '../../../src/setup/redaction/redacted-log.ts';
import { headOf } from '../../record/saved-audit.ts';

describe('redactedLog()', () => {
  it('is none where nothing is to be redacted', () => {
    expect(redactedLog({})).toBeUndefined();
    expect(redactedLog({ redact: false })).toBeUndefined();
  });

  it('keeps what it hands out: a head under pseudonyms', () => {
    const head = headOf(company);
    const redacted = redactedLog({ redact: true });
    const [line] = redacted?.add({ type: 'head', head }) ?? [];
    expect(line).toMatchObject({ type: 'head', head: { options: { redacted: true } } });
    expect(redacted?.log().head).toEqual(line?.type === 'head' ? line.head : undefined);
  });
});

describe('publicWords()', () => {
  it('knows the hosts of the built-in lists, and no company', () => {
    const { hosts, domains } = publicWords();
    expect(hosts).toContain('winatp-gw-weu.microsoft.com');
    expect(domains).not.toContain('corp.example');
  });
});
