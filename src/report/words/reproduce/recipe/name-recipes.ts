import { lookUpLines } from '../call/look-up-lines.ts';
import { machineLine } from '../call/name-lines.ts';
import { isHost } from '../call/safe-url.ts';
import type { ShellName } from '../call/shell-name.ts';
import { type Scene, stepOf } from '../reproduce-scene.ts';
import { type Line, typed } from '../typed.ts';

const tcp = { shell: typed`+tcp`, powershell: typed`-TcpOnly` };

/** The cut answer as it comes in a datagram, and the whole of it by TCP. */
export function byTcp(scene: Scene, shell: ShellName): readonly Line[] {
  const cut = { shell: typed`+noedns +ignore`, powershell: [] };
  const short = shell === 'shell' ? lookUpLines(scene, shell, { options: cut }) : [];
  return [...short, ...lookUpLines(scene, shell, { options: tcp })];
}

/** By UDP, where a forged answer comes first, and by TCP, where none does. */
export function overTcp(scene: Scene, shell: ShellName): readonly Line[] {
  return [...lookUpLines(scene, shell), ...lookUpLines(scene, shell, { options: tcp })];
}

/** The two name servers that disagree. */
export function atBoth(scene: Scene, shell: ShellName): readonly Line[] {
  const { server, otherServer } = scene.finding.facts;
  return [server, otherServer].flatMap((one) =>
    one === undefined ? [] : lookUpLines(scene, shell, { server: one }),
  );
}

/** What this machine says of the name, and what the name server does. */
export function machineAndServer(scene: Scene, shell: ShellName): readonly Line[] {
  const name = stepOf(scene, 'resolve')?.name;
  if (name === undefined || !isHost(name)) return [];
  return [machineLine(name, shell), ...lookUpLines(scene, shell)];
}
