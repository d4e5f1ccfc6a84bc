import { basename } from 'node:path';
import type { Merged } from '../../model/compared/merged.ts';
import { mergedFormats } from '../../report/document-formats.ts';
import { listedJson } from '../../report/formats/json/text/listed-json.ts';
import {
  checkPositionals,
  chooseOne,
  notAChoice,
  quoted,
  UsageError,
} from '../../setup/usage/usage-error.ts';
import { type DisplayArgs, displayFlags } from '../args/display-flags.ts';
import { type OutputArgs, outputFlags } from '../args/document-flags.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { deliveryOf, writeAnswer } from '../deliver/deliver.ts';
import { dueBegin } from '../fleet/by-the-clock.ts';
import { type FleetOnly, fleetFlags } from '../fleet/fleet-flags.ts';
import { fleetState } from '../fleet/fleet-state.ts';
import { type OpenFleet, openFleet } from '../fleet/hub-folder.ts';
import { initFleet } from '../fleet/init-fleet.ts';
import { orderByTheClock } from '../fleet/order-by-the-clock.ts';
import { type OrderWish, orderJob, readOrder, sitesOf } from '../fleet/order-job.ts';
import { reachingHub } from '../fleet/reaching-hub.ts';
import { fetchEvidence } from '../fleet/report-job.ts';
import { shownState } from '../fleet/show-state.ts';
import { watchJob } from '../fleet/watch-job.ts';
import { interruptible } from '../interrupt.ts';
import { mergeFiles } from '../merge/merge-files.ts';
import { withPassingFolder } from '../out/own-folder.ts';
import { printDocument, printText } from '../out/print-document.ts';
import { say } from '../out/say.ts';
import { terminal } from '../out/terminal.ts';
import { readingProgress } from '../saved/reading-progress.ts';

interface FleetArgs extends FleetOnly, OutputArgs<Merged>, DisplayArgs {}

const documentFlags = outputFlags(mergedFormats, 'of report, ');

const names = ['init', 'run', 'status', 'watch', 'report', 'cancel'] as const;
type Action = (args: FleetArgs, word: string | undefined) => Promise<number>;

/** Each takes what may stand behind its name. */
const actions: Readonly<Record<(typeof names)[number], Action>> = {
  init: initAction,
  run: runAction,
  status: statusAction,
  watch: watchAction,
  report: reportAction,
  cancel: cancelAction,
};

export const fleetCommand: Command = commandOf<FleetArgs>({
  usage: 'ACTION [REQUEST|JOB] [options]',
  choices: names,
  flags: { ...fleetFlags, ...documentFlags, ...displayFlags },
  optionGroups: [
    { title: 'Fleet', options: Object.values(fleetFlags) },
    { title: 'Output', options: Object.values(documentFlags) },
    { title: 'Display', options: Object.values(displayFlags) },
  ],
  examples: [
    'netready fleet init --folder fleet --sites berlin,lima,osaka',
    'netready fleet run netready.json --folder fleet',
    'netready fleet run netready.json --folder fleet --every 1d --name daily',
    'netready fleet status --folder fleet',
    'netready fleet watch --folder fleet',
    'netready fleet report --folder fleet --output sites.html',
    'netready fleet cancel 20270104-080000-1a2b --folder fleet',
  ],
  exitStatus:
    'ACTION is init, run, status, watch, report or cancel. Over NATS JetStream: docs/fleet.md. Exit status: of report 0 every site is ready, 1 one is not; of watch 0 every site is done, 1 one is not; 2 could not.',
  run,
});

async function run(args: FleetArgs, { positionals }: Words): Promise<number> {
  checkPositionals(positionals, 2);
  const [action, word] = positionals;
  if (action === undefined)
    throw new UsageError(`Name what to do with the fleet: ${chooseOne(names)}`);
  const name = names.find((known) => known === action);
  if (name === undefined) throw notAChoice('fleet', action, names);
  return actions[name](args, word);
}

async function initAction(args: FleetArgs, word?: string): Promise<number> {
  if (word !== undefined) checkPositionals([word], 0);
  const { folder, sites, listen, webSocket } = args;
  if (sites === undefined)
    throw new UsageError('Name the sites: netready fleet init --sites NAME,…');
  const lines = await initFleet({
    ...{ folder, sites: await sitesOf(sites), listen: checkPlace('--listen', listen) },
    ...(webSocket !== undefined && { webSocket: checkPlace('--websocket', webSocket) }),
  });
  await printText(`${lines.join('\n')}\n`);
  return 0;
}

