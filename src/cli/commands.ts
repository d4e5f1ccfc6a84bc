import { notAChoice, quoted, UsageError } from '../setup/usage/usage-error.ts';
import { commandHint } from './args/habits.ts';
import type { Command } from './command.ts';

/** A command as the general help lists it. */
export interface ListedCommand {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
  /** It may hold a whole audit, or a long list: its heap is kept small from before it is loaded. */
  readonly isLean?: true;
}

/**
 * Every command, in the order of the help. Each is loaded when it is used: together they would
 * take twice the memory and twice the time to start.
 */
export const commands: readonly ListedCommand[] = [
  {
    name: 'audit',
    summary: 'test every service URL over every way out, say what stops the rest',
    load: async () => (await import('./commands/audit.ts')).auditCommand,
  },
  {
    name: 'discover',
    summary: 'every proxy setting, what each would do, which one wins and why',
    load: async () => (await import('./commands/discover.ts')).discoverCommand,
  },
  {
    name: 'setup',
    summary: 'the set-up guide as a checklist: what is done, to do, wrong, or not to be told here',
    isLean: true,
    load: async () => (await import('./commands/setup.ts')).setupCommand,
  },
  {
    name: 'ways',
    summary: 'the way of every URL, by the program that asks for it, and what decides; offline',
    load: async () => (await import('./commands/ways.ts')).waysCommand,
  },
  {
    name: 'catalogue',
    summary: 'the targets of an audit, and why; what was skipped, and why',
    isLean: true,
    load: async () => (await import('./commands/catalogue.ts')).catalogueCommand,
  },
  {
    name: 'pac',
    summary: 'what a PAC file answers, for URLs or the catalogue; trace and lint',
    load: async () => (await import('./commands/pac.ts')).pacCommand,
  },
  {
    name: 'judge',
    summary: "judge what a saved audit or a report has seen, by today's rules",
    isLean: true,
    load: async () => (await import('./commands/judge.ts')).judgeCommand,
  },
  {
    name: 'report',
    summary: 'a saved audit, a report or a bench in any other format',
    isLean: true,
    load: async () => (await import('./commands/report.ts')).reportCommand,
  },
  {
    name: 'diff',
    summary: 'what changed between two audits, and what was seen otherwise',
    isLean: true,
    load: async () => (await import('./commands/diff.ts')).diffCommand,
  },
  {
    name: 'compare-analyzer',
    summary: "Microsoft's own test of connections, beside an audit: where they differ, and why",
    isLean: true,
    load: async () => (await import('./commands/compare-analyzer.ts')).compareAnalyzerCommand,
  },
  {
    name: 'merge',
    summary: 'reports of many sites as one: what is missing where, and the fewest causes',
    isLean: true,
    load: async () => (await import('./commands/merge.ts')).mergeCommand,
  },
  {
    name: 'fleet',
    summary: 'one audit at many sites, over NATS JetStream: order it, watch it, report it as one',
    isLean: true,
    load: async () => (await import('./commands/fleet.ts')).fleetCommand,
  },
  {
    name: 'agent',
    summary: 'wait at a site for the audits that a fleet orders, and make them',
    isLean: true,
    load: async () => (await import('./commands/agent.ts')).agentCommand,
  },
  {
    name: 'rules',
    summary: 'the fewest rules by which red turns green, in the words of a firewall',
    isLean: true,
    load: async () => (await import('./commands/rules.ts')).rulesCommand,
  },
  {
    name: 'rehearse',
    summary: 'a proposed change, tried with every row before it goes live',
    isLean: true,
    load: async () => (await import('./commands/rehearse.ts')).rehearseCommand,
  },
  {
    name: 'evidence',
    summary: 'what a finding rests on: its observations whole, before and after',
    isLean: true,
    load: async () => (await import('./commands/evidence.ts')).evidenceCommand,
  },
  {
    name: 'seal',
    summary: 'seal a saved audit or a report, so that any changed byte shows',
    load: async () => (await import('./commands/seal.ts')).sealCommand,
  },
  {
    name: 'verify',
    summary: 'a file beside its seal: whole, or which lines were changed',
    load: async () => (await import('./commands/verify.ts')).verifyCommand,
  },
  {
    name: 'lab',
    summary: 'start a simulated network on loopback, print how to reach it',
    load: async () => (await import('./commands/lab.ts')).labCommand,
  },
  {
    name: 'bench',
    summary: 'throughput and latency of a proxy under load, beside the way without it',
    load: async () => (await import('./commands/bench.ts')).benchCommand,
  },
  {
    name: 'serve',
    summary: 'a server that Prometheus scrapes: probes of targets, and audits again and again',
    load: async () => (await import('./commands/serve.ts')).serveCommand,
  },
  {
    name: 'explain',
    summary: 'a finding: its meaning, its causes, how to confirm it, the cure',
    load: async () => (await import('./commands/explain.ts')).explainCommand,
  },
  {
    name: 'completion',
    summary: 'a script by which bash, zsh, fish or PowerShell completes all this',
    load: async () => (await import('./commands/completion.ts')).completionCommand,
  },
];

/** The command of a name. @throws UsageError that names them all. */
export function commandNamed(name: string): ListedCommand {
  const found = commands.find((one) => one.name === name);
  if (found) return found;
  const hint = commandHint(name);
  const what = name.startsWith('-') ? 'Unknown option' : 'There is no command';
  if (hint) throw new UsageError(`${what} ${quoted(name)}: ${hint}`);
  const names = commands.map((one) => one.name);
  throw notAChoice('COMMAND', name, names);
}
