// Where the program's own files are, from the folder of its built entries; the same in a clone, a package and an app.asar.

import { join } from 'node:path'

export type ProgramFolders = {
  /** Holds package.json: what Electron is started with. */
  readonly root: string
  readonly loadWorker: string
  readonly trendWorker: string
  readonly preload: string
  readonly renderer: string
  readonly examples: string
}

/** `outMain` is `__dirname` of an entry (main.cjs or cli.cjs). Chunks are in a folder below and must not use theirs. */
export function programFolders(outMain: string): ProgramFolders {
  const root = join(outMain, '..', '..')
  return {
    root,
    loadWorker: join(outMain, 'loadWorker.cjs'),
    trendWorker: join(outMain, 'trendWorker.cjs'),
    preload: join(outMain, '..', 'preload', 'preload.cjs'),
    renderer: join(outMain, '..', 'renderer'),
    examples: join(root, 'examples'),
  }
}
