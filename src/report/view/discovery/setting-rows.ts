import { takersOf } from '../../../model/route/takers.ts';
import { outside, type Text } from '../../text/say.ts';
import { scopeWords } from '../../words/settings/scope-words.ts';
import { fateOf } from '../../words/settings/setting-fate.ts';
import type { ShownDiscovery } from './shown-discovery.ts';

/** A setting as it was found, and what became of it. */
export interface SettingRow {
  readonly source: Text;
  readonly scope: Text;
  readonly value: Text;
  /** What the value comes to, where that is something else. */
  readonly means: Text;
  readonly fate: Text;
  /** How grave that is. */
  readonly style: ReturnType<typeof fateOf>['style'];
}

/** Every setting that was found, in its order. */
export function settingRows(discovery: ShownDiscovery): readonly SettingRow[] {
  const { settings, components, wpadNames = [] } = discovery;
  const isDetecting = components?.some(
    ({ detection, route }) => detection !== undefined || route === 'wpad',
  );
  const hasNames = wpadNames.length > 0 && components?.some((one) => one.detection !== undefined);
  return settings.map((setting) => {
    const { source, scope, raw, value } = setting;
    const { text, style } = fateOf(setting, settings, {
      ...{ isDetecting, hasNames },
      ...{ of: components?.[0]?.component, takers: takersOf(setting, discovery) },
    });
    return {
      source: outside(source),
      scope: scopeWords(scope),
      value: outside(raw),
      means: value === undefined || value === raw ? [] : outside(value),
      fate: text,
      style,
    };
  });
}
