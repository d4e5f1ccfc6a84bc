import type { AuditHead } from '../../../model/audit/report.ts';
import type { Route } from '../../../model/route/route.ts';
import { named, say, type Text } from '../../text/say.ts';
import type { Block } from '../block.ts';

type Routes = Pick<AuditHead, 'routes' | 'settings'>;

/** The routes with the keys that the columns of a table have for them. */
export function routeBlocks(head: Routes): Block[] {
  const { routes } = head;
  const keys = routeKeys(routes);
  return [
    { kind: 'heading', level: 2, text: say`Routes` },
    {
      kind: 'table',
      noun: 'route',
      columns: [say`Key`, say`Route`, say`In effect`, say`From`].map((head) => ({ head })),
      groups: [
        {
          rows: routes.map((route, index) => [
            keys[index] ?? [],
            named(route.id),
            route.effective ? say`yes` : [],
            { several: sources(route, head) },
          ]),
        },
      ],
    },
  ];
}

/** What the column of each route is called, in their order. */
export function routeKeys(routes: readonly Route[]): readonly Text[] {
  return routes.map((_, index) => say`R${index + 1}`);
}

function sources(route: Route, { settings }: Routes): Text[] {
  const names = settings
    .filter(({ id }) => route.settings.includes(id))
    .map(({ source }) => source);
  return [...new Set(names)].map(named);
}
