import { hostAndPort } from '../../../../model/address/endpoint.ts';
import type { Finding } from '../../../../model/finding/finding.ts';
import { connectOf, placeOf } from '../call/request-lines.ts';
import { proxyOf, type Scene, stepOf } from '../reproduce-scene.ts';
import { type Reproduced, scenesOf } from '../reproduction.ts';

/**
 * Fills the commands of a page with what a report knows: its host, path, address, name server, proxy.
 * What is not known stays as the page has it, and so does a value that a shell could take for more than
 * a word: a page's command quotes nothing. Nothing is filled of pseudonyms, and of a simulated network.
 */
export function fillerOf(report: Reproduced, finding: Finding): (line: string) => string {
  const isGone = report.options.redacted || report.environment.lab !== undefined;
  const scene = isGone ? undefined : scenesOf(report)(finding);
  if (!scene) return (line) => line;
  const values = valuesOf(scene);
  const { port } = scene.attempt;
  return (line) =>
    line
      .replace(/\b(HOST|ADDRESS):443\b/g, (_, name: string) => `${name}:${port}`)
      .replace(placeholders, (name) => {
        const value = values[name];
        return value !== undefined && isPlain(value) ? value : name;
      });
}

const placeholders =
  /\b(?:OTHER-SERVER|OTHER-ADDRESS|PROXY:PORT|PROXY-HOST PORT|PROXY-HOST|ADDRESS|SERVER|HOST|PATH|URL)\b/g;

function valuesOf(scene: Scene): Readonly<Record<string, string | undefined>> {
  const { attempt, finding } = scene;
  const { otherServer, otherAddress, servedBy, url } = finding.facts;
  const proxy = proxyOf(scene);
  const connect = connectOf(scene);
  return {
    HOST: attempt.host,
    PATH: attempt.path.replace(/^\//, ''),
    ADDRESS: connect && placeOf(connect).host,
    SERVER: withoutPort(stepOf(scene, 'resolve')?.server),
    'OTHER-SERVER': withoutPort(otherServer),
    'OTHER-ADDRESS': otherAddress ?? servedBy,
    'PROXY:PORT': proxy && hostAndPort(proxy.host, proxy.port),
    'PROXY-HOST': proxy?.host,
    'PROXY-HOST PORT': proxy && `${proxy.host} ${proxy.port}`,
    URL: url,
  };
}

function withoutPort(server: string | undefined): string | undefined {
  return server?.replace(/:\d{1,5}$/, '').replace(/^\[|\]$/g, '');
}

/** Means itself to every shell, between other letters and by itself. */
function isPlain(value: string): boolean {
  return value.length <= 300 && /^(?:[A-Za-z\d_[][\w.:/@%+[\]-]*)?(?: \d{1,5})?$/.test(value);
}
