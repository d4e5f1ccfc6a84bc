import { countNothing, requiredTargets } from '../../../../model/standing/required-targets.ts';
import { code, say, type Text } from '../../../text/say.ts';
import { type Answer, answerOf } from './answer.ts';

/** What to do with a report first, in one sentence or two. */
export function nextStep(
  report: Parameters<typeof answerOf>[0],
  { teams, unexplained }: Answer = answerOf(report),
): Text {
  const found = requiredTargets(report);
  const { failed, unmade } = found;
  if (failed === 0 && unmade > 0)
    return say`Let the audit come to its end: ${code`--resume FILE`} goes on with what ${code`--save FILE`} has kept.`;
  if (failed === 0 && countNothing(found)) return ofNothing(report);
  if (failed === 0 && report.options.only)
    return say`What was tried passes: look at the whole list once more, without ${code`--only`} and ${code`--only-red`}.`;
  if (failed === 0) return say`Nothing has to change here. Keep the report for those who ask.`;
  if (teams.some(({ team }) => team !== 'unknown' && team !== 'service'))
    return say`Send each of them what it is to change (${code`--output report.html`} has it all), and try what is red again when it is done (${code`--only-red report.html`}).`;
  if (unexplained.length === 0 && teams.every(({ team }) => team === 'service'))
    return say`The fault is not in this network: look at the health page of the service, and audit again later.`;
  return say`What fails fits more than one cause: audit again with ${code`--samples 3`}, and from another place of the same network.`;
}

/** What would make an audit say something of the network. */
function ofNothing({ targets, options }: Parameters<typeof answerOf>[0]): Text {
  if (options.only)
    return say`Look at the whole list, without ${code`--only`} and ${code`--only-red`}: what was tried decides nothing.`;
  if (targets.some(({ notRun }) => notRun !== undefined))
    return say`A wildcard cannot be asked: give a list (${code`--catalogue`}) with whole names below it, and audit again.`;
  if (targets.some(({ required }) => required))
    return say`Audit again over a way that who asks for them can take (${code`--route`}), or for other systems (${code`--os`}).`;
  return say`Give a list, a system or a region with targets that are required: ${code`netready catalogue`} shows what an audit would ask.`;
}
