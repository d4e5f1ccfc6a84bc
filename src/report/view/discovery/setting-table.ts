import type { Report } from '../../../model/audit/report.ts';
import type { ComponentWay } from '../../../model/route/component.ts';
import type { Setting } from '../../../model/route/route.ts';
import { joined, outside, plainText, say, type Text } from '../../text/say.ts';
import { componentNames } from '../../words/settings/component-words.ts';
import { lostWords } from '../../words/settings/lost-words.ts';

/** Which setting decides for whom: a column for the components that go alike, a row a setting. */
export interface SettingTable {
  readonly heads: readonly Text[];
  readonly rows: readonly { readonly source: Text; readonly cells: readonly Text[] }[];
}

type Found = Pick<Report, 'settings' | 'routes' | 'components'>;

/** Of each setting what it is to each component: that which decides, or why it does not. Unmarked: nothing. */
export function settingTable({ settings, routes, components = [] }: Found): SettingTable {
  const columns = components.map((one) => ({
    name: componentNames[one.component],
    cells: settings.map((setting) => partOf(setting, { one, routes })),
  }));
  const alike = [
    ...Map.groupBy(columns, ({ cells }) => cells.map(plainText).join('\0')).values(),
  ].flatMap((some) => {
    const [first] = some;
    return first
      ? [
          {
            head: joined(
              some.map(({ name }) => name),
              ', ',
            ),
            cells: first.cells,
          },
        ]
      : [];
  });
  const rows = settings.map(({ source }, at) => ({
    source: outside(source),
    cells: alike.map(({ cells }) => cells[at] ?? []),
  }));
  return {
    heads: alike.map(({ head }) => head),
    rows: rows.filter(({ cells }) => cells.some(({ length }) => length > 0)),
  };
}

interface Way extends Pick<Report, 'routes'> {
  readonly one: ComponentWay;
}

function partOf({ id, value }: Setting, { one, routes }: Way): Text {
  if (one.setting === id) return say`✓ decides`;
  if (one.detectionBy === id)
    return one.detection === undefined
      ? say`switches detection off`
      : say`switches detection on, which comes first`;
  if (one.flawed?.includes(id)) return say`malformed, taken as unset`;
  const made = routes.find(({ settings }) => settings.includes(id));
  const lost = one.losers.find(({ route }) => route === made?.id);
  if (lost) return lostWords[lost.because];
  return made?.id === one.route && value !== undefined ? say`names the same way` : [];
}
