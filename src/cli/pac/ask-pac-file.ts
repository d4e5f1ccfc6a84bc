import { createPacEngine } from '../../discovery/pac/create-pac-engine.ts';
import { namedRanges } from '../../discovery/pac/named-ranges.ts';
import type { PacSelection } from '../../discovery/pac/pac-selection.ts';
import type { Target } from '../../model/target/target.ts';
import type { ShownPacRange } from '../../report/view/pac/shown-pac.ts';
import type { PacCircumstances } from './pac-circumstances.ts';

export interface PacQuestions extends PacCircumstances {
  readonly timeoutMs: number;
}

const maxRanges = 16;

/** What a script answers for URLs, each once, in the order of the URLs. */
export async function askPacFile(
  script: string,
  urls: readonly string[],
  options: PacQuestions,
): Promise<readonly PacSelection[]> {
  const engine = createPacEngine(script, options);
  try {
    const found = await Promise.all(urls.map((url) => engine.select(url)));
    return [...new Map(found.map((one): [string, PacSelection] => [one.url, one])).values()];
  } finally {
    await engine.close();
  }
}

/** The URLs of targets; a wildcard is asked by a name that nobody has, since the script asks nobody. */
export function urlsForPac(targets: readonly Target[]): readonly string[] {
  return targets.flatMap(({ url, host, port, notRun }) => {
    if (notRun === undefined) return [url];
    if (!host.includes('*')) return [];
    const name = host.replaceAll('*', madeUpLabel);
    return [port === 80 ? `http://${name}/` : `https://${name}${port === 443 ? '' : `:${port}`}/`];
  });
}

const madeUpLabel = 'netready-made-up-name';

/**
 * Each address range that the script names, with the URLs for which a client in there gets
 * another answer.
 */
export async function askFromRanges(
  script: string,
  answers: readonly PacSelection[],
  options: PacQuestions,
): Promise<readonly ShownPacRange[]> {
  const ranges = namedRanges(script).slice(0, maxRanges);
  const shown: ShownPacRange[] = [];
  for (const { range, line, address } of ranges) {
    const own = [address];
    const found = await askPacFile(
      script,
      answers.map(({ url }) => url),
      { ...options, own },
    );
    const before = new Map(answers.map(({ url, answer }) => [url, answer]));
    const changed = found.flatMap(({ url, answer = '' }) =>
      answer === (before.get(url) ?? '') ? [] : [{ url, answer }],
    );
    shown.push({ range, line, as: address, changed });
  }
  return shown;
}
