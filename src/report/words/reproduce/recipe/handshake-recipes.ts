import { certificateLines } from '../call/certificate-lines.ts';
import { requestLines } from '../call/request-lines.ts';
import { isHost } from '../call/safe-url.ts';
import type { ShellName } from '../call/shell-name.ts';
import type { Scene } from '../reproduce-scene.ts';
import { type Line, typed } from '../typed.ts';

/** Under its own name, and at the same place under a name that nobody filters. */
export function nameBeside(scene: Scene, shell: ShellName): readonly Line[] {
  const { harmlessName = 'www.example.com' } = scene.finding.facts;
  const beside = isHost(harmlessName)
    ? requestLines(scene, shell, { serverName: harmlessName, insecure: true })
    : [];
  return [...requestLines(scene, shell), ...beside];
}

const few = typed`--tls13-ciphers TLS_AES_128_GCM_SHA256 --ciphers ECDHE+AESGCM --curves P-256`;

/** As clients send it, and as it passes: with nothing newer than TLS 1.2, or with little in it. */
export function smallerHello(scene: Scene, shell: ShellName): readonly Line[] {
  const { passesWith = [] } = scene.finding.facts;
  const usual = requestLines(scene, shell);
  if (passesWith.includes('tls-1.2')) {
    return [...usual, ...requestLines(scene, shell, { options: typed`--tls-max ${'1.2'}` })];
  }
  // Schannel takes none of these.
  const canShrink = passesWith.includes('small-hello') && shell === 'shell';
  return [...usual, ...(canShrink ? requestLines(scene, shell, { options: few }) : [])];
}

/** With nothing older than TLS 1.2, as netready asks. */
export function notOlder(scene: Scene, shell: ShellName): readonly Line[] {
  // PowerShell parts an option before its period, unless it is quoted.
  const least = shell === 'shell' ? typed`--tlsv1.2` : typed`${'--tlsv1.2'}`;
  return requestLines(scene, shell, { options: least });
}

/** The time of this machine, beside the dates that contradict it. */
export function wrongClock(scene: Scene, shell: ShellName): readonly Line[] {
  const now = shell === 'shell' ? typed`date -u` : typed`(Get-Date).ToUniversalTime()`;
  const byAnswers = scene.finding.facts.date !== undefined;
  const shown = byAnswers ? requestLines(scene, shell) : certificateLines(scene, shell);
  return shown.length === 0 ? [] : [now, ...shown];
}
