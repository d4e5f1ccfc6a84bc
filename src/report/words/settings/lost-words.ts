import type { LostWay } from '../../../model/route/component.ts';
import { say, type Text } from '../../text/say.ts';

/** Why a way that is written down is not the one that a component takes. */
export const lostWords: Readonly<Record<LostWay, Text>> = {
  fallback: say`taken where that fails`,
  'while-connected': say`taken instead while this connection is in use`,
  later: say`comes later, and is no fallback`,
  'in-part': say`taken for what is fetched as NetworkService; inference`,
  'per-machine': say`ProxySettingsPerUser is 0: those of HKLM count`,
  'per-user': say`ProxySettingsPerUser is not 0: those of each account count`,
  'detection-off': say`automatic detection is off`,
  'not-read': say`not read by it`,
  cannot: say`it cannot take such a way`,
  'no-proxy': say`it takes no proxy`,
};
