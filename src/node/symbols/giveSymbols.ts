// Gives a reader the files of this machine that name the addresses it has read: the first that fits, and what was parted from it.

import { buildIdIn } from '../../shared/bytes/elf/elfFile'
import type { Given, SymbolNeed } from '../../shared/formats/format'
import type { ProfileReading } from '../../shared/formats/reading'
import { openFileBytes } from '../files/openFileBytes'
import { symbolPaths } from './symbolPaths'

const KERNEL_NOTES = '/sys/kernel/notes'
const KERNEL_NAMES = '/proc/kallsyms'
const MAX_NOTES_BYTES = 1 << 16

export function giveSymbols(reading: Pick<ProfileReading, 'needs' | 'give'>): void {
  reading.needs().forEach((need, row) => giveOne(need, file => giveFile(reading, row, file)))
}

function giveOne(need: SymbolNeed, give: (path: string) => Given): void {
  const tried = new Set<string>()
  let { buildId } = need
  for (let paths = pathsOf(need, buildId); ;) {
    const next = paths.find(path => !tried.has(path))
    if (next === undefined) return
    tried.add(next)
    const given = give(next)
    if (given.use === 'all') return
    // The program itself says what to look for where the recording does not.
    if (given.buildId !== null && buildId === null) {
      buildId = given.buildId
      paths = pathsOf(need, buildId)
    }
  }
}

function pathsOf(need: SymbolNeed, buildId: string | null): readonly string[] {
  const paths = symbolPaths(need, buildId)
  return need.kind === 'kernel' && buildId !== null && buildId === runningKernel() ? [...paths, KERNEL_NAMES] : paths
}

function giveFile(reading: Pick<ProfileReading, 'give'>, row: number, path: string): Given {
  const file = openFileBytes(path)
  if (file === null) return { use: 'other', buildId: null }
  try {
    return reading.give(row, file)
  } finally {
    file.close()
  }
}

/** The build id of the kernel that runs here; null where there is none. */
function runningKernel(): string | null {
  const file = openFileBytes(KERNEL_NOTES)
  if (file === null) return null
  const notes = file.read(0, MAX_NOTES_BYTES)
  file.close()
  return buildIdIn(notes, true)
}
