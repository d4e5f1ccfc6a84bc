import { realpath, stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { builtInCatalogues } from '../../catalogue/built-in-catalogues.ts';
import { localPath } from '../../discovery/pac/pac-path.ts';
import type { AuditRequest } from '../request/audit-request.ts';
import { UnusableValue } from '../usage/usage-error.ts';

export interface Placing {
  /** Where the file of the request stands, a whole path: names in it start from there. */
  readonly folder: string;
  /** The working folder, in which a name needs no more than it says. */
  readonly working: string;
  /** Nothing outside of `folder` may be read. */
  readonly isBound: boolean;
}

type FileField = 'catalogues' | 'settings' | 'ca' | 'expectRoot' | 'routes';

/** Whether a value names a file, in each field that may. */
const namesFile: Readonly<Record<FileField, (value: string) => boolean>> = {
  catalogues: (value) => !builtInCatalogues.some(({ name }) => name === value.toLowerCase()),
  settings: () => true,
  ca: () => true,
  // Or it is a thumbprint.
  expectRoot: (value) => !/^[\da-f:]{40,}$/i.test(value),
  routes: (value) => pacFile.test(value),
};
const pacFile = /^pac\+(?=file:)/i;

/**
 * Names the files of a request from the folder of its own file.
 * @throws UnusableValue where one is no regular file, or lies outside of a folder that binds it.
 */
export async function placeFiles(request: AuditRequest, placing: Placing): Promise<AuditRequest> {
  const placed: Partial<Record<FileField, readonly string[]>> = {};
  for (const field of Object.keys(namesFile) as FileField[]) {
    const values = request[field];
    if (!values) continue;
    placed[field] = await Promise.all(
      values.map((value) =>
        namesFile[field](value) ? place(value, { field, ...placing }) : value,
      ),
    );
  }
  const { onlyRed } = request;
  const red = onlyRed === undefined ? {} : { onlyRed: resolve(placing.folder, onlyRed) };
  return { ...request, ...placed, ...red };
}

async function place(
  value: string,
  { field, folder, working, isBound }: Placing & { readonly field: FileField },
): Promise<string> {
  const isRoute = field === 'routes';
  const path = isRoute ? pacPlace(value, folder) : resolve(folder, value);
  if (path === undefined) {
    throw new UnusableValue(field, { value, why: 'it names no file of this machine' });
  }
  const found = await stat(path).catch(() => undefined);
  if (found && !found.isFile()) {
    throw new UnusableValue(field, { value, why: 'it is no regular file' });
  }
  if (isBound && !(await lies(path, folder))) {
    const why = `a request that was found reads nothing outside of its folder; name it with --config to trust it`;
    throw new UnusableValue(field, { value, why });
  }
  if (folder === working || path === value) return value;
  return isRoute ? `pac+file:${path}` : path;
}

/** Undefined where the address can name no file: it has a host, or a NUL. */
function pacPlace(route: string, folder: string): string | undefined {
  try {
    const path = localPath(route.replace(pacFile, ''), folder);
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}

/** Whether a file lies in a folder or below it, wherever links lead. */
async function lies(path: string, folder: string): Promise<boolean> {
  const trueOf = (place: string): Promise<string> => realpath(place).catch(() => place);
  const way = relative(await trueOf(folder), await trueOf(path));
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) !== way;
}
