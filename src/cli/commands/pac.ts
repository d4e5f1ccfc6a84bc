import { lintPac } from '../../discovery/pac/lint-pac.ts';
import { loadPacScript, type PacFile } from '../../discovery/pac/load-pac-script.ts';
import { namesByServers } from '../../discovery/pac/names-by-servers.ts';
import { withoutLogin } from '../../discovery/without-login.ts';
import { pacFormats } from '../../report/document-formats.ts';
import type { ShownPac } from '../../report/view/pac/shown-pac.ts';
import type { ShownPacComparison } from '../../report/view/pac/shown-pac-comparison.ts';
import type { StepRequest, TargetRequest } from '../../setup/request/audit-request.ts';
import { netOptions } from '../../setup/steps/net-options.ts';
import { type ChosenTargets, chooseTargets, oldList } from '../../setup/targets/choose-targets.ts';
import type { Called } from '../../setup/targets/given-lists.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { stepFlags, targetFlags, targetsTitle } from '../args/audit-flags.ts';
import { filesOf } from '../args/check-files.ts';
import { type DisplayArgs, displayFlags } from '../args/display-flags.ts';
import { type OutputArgs, outputFlags } from '../args/document-flags.ts';
import { type Flags, one, text } from '../args/flag.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { deliveryOf, writeAnswer } from '../deliver/deliver.ts';
import { say } from '../out/say.ts';
import { askFromRanges, askPacFile, urlsForPac } from '../pac/ask-pac-file.ts';
import { comparePac } from '../pac/compare-pac.ts';
import {
  type PacCircumstanceArgs,
  type PacCircumstances,
  pacCircumstanceFlags,
  pacCircumstances,
} from '../pac/pac-circumstances.ts';

interface PacArgs
  extends TargetRequest,
    PacCircumstanceArgs,
    Pick<StepRequest, 'resolver' | 'timeoutMs'>,
    OutputArgs<ShownPac | ShownPacComparison>,
    DisplayArgs {
  readonly compare?: string;
}

const documentFlags = outputFlags(pacFormats);
const compareFlag = one('compare', text, {
  value: 'OLD',
  file: true,
  help: 'the PAC file until now: shows which targets change their way, for Windows and for browsers, in each branch',
});
const { resolver, timeoutMs } = stepFlags;
const netFlags: Flags<Pick<PacArgs, 'resolver' | 'timeoutMs'>> = {
  resolver: {
    ...resolver,
    help: `${resolver.help}; nobody is asked for a name unless the script wants one looked up`,
  },
  timeoutMs: {
    ...timeoutMs,
    help: 'deadline of the download, of one answer and of one name (default 5s)',
  },
};

export const pacCommand: Command = commandOf<PacArgs>({
  usage: '[--compare OLD] FILE|URL [TARGET…] [options]',
  flags: {
    ...{ ...targetFlags, ...pacCircumstanceFlags, compare: compareFlag },
    ...{ ...netFlags, ...documentFlags, ...displayFlags },
  },
  optionGroups: [
    { title: targetsTitle, options: Object.values(targetFlags) },
    {
      title: 'Script',
      options: [...Object.values(pacCircumstanceFlags), compareFlag, ...Object.values(netFlags)],
    },
    { title: 'Output', options: Object.values(documentFlags) },
    { title: 'Display', options: Object.values(displayFlags) },
  ],
  examples: [
    'netready pac http://pac.example/proxy.pac',
    'netready pac proxy.pac https://example.com http://crl.example.com/list.crl',
    'netready pac proxy.pac --as 10.1.3.4 --at 2026-12-24T10:30Z --dns dns.txt',
    'netready pac --compare old.pac new.pac --os windows-11',
    'netready pac proxy.pac --os windows-11 --resolver 192.0.2.53 --format json',
    'netready pac proxy.pac --os windows-11 --output pac.html',
  ],
  readsWords: true,
  run,
});

