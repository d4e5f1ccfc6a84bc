import type { Component, ComponentWay } from '../model/route/component.ts';
import { componentWays } from './component-ways.ts';
import type { Discovery } from './discover.ts';

const ofUnix: readonly Component[] = ['linux-agent', 'mac-agent'];

/**
 * The ways of the components that a machine can have: those of Windows, or the agents of others, one
 * where what was read is of one system alone.
 */
export function machineWays(discovery: Discovery): readonly ComponentWay[] {
  const { isUnix, settings } = discovery;
  const isFrom = (place: RegExp): boolean => settings.some(({ id }) => place.test(id));
  const isMac = isFrom(/^mac-(?:system-proxy:|interface-)/);
  const isLinux = isFrom(/^(?:environment-file|gnome):/);
  const other = isMac === isLinux ? undefined : isMac ? 'linux-agent' : 'mac-agent';
  return componentWays(discovery).filter(
    ({ component }) => ofUnix.includes(component) === isUnix && component !== other,
  );
}
