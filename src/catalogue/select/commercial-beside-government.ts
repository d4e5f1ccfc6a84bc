import type { ListedService } from '../catalogue.ts';

/**
 * In a workbook with sheets of the government clouds beside commercial ones, the other sheets are
 * the commercial cloud's: the government sheets repeat what both need, and the documentation sends
 * government customers to those sheets alone. A file of one sheet, and a workbook without
 * commercial data regions, stay as their geographies have it.
 */
export function commercialBesideGovernment(services: readonly ListedService[]): ListedService[] {
  const government = new Set(services.filter(isGovernment).map(({ sheet }) => sheet));
  const pure = services.filter((service) => !isGovernment(service)).map(({ sheet }) => sheet);
  const isMixed = services.some(({ clouds }) => clouds?.includes('commercial'));
  const apart = government.size > 0 && pure.every((sheet) => !government.has(sheet));
  if (!isMixed || !apart) return [...services];
  return services.map((service) =>
    service.clouds || government.has(service.sheet)
      ? service
      : { ...service, clouds: ['commercial'] },
  );
}

function isGovernment({ clouds }: ListedService): boolean {
  return clouds !== undefined && !clouds.includes('commercial');
}
