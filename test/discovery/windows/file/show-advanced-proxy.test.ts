import { describe, expect, it } from 'vitest';
import { readShowAdvancedProxies } from '../../../../src/discovery/windows/file/show-advanced-proxy.ts';

const header = '\r\nCurrent WinHTTP advanced proxy settings:\r\n\r\n';

function shown(text: string): unknown {
  const [file] = readShowAdvancedProxies(text);
  return file?.kind === 'winhttp-advanced-proxy' ? file.shown : undefined;
}

describe('readShowAdvancedProxies()', () => {
  it('reads the JSON below the header, in any case, with blanks for unset', () => {
    const json = {
      ProxyIsEnabled: true,
      Proxy: 'http=a:80;https=b:81',
      ProxyBypass: '<local>',
      AutoConfigIsEnabled: false,
      AutoconfigUrl: ' ',
      autodetect: true,
      PerUserProxySettings: true,
      ConnectionName: 'x',
    };
    expect(shown(`${header}${JSON.stringify(json, null, 2)}\r\n\r\n`)).toEqual({
      proxyIsEnabled: true,
      proxy: 'http=a:80;https=b:81',
      proxyBypass: '<local>',
      autoConfigIsEnabled: false,
      autoDetect: true,
      perUser: true,
    });
  });

  it('reads empty settings, and the JSON alone', () => {
    expect(shown(`${header}{\r\n}\r\n`)).toEqual({});
    expect(shown('{"AutoConfigUrl": "http://a/b.pac"}')).toEqual({
      autoConfigUrl: 'http://a/b.pac',
    });
  });

  it('passes over values of the wrong type', () => {
    expect(shown('{"Proxy": 1, "AutoDetect": "yes", "ProxyIsEnabled": null}')).toEqual({});
  });

  it.each(['', '{}', '{"name": "x"}', '{"Proxy": {"a": 1}}', '[1]', '{"Proxy"', `${header}{`])(
    'is not for %j',
    (text) => {
      expect(readShowAdvancedProxies(text)).toEqual([]);
    },
  );
});
