import { describe, expect, it } from 'vitest';
import { readScutil } from '../../../../src/discovery/windows/file/system-proxy.ts';

const shown = `<dictionary> {
  ExceptionsList : <array> {
    0 : *.local
    1 : 169.254/16
  }
  HTTPSEnable : 0
  __SCOPED__ : <dictionary> {
    en0 : <dictionary> {
      ExceptionsList : <array> {
        0 : *.en0.example
      }
      HTTPSEnable : 1
      HTTPSPort : 8443
      HTTPSProxy : en0.example
    }
    utun3 : <dictionary> {
      ProxyAutoConfigEnable : 1
      ProxyAutoConfigURLString : http://vpn.example/a.pac
    }
  }
}`;

describe('readScutil()', () => {
  it('tells the settings of the system from those of an interface', () => {
    const by = { by: 'scutil', autoDetect: false };
    expect(readScutil(shown.split('\n'))).toEqual([
      { kind: 'system-proxy', shown: { ...by, bypass: '*.local,169.254/16' } },
      {
        kind: 'system-proxy',
        shown: { ...by, interface: 'en0', https: 'en0.example:8443', bypass: '*.en0.example' },
      },
      {
        kind: 'system-proxy',
        shown: { ...by, interface: 'utun3', pac: 'http://vpn.example/a.pac' },
      },
    ]);
  });

  it('has simple names go past the proxy where they are excluded', () => {
    const lines = ['<dictionary> {', '  HTTPEnable : 0', '  ExcludeSimpleHostnames : 1', '}'];
    expect(readScutil(lines)).toMatchObject([{ shown: { bypass: '<local>' } }]);
  });

  it('is nothing for another dictionary', () => {
    expect(readScutil(['<dictionary> {', '  Key : value', '}'])).toEqual([]);
  });
});
