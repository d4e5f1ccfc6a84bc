import type { Report } from '../../../../model/audit/report.ts';
import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { plainText } from '../../../text/say.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import { controlOutcomes, outcomeText } from '../../../view/findings/control-outcomes.ts';
import type { Layout } from '../table-options.ts';
import { escapedRoutes } from '../text/escaped-labels.ts';

/** The hosts of `--control`, each with what it came to over each route; nothing without any. */
export function controlList(
  report: Pick<Report, 'attempts' | 'observations' | 'routes'>,
  { width, paint, keys }: Layout & { readonly keys: boolean },
): string[] {
  const labels = new Map(
    escapedRoutes(report.routes).map(({ id, key, name }) => [id, keys ? key : name]),
  );
  const hosts = Map.groupBy(controlOutcomes(report), ({ host }) => host);
  if (hosts.size === 0) return [];
  const lines = [...hosts].flatMap(([host, outcomes]) => {
    const said = outcomes.map(
      (one) => `${plainText(outcomeText(one))} over ${labels.get(one.route) ?? one.route}`,
    );
    const text = `${escapeTerminal(host, { max: 100 })}  ${said.join(', ')}`;
    return wrapText(text, { width: width - 4 }).map(
      (line, at) => `${at === 0 ? '  ' : '    '}${line}`,
    );
  });
  return ['', paint('heading', 'Control hosts'), ...lines];
}
