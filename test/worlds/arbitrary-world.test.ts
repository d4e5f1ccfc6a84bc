import { describe, expect, it } from 'vitest';
import { worldOf } from '../../fixtures/world/arbitrary-world.ts';
import { tellWorld } from '../../fixtures/world/tell-world.ts';
import { truthOf } from '../../fixtures/world/truth.ts';
import { wilson } from '../../fixtures/world/wilson.ts';

const worlds = Array.from({ length: 400 }, (_, index) => worldOf(index + 1));

describe('worldOf()', () => {
  it('makes the same world of a number each time', () => {
    expect(tellWorld(worldOf(7))).toEqual(tellWorld(worldOf(7)));
    expect(tellWorld(worldOf(7))).not.toEqual(tellWorld(worldOf(8)));
  });

  it('leaves half of all worlds without anybody who blocks', () => {
    const open = worlds.filter(({ blockers }) => blockers.length === 0);
    expect(open.length / worlds.length).toBeGreaterThan(0.4);
    expect(open.length / worlds.length).toBeLessThan(0.6);
  });

  it('draws each kind of deed, service and way', () => {
    const deeds = new Set(worlds.flatMap(({ blockers }) => blockers.map(({ does }) => does.kind)));
    expect([...deeds].toSorted()).toEqual([
      ...['address', 'hello-size', 'interception', 'login', 'name', 'page', 'policy'],
      ...['policy-lapse', 'server-name', 'sinkhole'],
    ]);
    const healths = new Set(worlds.flatMap(({ services }) => services.map((one) => one.health)));
    expect(healths.size).toBe(6);
    const limits = worlds.flatMap(({ ways }) => ways.flatMap(({ limit }) => limit?.answer ?? []));
    expect(new Set(limits).size).toBeGreaterThan(4);
  });

  it('knows of every service over every way what is so', () => {
    const truths = worlds.flatMap((world) =>
      world.services.flatMap((service) =>
        world.ways.map((way) => truthOf(world, { service, way })),
      ),
    );
    const share = (truth: string): number =>
      truths.filter((one) => one === truth).length / truths.length;
    expect(share('innocent')).toBeGreaterThan(0.7);
    expect(share('blocked')).toBeGreaterThan(0.1);
    expect(share('dead')).toBeGreaterThan(0.005);
  });
});

describe('wilson()', () => {
  it('gives an interval that holds the share, and is none where nothing was seen', () => {
    expect(wilson(0, 0)).toEqual([0, 1]);
    const [low, high] = wilson(0, 1000);
    expect(low).toBeCloseTo(0, 10);
    expect(high).toBeCloseTo(0.00383, 5);
    const half = wilson(5, 10);
    expect(half[0]).toBeCloseTo(0.2366, 4);
    expect(half[1]).toBeCloseTo(0.7634, 4);
  });
});
