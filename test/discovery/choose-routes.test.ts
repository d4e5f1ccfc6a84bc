import { describe, expect, it } from 'vitest';
import { chooseRoutes } from '../../src/discovery/choose-routes.ts';
import { discover } from '../../src/discovery/discover.ts';

const nothing = discover({ environment: {} });
const behindProxy = discover({ environment: { https_proxy: 'http://proxy.example:3128' } });

function choose(words: readonly string[], discovery = nothing) {
  const chosen = chooseRoutes(words, discovery);
  if ('refused' in chosen) return chosen;
  const routes = chosen.routes.map(({ id, effective }) => `${id}${effective ? ' *' : ''}`);
  return { routes, byHand: chosen.byHand };
}

describe('discover()', () => {
  it('goes direct where nothing is set', () => {
    expect(nothing).toMatchObject({ settings: [], route: { id: 'direct', effective: true } });
  });

  it('takes the route of the first source that makes one', () => {
    expect(behindProxy.route).toMatchObject({ id: 'environment', effective: true });
  });
});

describe('chooseRoutes()', () => {
  it('takes the settings where no route is given, or where they are asked for', () => {
    expect(choose([])).toEqual({ routes: ['direct *'], byHand: false });
    expect(choose([], behindProxy)).toEqual({ routes: ['environment *'], byHand: false });
    expect(choose(['settings'])).toEqual({ routes: ['direct *'], byHand: false });
  });

  it('keeps the order, and a route that is named twice once', () => {
    const words = ['http://a.example:3128', 'direct', 'a.example:3128', 'direct'];
    expect(choose(words, behindProxy)).toEqual({
      routes: ['http://a.example:3128', 'direct'],
      byHand: true,
    });
  });

  it('reads all as the settings and direct', () => {
    expect(choose(['all'])).toEqual({ routes: ['direct *'], byHand: true });
    expect(choose(['all'], behindProxy)).toEqual({
      routes: ['environment *', 'direct'],
      byHand: true,
    });
  });

  it('calls one route effective at the most', () => {
    const words = ['all', 'settings', 'direct', 'http://proxy.example:3128'];
    expect(choose(words, behindProxy)).toEqual({
      routes: ['environment *', 'direct', 'http://proxy.example:3128'],
      byHand: true,
    });
  });

  it('takes a PAC file by its source, under the word as given', () => {
    const words = [
      'pac+http://pac.example/p.pac',
      'pac+https://pac.example/',
      'pac+file:/tmp/p.pac',
    ];
    const chosen = chooseRoutes(words, nothing);
    expect('routes' in chosen && chosen.routes).toEqual(
      words.map((id) => {
        const pac = id.slice('pac+'.length);
        return { id, kind: 'pac', pac, effective: false, settings: [] };
      }),
    );
  });

  it.each([
    ['pac+http://user:secret@pac.example/p.pac', 'credentials'],
    ['pac+ftp://pac.example/p.pac', 'scheme'],
    ['pac+/tmp/p.pac', 'scheme'],
    ['pac+http://', 'host'],
    ['http://proxy.example', 'port'],
    ['socks5://proxy.example/', 'port'],
    ['pac+file:', 'path'],
  ])('refuses %s for its %s', (word, problem) => {
    expect(choose([word])).toEqual({ refused: word, problem });
  });

  it('reads all as every distinct way that settings name, and takes each by its name', () => {
    const pac = 'http://wpad.corp.example/wpad.dat';
    const found = discover({
      environment: { https_proxy: 'http://proxy.example:3128' },
      wpad: {
        settings: [],
        route: { id: 'wpad', kind: 'pac', pac, effective: false, settings: ['wpad'] },
      },
    });
    expect(choose(['all'], found)).toEqual({
      routes: ['environment *', 'wpad', 'direct'],
      byHand: true,
    });
    expect(choose(['wpad'], found)).toEqual({ routes: ['wpad'], byHand: true });
    expect(choose(['wpad'])).toEqual({ routes: [], byHand: true });
  });

  it('names the word that is no route, and why', () => {
    expect(choose(['direct', 'ftp://a.example'])).toEqual({
      refused: 'ftp://a.example',
      problem: 'scheme',
    });
  });
});
