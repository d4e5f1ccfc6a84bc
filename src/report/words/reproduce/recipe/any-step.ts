import { lookUpLines } from '../call/look-up-lines.ts';
import { requestLines } from '../call/request-lines.ts';
import type { ShellName } from '../call/shell-name.ts';
import { leadOf, type Scene } from '../reproduce-scene.ts';
import { type Line, typed } from '../typed.ts';

const times = typed`-w ${String.raw`%{time_namelookup} %{time_connect} %{time_appconnect} %{time_starttransfer} %{time_total}\n`}`;
const outcome = typed`-w ${String.raw`%{http_code} %{time_total}\n`}`;

/** By the step that it was seen at: a look-up, or a request. */
export function byStep(scene: Scene, shell: ShellName): readonly Line[] {
  return isLookUp(scene) ? lookUpLines(scene, shell) : requestLines(scene, shell);
}

/** With the times of all steps, which count from the start. */
export function timed(scene: Scene, shell: ShellName): readonly Line[] {
  return isLookUp(scene)
    ? lookUpLines(scene, shell)
    : requestLines(scene, shell, { options: times, tells: 'figures' });
}

/** With six times the time, so that what is slow comes to its end. */
export function slowly(scene: Scene, shell: ShellName): readonly Line[] {
  const long = { ...scene, seconds: scene.seconds * 6 };
  return isLookUp(scene)
    ? lookUpLines(long, shell)
    : requestLines(long, shell, { options: times, tells: 'figures' });
}

/** Twenty times: what comes and goes is seen by its share. */
export function repeated(scene: Scene, shell: ShellName): readonly Line[] {
  const [line] = isLookUp(scene)
    ? lookUpLines(scene, shell)
    : requestLines(scene, shell, { options: outcome, tells: 'figures' });
  if (!line) return [];
  return shell === 'shell'
    ? [typed`for i in $(seq 20); do ${line} ; done`]
    : [typed`1..20 | ForEach-Object { ${line} }`];
}

function isLookUp(scene: Scene): boolean {
  return leadOf(scene)?.step === 'resolve';
}
