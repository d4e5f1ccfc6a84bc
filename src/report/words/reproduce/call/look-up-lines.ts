import type { splitHostAndPort } from '../../../../model/address/endpoint.ts';
import { type Scene, stepOf } from '../reproduce-scene.ts';
import type { Line } from '../typed.ts';
import { nameLine } from './name-lines.ts';
import { isHost } from './safe-url.ts';
import type { ShellName } from './shell-name.ts';

/** What is asked in another way than the audit did. */
export interface Asking {
  /** `address:port`; absent: the name server of the audit. */
  readonly server?: string | undefined;
  /** Of each shell's tool. */
  readonly options?: Readonly<Record<ShellName, Line>>;
}

/** The look-up of the audit once more, of the same name server. None where the name is not known. */
export function lookUpLines(scene: Scene, shell: ShellName, asking: Asking = {}): readonly Line[] {
  const seen = stepOf(scene, 'resolve');
  if (!seen || !isHost(seen.name)) return [];
  const server = serverOf(asking.server ?? seen.server);
  if (server === null) return [];
  const { seconds } = scene;
  const options = asking.options?.[shell] ?? [];
  const line = nameLine({ name: seen.name, server, seconds, options }, shell);
  return line ? [line] : [];
}

function serverOf(
  text: string | undefined,
): ReturnType<typeof splitHostAndPort> | undefined | null {
  if (text === undefined) return undefined;
  const [, host, port] = /^\[?([\da-f:.]{2,45}?)\]?:(\d{1,5})$/i.exec(text) ?? [];
  return host === undefined ? null : { host, port: Number(port) };
}
