// Files as a command line names them, made known to the host.

import { resolve } from 'node:path'
import type { HostFile } from '../../shared/host/contract'
import type { Host } from './host'

/** What every command takes for standard input. */
export const STDIN_NAME = '-'

/** `folder` is where the command was given: another process's, when a second start hands its files over. */
export async function namedFiles(host: Host, names: readonly string[], folder: string): Promise<readonly HostFile[]> {
  const files: HostFile[] = []
  for (const name of names) {
    files.push(name === STDIN_NAME ? await host.upload('standard input', process.stdin) : host.fileAt(resolve(folder, name)))
  }
  return files
}
