import type { Report } from '../../../../model/audit/report.ts';
import {
  type Standing,
  type Standings,
  standings,
} from '../../../../model/standing/required-targets.ts';
import { type Capability, capabilityOf } from '../../../../model/target/capability.ts';
import { say, type Text } from '../../../text/say.ts';

/**
 * Whether what an audit is made for survives, in one sentence: the sensor can report, and is told what to do.
 * Nothing where no such address counts, where some were not tried and none fails, or of some cells alone.
 */
export function survival(report: Standings & Pick<Report, 'targets'>): Text {
  if (report.options.only) return [];
  const standingOf = standings(report);
  const of = (capability: Capability): Stood =>
    stood(report.targets.filter((one) => capabilityOf(one) === capability).map(standingOf));
  const [data, commands] = [of('sensor-data'), of('commands')];
  if (data.all > 0 && data.failing === data.all)
    return say`The sensor cannot report: ${none(data.all)} for its data ${passes(data.all)}.`;
  if (commands.all > 0 && commands.failing === commands.all)
    return say`The sensor gets no commands: ${none(commands.all)} for them ${passes(commands.all)}.`;
  const all = data.all + commands.all;
  const failing = data.failing + commands.failing;
  if (failing > 0)
    return say`Some devices may not report: ${failing} of the sensor's ${all} addresses ${failing === 1 ? say`fails` : say`fail`}.`;
  if (all === 0 || data.unmade + commands.unmade > 0) return [];
  return say`The sensor can report: every address for its data and its commands (${all}) passes.`;
}

interface Stood {
  readonly all: number;
  readonly failing: number;
  readonly unmade: number;
}

function stood(found: readonly Standing[]): Stood {
  const count = (standing: Standing): number => found.filter((one) => one === standing).length;
  return {
    all: found.length - count('uncounted'),
    failing: count('fails'),
    unmade: count('unmade'),
  };
}

function none(count: number): Text {
  return count === 1 ? say`the one address` : say`none of the ${count} addresses`;
}

function passes(count: number): Text {
  return count === 1 ? say`does not pass` : say`passes`;
}
