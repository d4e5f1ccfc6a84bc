import type { RulingName, UnknownReason, UnreadReason } from '../../../model/rules/ruling.ts';
import { code, say, type Text } from '../../text/say.ts';

/** What becomes of a row, as a heading above those of which it becomes so. */
export const rulingWords: Readonly<Record<RulingName, Text>> = {
  passes: say`Pass`,
  blocked: say`Blocked`,
  inspected: say`TLS is opened`,
  login: say`A login is asked for`,
  diverted: say`Goes another way`,
  unknown: say`Not known`,
};

/** Why a ruling is not known. */
export const unknownReasonWords: Readonly<Record<UnknownReason, Text>> = {
  'unread-line': say`the line was not understood`,
  'no-address': say`it goes by an address of the name, and none is known: a report of an audit has them, or ${code`--dns FILE`} says them`,
  'addresses-differ': say`addresses of the name are ruled differently`,
  client: say`it goes by who asks: say an address with ${code`--as ADDRESS`}, a packet filter's interfaces with ${code`--inside`} and ${code`--outside`}`,
  time: say`it goes by the clock`,
  'file-refused': say`the product does not start with this line`,
  elsewhere: say`what decides stands elsewhere: in another file, at a helper, in an answer`,
  'script-unloadable': say`the file does not load: Chromium goes by a proxy that is set beside it, else direct; WinHTTP hands its caller an error (12166), and what the sensor makes of that is not documented`,
  'script-failure': say`the script fails there: browsers go direct then, or nowhere where a policy makes the file mandatory; WinHTTP hands its caller an error (12166), and what the sensor makes of that is not documented`,
  'script-stopped': say`the script came to no end within its time and memory`,
  'no-way': say`nothing in the answer is a way: browsers go direct then, and what WinHTTP makes of it is not documented`,
};

/** Why a line was not understood. */
export const unreadReasonWords: Readonly<Record<UnreadReason, Text>> = {
  'unknown-word': say`no such word is known`,
  malformed: say`it is not written as it should be`,
  'not-judged': say`what it does is not worked out here`,
  'other-file': say`what it says stands in another file`,
  'too-much': say`it is more than is held`,
};
