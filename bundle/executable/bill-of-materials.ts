import { createHash } from 'node:crypto';
import type { NodePin } from './pinned-file.ts';

/** A file that is handed out, and the Node in it. */
export interface Download {
  readonly file: string;
  readonly sha256: string;
  readonly node: NodePin;
}

export interface BillInput {
  readonly version: string;
  /** Of the commit, so that the same one gives the same bill. */
  readonly time: Date;
  /** `dist/THIRD-PARTY-NOTICES.txt`, by `== NAME VERSION, LICENCE`. */
  readonly notices: string;
  readonly downloads: readonly Download[];
  /** `process.versions` of a version of Node. */
  readonly partsOfNode: (version: string) => Readonly<Record<string, string>>;
}

/**
 * What the downloads are made of, in CycloneDX 1.6: each file, the Node in it with what that was built from, and
 * every library whose code is in the bundle.
 * @see https://cyclonedx.org/docs/1.6/json/
 */
export function billOfMaterials({
  version,
  time,
  notices,
  downloads,
  partsOfNode,
}: BillInput): object {
  const own = `pkg:npm/netready@${version}`;
  const libraries = Array.from(
    notices.matchAll(/^== (\S+) (\S+), (.+)$/gm),
    ([, name = '', of = '', licence = '']) => ({
      type: 'library',
      'bom-ref': purl(name, of),
      name,
      version: of,
      licenses: [{ expression: licence }],
      purl: purl(name, of),
    }),
  );
  const pins = new Map(
    downloads.map(({ node }) => [purl(node.package, node.version), node] as const),
  );
  const nodes = [...pins].map(([ref, pin]) => nodeComponent(ref, pin, partsOfNode));
  const files = downloads.map(({ file, sha256 }) => ({
    type: 'file',
    'bom-ref': file,
    name: file,
    version,
    hashes: [{ alg: 'SHA-256', content: sha256 }],
  }));
  const body = {
    version: 1,
    metadata: {
      timestamp: time.toISOString(),
      component: {
        type: 'application',
        'bom-ref': own,
        name: 'netready',
        version,
        licenses: [{ license: { id: 'MIT' } }],
        purl: own,
      },
    },
    components: [...files, ...nodes, ...libraries],
    dependencies: [
      { ref: own, dependsOn: libraries.map((one) => one['bom-ref']) },
      ...downloads.map(({ file, node }) => {
        return { ref: file, dependsOn: [own, purl(node.package, node.version)] };
      }),
    ],
  };
  const serialNumber = `urn:uuid:${uuidOf(JSON.stringify(body))}`;
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber,
    ...body,
  };
}

function nodeComponent(
  ref: string,
  { package: name, version, files }: NodePin,
  partsOfNode: BillInput['partsOfNode'],
): object {
  const [binary = ''] = Object.entries(files).flatMap(([path, sum]) =>
    path.startsWith('bin/') ? [sum] : [],
  );
  // `modules` and `napi` are numbers of interfaces, and what is empty was not built in.
  const parts = Object.entries(partsOfNode(version)).filter(
    ([part, of]) => of !== '' && !['node', 'modules', 'napi'].includes(part),
  );
  return {
    type: 'platform',
    'bom-ref': ref,
    name: 'node',
    version,
    description: `Node.js, as the npm package ${name} has it`,
    hashes: [{ alg: 'SHA-256', content: binary }],
    licenses: [{ license: { id: 'MIT' } }],
    purl: ref,
    components: parts.map(([part, of]) => ({
      type: 'library',
      'bom-ref': `${ref}#${part}`,
      name: part,
      version: of,
    })),
  };
}

function purl(name: string, version: string): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/** Made of the content (RFC 9562, version 8). */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
