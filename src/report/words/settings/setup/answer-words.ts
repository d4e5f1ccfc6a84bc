import type { AnswerFailure, GraphCall, NoAnswer } from '../../../../model/guide/tenant.ts';
import { code, ours, outside, say, type Text } from '../../../text/say.ts';
import { findingInfo } from '../../finding/finding-info.ts';

/** The least right that each call needs. */
export const rightOf: Readonly<Record<GraphCall, Text>> = {
  subscribedSkus: code`LicenseAssignment.Read.All`,
  organization: code`Organization.Read.All`,
  delegatedAdminRelationships: code`DelegatedAdminRelationship.Read.All`,
  runHuntingQuery: code`ThreatHunting.Read.All`,
};

const words: Readonly<Record<AnswerFailure, Text>> = {
  unauthorized: say`the token is no good or has run out`,
  forbidden: say`the token lacks a right`,
  busy: say`it is busy, and asks to come later`,
  unknown: say`it knows no such tenant`,
  status: say`no answer that is known`,
  'no-json': say`no JSON but a page, mostly of something in between`,
  shape: say`JSON that is not what is documented`,
  'too-large': say`more than is read`,
  unreachable: say`it cannot be reached`,
};

/** Why there was no answer, and the detail behind it. */
export function noAnswerWords({ failure, detail = '', kind }: NoAnswer): Text {
  const why = kind && say`: ${findingInfo[kind].title} (${ours(kind)})`;
  return say`${words[failure]}${detail === '' ? undefined : say` (${outside(detail)})`}${why}`;
}

const logIn = say`${code`az account get-access-token --resource-type ms-graph`} writes a new one.`;

/** What to do about it. */
export function noAnswerCure({ failure, kind }: NoAnswer, call?: GraphCall): Text | undefined {
  if (kind) return findingInfo[kind].advice;
  switch (failure) {
    case 'unauthorized':
      return logIn;
    case 'forbidden':
      return call && say`Grant it the right ${rightOf[call]}, or ask who has it.`;
    case 'busy':
      return say`Try again later.`;
    case 'unreachable':
    case 'no-json':
      return say`${code`netready setup --route ROUTE`} takes another way, such as ${code`direct`} or ${code`http://HOST:PORT`}.`;
    default:
      return undefined;
  }
}
