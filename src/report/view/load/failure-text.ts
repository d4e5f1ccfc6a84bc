import type { LoadFailure, LoadWay } from '../../../model/load/load.ts';
import { plainText } from '../../text/say.ts';
import { describeLoadStep } from '../../words/load-words.ts';

/** `tunnel: status (403 Forbidden)`. Not escaped. */
export function failureText({ step, code, detail }: LoadFailure, way: LoadWay['id']): string {
  return `${plainText(describeLoadStep(step, way))}: ${code}${detail === '' ? '' : ` (${detail})`}`;
}
