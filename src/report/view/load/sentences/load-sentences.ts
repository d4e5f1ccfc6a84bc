import type { LoadReport } from '../../../../model/load/load-report.ts';
import { code, say, type Text } from '../../../text/say.ts';
import { costSentences } from './cost-sentences.ts';
import { lateSentences } from './late-sentences.ts';
import { limitSentences } from './limit-sentences.ts';

/** What a run comes to, in sentences: the limit first, which is what was asked for. */
export function loadSentences(report: LoadReport): Text[] {
  const { limit } = report;
  return [
    ...(limit ? limitSentences({ ...report, limit }) : []),
    ...costSentences(report),
    ...lateSentences(report),
    ...threadSentences(report),
  ];
}

/** Where one thread was the limit, and processors had nothing to do. */
function threadSentences({ limit, options, environment }: LoadReport): Text[] {
  const { threads } = options;
  const isOwn = limit?.owner === 'this-machine' || limit?.doubt === 'machine';
  if (!limit || !isOwn || threads >= environment.cpus) return [];
  const isBound = limit.trials.some(({ rate, measure: { generator } }) => {
    const { limits } = generator;
    return rate === limit.brokenRate && limits.includes('event-loop') && !limits.includes('cpu');
  });
  const used = threads === 1 ? say`One thread` : say`${threads} threads`;
  return isBound
    ? [say`${used} made the load, of ${environment.cpus} processors: raise ${code`--threads`}.`]
    : [];
}
