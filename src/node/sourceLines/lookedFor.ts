// What was looked for to tell scripts by their sources. While all of it is found as it was, the same profile is told in the same way.

import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { rememberByText } from '../../shared/base/remember'
import { sourceFiles } from './sourceFiles'

export type LookedFor = {
  /** Scripts and maps as they are stated, found in whichever folder. */
  readonly stated: readonly string[]
  /** Scripts that may lie beside the profile, by name. */
  readonly beside: readonly string[]
}

/** A word for what is found now. */
export type StampOf = (looked: LookedFor, profilePath: string) => string

/** Each file is looked for once, however many profiles ask: one for each reading of a folder. */
export function lookedForStamps(dataFolder: string): StampOf {
  const sources = sourceFiles(dataFolder)
  const byFolder = new Map<string, (name: string) => string>()

  function finderIn(folder: string): (name: string) => string {
    const known = byFolder.get(folder)
    if (known !== undefined) return known
    const finder = rememberByText((name: string) =>
      fileStamp(sources.find(join(folder, 'profile'), { file: name, functionName: '' })?.path),
    )
    byFolder.set(folder, finder)
    return finder
  }

  return ({ stated, beside }, profilePath) => {
    const folder = dirname(profilePath)
    const stampOf = finderIn(folder)
    const hash = createHash('sha256')
    for (const name of stated) hash.update(`${name}\0${stampOf(name)}\n`)
    for (const name of beside) hash.update(`${name}\0${stampOf(join(folder, basename(name)))}\n`)
    return hash.digest('hex')
  }
}

function fileStamp(path: string | undefined): string {
  const stat = path === undefined ? undefined : statSync(path, { throwIfNoEntry: false })
  return stat === undefined ? '' : `${path} ${stat.size} ${stat.mtimeMs}`
}
