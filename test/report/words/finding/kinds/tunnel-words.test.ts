import { describe, expect, it } from 'vitest';
import { tunnelWords } from '../../../../../src/report/words/finding/kinds/tunnel-words.ts';

describe('tunnelWords', () => {
  it('tells a refused SOCKS method from a status', () => {
    expect(tunnelWords['proxy-login-demand'].what({ reply: 255 })).toContain('SOCKS method 255');
    expect(tunnelWords['proxy-policy-refusal'].what({ reply: 2 })).toContain('SOCKS reply 2');
  });
});