/** A script that fails for a URL is a result (1); a file that cannot be had, or is none, is not (2). */
async function run(args: PacArgs, { positionals, called }: Words): Promise<number> {
  const [place, ...urls] = positionals;
  if (place === undefined) throw new UsageError('Name a PAC file: netready pac FILE|URL [TARGET…]');
  checkPlace(place);
  const { compare: old } = args;
  const read = [place, ...(old === undefined ? [] : [old])].map((path) => ({ path }));
  const delivery = await deliveryOf<ShownPac | ShownPacComparison>(args, {
    read: [...read, ...filesOf(args)],
  });
  const net = netOptions(args);
  const circumstances = await pacCircumstances(args);
  const chosen = await targetsOf({ ...args, targets: [...(args.targets ?? []), ...urls] }, called);
  const warning = oldList(chosen);
  if (warning !== undefined && !args.quiet) say(warning);
  const asking = { ...net, signal: new AbortController().signal, ...(called && { called }) };
  if (old !== undefined) {
    checkPlace(old);
    const compared = await compare([old, place], { chosen, circumstances, net: asking });
    return (await writeAnswer(compared, delivery)) ? 0 : 2;
  }
  const shown = await askPac(place, { chosen, circumstances, net: asking });
  if (!(await writeAnswer(shown, delivery))) return 2;
  return shown.answers.every(({ failure }) => failure === null) ? 0 : 1;
}

function checkPlace(place: string): void {
  const url = place.replace(/^pac\+/i, '');
  if (!/^https?:/i.test(url)) return;
  const why = !URL.canParse(url)
    ? 'it is no URL'
    : new URL(url).username !== '' || new URL(url).password !== ''
      ? 'credentials are never sent, so leave them out'
      : undefined;
  if (why !== undefined) throw unusable(place, why);
}

async function targetsOf(
  request: TargetRequest,
  called: Called | undefined,
): Promise<ChosenTargets> {
  const chosen = await chooseTargets(request, { called });
  if (chosen.targets.length > 0) return chosen;
  throw new UsageError('Nothing to ask: no row of the list applies to these options');
}

interface Asking {
  readonly chosen: ChosenTargets;
  readonly circumstances: PacCircumstances;
  readonly net: ReturnType<typeof netOptions> & {
    readonly signal: AbortSignal;
    readonly called?: Called;
  };
}

/** @throws UsageError where the file cannot be had, or is no PAC file. */
async function load(
  place: string,
  net: Asking['net'],
): Promise<PacFile & { readonly script: string }> {
  const { timeoutMs, userAgent, signal } = net;
  const lookup = namesByServers(net);
  const web = { timeoutMs, signal, userAgent, lookup, proxy: 'environment' } as const;
  const file = await loadPacScript(place, web);
  const { script } = file;
  if (script === undefined) throw unusable(net.called?.(place) ?? place, whyNot(file));
  return { ...file, script, source: net.called?.(place) ?? file.source };
}

async function compare(
  [old, latest]: readonly [old: string, latest: string],
  { chosen, net, circumstances }: Asking,
): Promise<ShownPacComparison> {
  const files = { before: await load(old, net), after: await load(latest, net) };
  const options = { timeoutMs: net.timeoutMs, lookup: namesByServers(net), ...circumstances };
  return comparePac(files, urlsForPac(chosen.targets), options);
}

async function askPac(place: string, { chosen, net, circumstances }: Asking): Promise<ShownPac> {
  const file = await load(place, net);
  const left = chosen.targets.filter(
    ({ notRun, host }) => notRun !== undefined && !host.includes('*'),
  );
  const options = { timeoutMs: net.timeoutMs, lookup: namesByServers(net), ...circumstances };
  const answers = await askPacFile(file.script, urlsForPac(chosen.targets), options);
  const ranges = await askFromRanges(file.script, answers, options);
  const elsewhere = ranges.flatMap(({ changed }) => changed.map(({ answer }) => answer));
  const { source, finalUrl, contentType, sha256, bytes } = file;
  const isMoved = finalUrl !== undefined && finalUrl !== source.replace(/^pac\+/i, '');
  return {
    source,
    ...(isMoved && { finalUrl }),
    ...(contentType !== undefined && { contentType }),
    ...(sha256 !== undefined && { sha256 }),
    bytes,
    answers,
    ...(ranges.length > 0 && { ranges }),
    remarks: lintPac(file.script, answers, { elsewhere }),
    ...(left.length > 0 && { notAsked: [...new Set(left.map(({ host }) => host))] }),
  };
}

function unusable(place: string, why: string): UsageError {
  const shown = place.includes('://') ? withoutLogin(place) : place;
  return new UsageError(`Cannot use ${quoted(shown)} as a PAC file: ${why}`);
}

function whyNot({ failure }: PacFile): string {
  const { code, detail } = failure ?? { code: 'pac-unavailable', detail: '' };
  return `${problems[code]} (${detail})`;
}

const problems: Readonly<Record<NonNullable<PacFile['failure']>['code'], string>> = {
  'pac-unavailable': 'it cannot be had',
  'pac-too-large': 'it is too large',
  'pac-not-a-script': 'it is no PAC script',
};
