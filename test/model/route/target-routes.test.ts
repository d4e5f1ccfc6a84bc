import { describe, expect, it } from 'vitest';
import {
  type Asker,
  type Component,
  type ComponentWay,
  components,
} from '../../../src/model/route/component.ts';
import type { Route } from '../../../src/model/route/route.ts';
import { type GivenRoutes, targetRoutes } from '../../../src/model/route/target-routes.ts';

const direct: Route = { id: 'direct', kind: 'direct', effective: true, settings: [] };
const route = (id: string, kind: Route['kind'], effective = false): Route => ({
  ...{ id, kind, effective, settings: [] },
  ...(kind !== 'pac' && kind !== 'direct' && { proxy: { kind, host: 'p.example', port: 1 } }),
});
const winhttp = route('winhttp', 'http', true);
const socks = route('socks', 'socks5');
const pac = route('pac', 'pac');
const routes = [winhttp, direct, socks, pac];

function way(component: Component, taken: string, fallback?: string): ComponentWay {
  const basis = fallback === undefined ? 'inference' : 'a document';
  return {
    ...{ component, route: taken, basis: 'a document', losers: [] },
    fallback: { route: fallback ?? 'direct', basis },
  };
}

function routesOf(asking: readonly Component[], given: Partial<GivenRoutes>) {
  const askedBy = asking.map((component): Asker => ({ os: 'windows-11', component }));
  const { tried, counted, barred } = targetRoutes({ askedBy }, { routes, ...given });
  return { tried: tried.map(({ id }) => id), counted: [...counted], barred: [...barred] };
}

const ways = [way('sensor', 'winhttp'), way('antivirus', 'pac', 'direct'), way('push', 'direct')];

describe('targetRoutes()', () => {
  it('tries a target over the way of who asks for it', () => {
    expect(routesOf(['sensor'], { components: ways })).toMatchObject({
      ...{ tried: ['winhttp'], counted: ['winhttp'] },
      barred: [['socks', 'no-socks']],
    });
  });

  it('tries the fallback that is stated, and does not count it', () => {
    expect(routesOf(['antivirus'], { components: ways })).toMatchObject({
      ...{ tried: ['direct', 'pac'], counted: ['pac'] },
    });
  });

  it('counts the way of each who asks for it', () => {
    const both = routesOf(['sensor', 'antivirus'], { components: ways });
    expect(both).toMatchObject({
      ...{ tried: ['winhttp', 'direct', 'pac'], counted: ['winhttp', 'pac'] },
    });
  });

  it('bars a route alone that nobody who asks can take', () => {
    expect(routesOf(['push'], { components: ways }).barred).toEqual([
      ['winhttp', 'no-proxy'],
      ['socks', 'no-proxy'],
      ['pac', 'no-proxy'],
    ]);
    expect(routesOf(['push', 'user-programs'], { components: ways }).barred).toEqual([]);
    expect(
      routesOf(['linux-agent'], { components: [way('linux-agent', 'direct')] }).barred,
    ).toEqual([['pac', 'no-pac']]);
  });

  it('tries every route that can be taken where `all` were asked for', () => {
    const all = { components: ways, options: { routesByHand: true } };
    expect(routesOf(['sensor'], all)).toEqual({
      ...{ tried: ['winhttp', 'direct', 'pac'], counted: ['winhttp', 'direct', 'pac'] },
      barred: [['socks', 'no-socks']],
    });
  });

  it('tries what was named by hand for every target that takes a proxy at all', () => {
    const byHand = { options: { routesByHand: true } };
    expect(routesOf(['sensor'], byHand).tried).toEqual(['winhttp', 'direct', 'socks', 'pac']);
    expect(routesOf(['linux-agent'], byHand).tried).toContain('pac');
    expect(routesOf(['push'], byHand)).toMatchObject({ tried: ['direct'], counted: ['direct'] });
  });

  it('tries a target of which nobody says who asks for it over every route', () => {
    expect(routesOf([], { components: ways })).toEqual({
      ...{ tried: ['winhttp', 'direct', 'socks', 'pac'], counted: ['winhttp', 'direct'] },
      barred: [],
    });
  });

  it('leaves every component a way', () => {
    for (const component of components) {
      expect(routesOf([component], {}).tried).toContain('direct');
    }
  });
});