function checkPlace(option: string, place: string): string {
  if (/^(?:[\w.-]{1,253}|\[[\da-f:.]{2,45}\]):\d{1,5}$/i.test(place)) return place;
  throw new UsageError(`Cannot use ${quoted(place)} for ${option}: give HOST:PORT`);
}

async function runAction(args: FleetArgs, path?: string): Promise<number> {
  const request = path === undefined ? {} : await readOrder(path, args.profile);
  const asked = args.sites === undefined ? undefined : await sitesOf(args.sites);
  return withFleet(args, async (fleet) => {
    const strange = asked?.find((site) => !fleet.sites.includes(site));
    if (strange !== undefined) throw notAChoice('--sites', strange, fleet.sites);
    const wish = { request, sites: asked ?? fleet.sites };
    const { name, every } = args;
    if (every === undefined) {
      await orderOnce(fleet, { ...wish, ...(name !== undefined && { name }) }, args);
      return 0;
    }
    return interruptible(async (signal) => {
      await orderByTheClock({
        ...{ everyMs: every, signal, ...(name !== undefined && { name }) },
        order: (named) =>
          orderOnce(fleet, { ...wish, name: named, unlessWaiting: dueBegin(name) }, args),
      });
      return 0;
    });
  });
}

async function orderOnce(
  fleet: OpenFleet,
  wish: OrderWish,
  { quiet }: Pick<FleetArgs, 'quiet'>,
): Promise<void> {
  const { job, ordered } = await orderJob(fleet, wish);
  await printText(`${job}\n`);
  if (quiet) return;
  const sites = `${ordered.length} of ${wish.sites.length} sites`;
  say(`netready: Queued for ${sites}; see netready fleet watch ${job}`);
}

async function statusAction(args: FleetArgs, job?: string): Promise<number> {
  return withFleet(args, async (fleet) => {
    const states = await fleetState(fleet, job);
    if (args.format.name === 'json') {
      const sites = states.map(({ result: _, ...shown }) => shown);
      await printDocument({ sites }, listedJson);
    } else await printText(shownState(states, terminal().width));
    return 0;
  });
}

async function watchAction(args: FleetArgs, word?: string): Promise<number> {
  return withFleet(args, async (fleet) => watchJob(fleet, word ?? (await latestJob(fleet)), args));
}

async function reportAction(args: FleetArgs, word?: string): Promise<number> {
  const delivery = await deliveryOf<Merged>(args, { read: [] });
  return withFleet(args, async (fleet) => {
    const job = word ?? (await latestJob(fleet));
    return inFolder(args.evidence, async (folder) => {
      const files = await fetchEvidence(fleet, { job, folder });
      const progress = await readingProgress(delivery.screen.progress, files);
      const merged = await mergeFiles(files, {
        ...{ egresses: new Map(), progress },
        siteOf: (file) => basename(file, '.ndjson'),
      });
      const isWritten = await writeAnswer(merged, delivery);
      if (!isWritten || merged.unread.length > 0) return 2;
      return merged.sites.every(({ status }) => status === 0) ? 0 : 1;
    });
  });
}

function inFolder(
  folder: string | undefined,
  work: (folder: string) => Promise<number>,
): Promise<number> {
  return folder === undefined ? withPassingFolder(work) : work(folder);
}

async function cancelAction(args: FleetArgs, job?: string): Promise<number> {
  if (job === undefined) throw new UsageError('Name the job: netready fleet cancel JOB');
  return withFleet(args, async ({ hub }) => {
    const sites = await hub.cancel(job);
    await printText(`Cancelled at ${sites.length} sites.\n`);
    return 0;
  });
}

/** The names of jobs that were given none are in the order of time. */
async function latestJob(fleet: OpenFleet): Promise<string> {
  const last = (await fleetState(fleet)).at(-1);
  if (!last) throw new UsageError('Cannot tell of a job: the hub knows of none');
  return last.job;
}

async function withFleet(
  { folder }: FleetArgs,
  work: (fleet: OpenFleet) => Promise<number>,
): Promise<number> {
  const fleet = await openFleet(folder);
  try {
    return await reachingHub(fleet.server, () => work(fleet));
  } finally {
    await fleet.close();
  }
}
