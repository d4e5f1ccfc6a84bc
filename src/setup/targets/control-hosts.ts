import type { Target } from '../../model/target/target.ts';
import { UnusableValue } from '../usage/usage-error.ts';
import { userTarget } from './user-target.ts';

const maxControls = 100;

/**
 * The hosts of `--control`, `c1`, `c2`, …: tried over every route, and never counted.
 * @throws UsageError for a value that names no host, and where there are too many.
 */
export function controlHosts(urls: readonly string[] = []): readonly Target[] {
  const hosts = new Map<string, Target>();
  for (const url of urls) {
    const host = userTarget('controls', { url, id: `c${hosts.size + 1}` });
    if (!hosts.has(host.url)) hosts.set(host.url, { ...host, required: false, reasons: [] });
  }
  if (hosts.size > maxControls) {
    throw new UnusableValue('controls', {
      value: `${hosts.size} hosts`,
      why: `give at most ${maxControls}`,
    });
  }
  return [...hosts.values()];
}
