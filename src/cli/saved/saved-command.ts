import { resolve } from 'node:path';
import { cwd } from 'node:process';
import type { SavedCommand, SavedList } from '../../model/audit/record.ts';
import type { PaceRequest, StepRequest, UntilRequest } from '../../setup/request/audit-request.ts';
import { paceFlags, stepFlags, untilFlags } from '../args/audit-flags.ts';
import { type Flags, parseFlags, partOf, wordsOf } from '../args/flag.ts';
import { parseOptions } from '../args/option.ts';

/** What of a request is saved beside the head. None of it holds a credential. */
export type KeptRequest = StepRequest & PaceRequest & UntilRequest;

const flags: Flags<KeptRequest> = { ...stepFlags, ...paceFlags, ...untilFlags };
const anewFlags: Flags<AnewRequest> = { ...paceFlags, ...untilFlags };

/** What of it may be said anew where an audit goes on. */
export type AnewRequest = PaceRequest & UntilRequest;

/** How an audit is made, as words, so that it can go on in the same way. */
export function savedCommand(request: KeptRequest, list?: SavedList): SavedCommand {
  return { words: wordsOf(request, flags), folder: cwd(), ...(list && { list }) };
}

/**
 * The request of a saved command as it would be made now; what is asked for anew goes first.
 * @throws UsageError where the words are none of ours.
 */
export function resumedRequest({ words, folder }: SavedCommand, anew: AnewRequest): KeptRequest {
  const saved = parseFlags(parseOptions(words, Object.values(flags)), flags);
  const { ca, expectRoot } = saved;
  const placed = (files: readonly string[]): readonly string[] =>
    files.map((file) => placedIn(folder, file));
  return {
    ...saved,
    ...(ca && { ca: placed(ca) }),
    ...(expectRoot && { expectRoot: placed(expectRoot) }),
    ...partOf(anew, anewFlags),
  };
}

/** A thumbprint may stand in the place of a file. */
function placedIn(folder: string, file: string): string {
  return /^[\da-f:]{40,}$/i.test(file) ? file : resolve(folder, file);
}
