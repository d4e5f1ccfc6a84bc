import type { Report } from '../../../../model/audit/report.ts';
import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { listed } from '../../../text/listed.ts';
import { plainText } from '../../../text/say.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import { type IssuerRow, issuerRows, isTelling } from '../../../view/audit/issuer-rows.ts';
import { isTight, type Layout } from '../table-options.ts';
import { escapedRoutes } from '../text/escaped-labels.ts';
import { terminalText } from '../text/terminal-text.ts';

const maxIssuers = 12;
const maxHosts = 4;

/**
 * Who signed the certificates of whom, over which way: it shows who is inspected and who is
 * exempt. Nothing where every host shows what it should (`isTelling()`).
 */
export function issuerList(
  report: Pick<Report, 'issuers' | 'targets' | 'routes' | 'options'>,
  { width, paint, keys }: Layout & { readonly keys: boolean },
): string[] {
  if (!isTelling(report)) return [];
  const labels = new Map(
    escapedRoutes(report.routes).map(({ id, key, name }) => [id, keys ? key : name]),
  );
  const issuers = [...Map.groupBy(issuerRows(report), issuerOf).values()];
  const lines = issuers.slice(0, maxIssuers).flatMap((rows) => {
    const [{ issuer, meaning, intercepts } = { issuer: '', meaning: [], intercepts: false }] = rows;
    const told = rows.map(({ route, hosts }) => {
      const names = listed(
        hosts.map((host) => escapeTerminal(host, { max: 60 })),
        maxHosts,
      );
      return `${labels.get(route) ?? escapeTerminal(route)}: ${names}`;
    });
    return [
      ...issuerLines(issuer, width).map(
        (line) => `  ${paint(intercepts ? 'heading' : 'note', line)}`,
      ),
      ...indented(terminalText(meaning, { max: 200 }), width),
      ...told.flatMap((text) => indented(text, width)),
    ];
  });
  const rest = issuers.length - maxIssuers;
  const more = rest > 0 ? [`  and ${rest} more; the JSON report names them all`] : [];
  return ['', paint('heading', 'Certificates, by who signed them'), ...lines, ...more];
}

function issuerOf({ issuer, meaning }: IssuerRow): string {
  return `${issuer}\n${plainText(meaning)}`;
}

/** Cut where the terminal is usual; told whole where most of it would be cut. */
function issuerLines(issuer: string, width: number): string[] {
  if (!isTight({ width })) return [escapeTerminal(issuer, { max: width - 2 })];
  return wrapText(escapeTerminal(issuer, { max: 200 }), { width: width - 2 });
}

function indented(text: string, width: number): string[] {
  return wrapText(text, { width: width - 6 }).map(
    (line, at) => `${at === 0 ? '    ' : '      '}${line}`,
  );
}
