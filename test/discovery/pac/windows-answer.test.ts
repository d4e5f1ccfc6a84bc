import { describe, expect, it } from 'vitest';
import { windowsAnswer } from '../../../src/discovery/pac/windows-answer.ts';
import type { Way } from '../../../src/model/route/route.ts';

const proxy: Way = { kind: 'http', host: 'a.example', port: 80 };
const direct: Way = { kind: 'direct' };

describe('windowsAnswer()', () => {
  it.each([
    [{ proxy: 'A.example' }, [proxy, direct]],
    [{ proxy: 'a.example:80;b.example:1' }, [proxy]],
    [{}, [direct]],
    [{}, []],
    // Its kind is told by another reason.
    [{ proxy: 'x:1' }, [{ ...proxy, kind: 'socks5' }]],
  ] as const)('is none for %o where %o was foretold', (said, entries) => {
    expect(windowsAnswer(said, entries)).toBeUndefined();
  });

  it.each([
    [{ proxy: 'b.example:80' }, [proxy], { answer: 'PROXY b.example:80' }],
    [{ proxy: 'a.example:81' }, [proxy], { answer: 'PROXY a.example:81' }],
    [{}, [proxy, direct], { answer: 'DIRECT' }],
    [{ proxy: 'a.example:80' }, [direct], { answer: 'PROXY a.example:80' }],
    [{ error: 12_166 }, [direct], { failure: 'error 12166' }],
    [{ proxy: '???' }, [direct], { answer: 'PROXY ???' }],
  ] as const)('is what WinHTTP says, %o, where %o was foretold', (said, entries, other) => {
    expect(windowsAnswer(said, entries)).toEqual({ entryPoint: 'WinHttpGetProxyForUrl', ...other });
  });

  it('keeps no login', () => {
    const said = windowsAnswer({ proxy: 'http://anna:secret@p.example:80' }, [direct]);
    expect(JSON.stringify(said)).not.toContain('secret');
  });
});
