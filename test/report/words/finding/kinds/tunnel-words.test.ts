import { describe, expect, it } from 'vitest';
import { plainText } from '../../../../../src/report/text/say.ts';
import { tunnelWords } from '../../../../../src/report/words/finding/kinds/tunnel-words.ts';

describe('tunnelWords', () => {
  it('tells a refused SOCKS method from a status', () => {
    const login = plainText(tunnelWords['proxy-login-demand'].what({ reply: 255 }));
    expect(login).toContain('SOCKS method 255');
    const policy = plainText(tunnelWords['proxy-policy-refusal'].what({ reply: 2 }));
    expect(policy).toContain('SOCKS reply 2');
  });
});
