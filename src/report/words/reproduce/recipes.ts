import type { FindingKind } from '../../../model/finding/finding.ts';
import { certificateLines } from './call/certificate-lines.ts';
import { lookUpLines } from './call/look-up-lines.ts';
import { requestLines } from './call/request-lines.ts';
import type { ShellName } from './call/shell-name.ts';
import type { NoLine } from './no-line.ts';
import { byStep, repeated, slowly, timed } from './recipe/any-step.ts';
import { addressesBeside, spokenScheme, withoutIpv4, withoutIpv6 } from './recipe/beside.ts';
import { nameBeside, notOlder, smallerHello, wrongClock } from './recipe/handshake-recipes.ts';
import { atBoth, byTcp, machineAndServer, overTcp } from './recipe/name-recipes.ts';
import { allAtOnce, atNobody, overRoutes, pacFile, rawHead } from './recipe/other-recipes.ts';
import type { Scene } from './reproduce-scene.ts';
import type { Line } from './typed.ts';

/** The lines that show a finding again; none where the evidence does not say how. */
export type Recipe = (scene: Scene, shell: ShellName) => readonly Line[];

const request: Recipe = (scene, shell) => requestLines(scene, shell);
const page: Recipe = (scene, shell) => requestLines(scene, shell, { tells: 'page' });
const lookUp: Recipe = (scene, shell) => lookUpLines(scene, shell);

/**
 * What shows each kind of finding again, or why nothing that everybody has can: the closed table. A
 * kind without an entry does not compile.
 */
export const recipes: Readonly<Record<FindingKind, Recipe | NoLine>> = {
  'proxy-setting-malformed': 'setting',
  'proxy-settings-conflict': 'setting',
  'winhttp-disagreement': 'setting',
  'authenticated-proxy-allowed': 'setting',
  'wpad-beyond-organisation': 'setting',
  'bypass-difference': 'setting',
  'pac-failure': pacFile,
  'pac-runaway': 'script',
  'pac-unsupported': 'script',
  'pac-windows-difference': 'script',
  'name-not-found': lookUp,
  'name-without-address': lookUp,
  'resolver-refusal': lookUp,
  'resolver-failure': lookUp,
  'resolver-silence': lookUp,
  'resolver-tcp-failure': byTcp,
  'dead-resolver': (scene, shell) =>
    lookUpLines(scene, shell, { server: scene.finding.facts.server }),
  'local-name-override': machineAndServer,
  'sinkhole-address': lookUp,
  'dns-injection': overTcp,
  'resolver-disagreement': atBoth,
  'port-refusal': byStep,
  'port-silence': byStep,
  'host-unreachable': byStep,
  'network-unreachable': byStep,
  'local-prohibition': byStep,
  'dead-address': addressesBeside,
  'ipv4-missing': withoutIpv4,
  'transparent-interception': atNobody,
  'proxy-not-found': lookUp,
  'proxy-refusal': request,
  'proxy-silence': request,
  'proxy-scheme-mismatch': spokenScheme,
  'not-a-proxy': request,
  'proxy-tls-failure': (scene, shell) => requestLines(scene, shell, { insecureProxy: false }),
  'proxy-login-demand': request,
  'proxy-policy-refusal': request,
  'proxy-upstream-failure': request,
  'proxy-method-refusal': request,
  'proxy-protocol-error': request,
  'proxy-hang-up': request,
  'proxy-unexpected-answer': request,
  'handshake-reset': request,
  'handshake-closure': request,
  'handshake-silence': request,
  'handshake-alert': request,
  'handshake-failure': request,
  'local-tls-refusal': notOlder,
  'sni-filter': nameBeside,
  'tls-intolerance': smallerHello,
  'plaintext-answer': request,
  interception: certificateLines,
  'unexpected-root': certificateLines,
  'certificate-expiry': certificateLines,
  'certificate-not-yet-valid': certificateLines,
  'certificate-name-mismatch': certificateLines,
  'self-signed-certificate': certificateLines,
  'untrusted-root': certificateLines,
  'incomplete-chain': certificateLines,
  'client-certificate-demand': request,
  'clock-skew': wrongClock,
  'block-page': page,
  'captive-portal': page,
  'unexpected-answer': request,
  'exchange-reset': request,
  'exchange-closure': request,
  'exchange-silence': request,
  'exchange-stall': request,
  'exchange-protocol-error': request,
  'sloppy-answer': rawHead,
  'answer-disagreement': (scene, shell) => [
    ...requestLines(scene, shell, { tells: 'page' }),
    ...overRoutes(scene, shell, { routes: 'passes', tells: 'page' }),
  ],
  'short-deadline': slowly,
  'passing-fault': repeated,
  'client-limit': allAtOnce,
  'service-outage': (scene, shell) => overRoutes(scene, shell, { routes: 'fails' }),
  'route-disagreement': (scene, shell) => [
    ...overRoutes(scene, shell, { routes: 'passes' }),
    ...overRoutes(scene, shell, { routes: 'fails' }),
  ],
  'ipv6-failure': withoutIpv6,
  'revocation-unreachable': byStep,
  'slow-step': timed,
  'local-limit': 'machine',
  'unknown-failure': byStep,
};
