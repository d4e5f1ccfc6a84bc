import type { Component, ComponentWay } from '../model/component.ts';
import { componentWays } from './component-ways.ts';
import type { Discovery } from './discover.ts';

const ofUnix: readonly Component[] = ['linux-agent', 'mac-agent'];

/** The ways of the components that a machine can have: those of Windows, or the agents of others. */
export function machineWays(discovery: Discovery): readonly ComponentWay[] {
  return componentWays(discovery).filter(
    ({ component }) => ofUnix.includes(component) === discovery.isUnix,
  );
}
