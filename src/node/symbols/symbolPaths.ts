// Where a machine keeps the names of a program's functions: the program, what was parted from it for debugging, and perf's own store.
// Rules: GDB, "Separate Debug Files"; `perf-buildid-cache(1)`.

import { homedir } from 'node:os'
import { join } from 'node:path'
import type { SymbolNeed } from '../../shared/formats/format'

const DEBUG_FOLDER = '/usr/lib/debug'
const KERNEL = '[kernel.kallsyms]'
/** Anything else is no id, and would lead somewhere else. */
const BUILD_ID = /^[\da-f]{8,64}$/

/** In the order in which they are tried. */
export function symbolPaths({ kind, path }: SymbolNeed, buildId: string | null): readonly string[] {
  const id = buildId !== null && BUILD_ID.test(buildId) ? buildId : null
  if (kind === 'map') return [path]
  if (kind === 'kernel') return id === null ? [] : [join(perfStore(), KERNEL, id, 'kallsyms')]
  const own = path.startsWith('/') ? [path] : []
  const debug = path.startsWith('/') ? [join(DEBUG_FOLDER, `${path}.debug`)] : []
  if (id === null) return own
  const named = join('.build-id', id.slice(0, 2), id.slice(2))
  const stored = [
    join(perfStore(), named, 'elf'),
    join(perfStore(), named, 'vdso'),
    join(perfStore(), named),
    join(perfStore(), named, 'debug'),
  ]
  return [...own, join(DEBUG_FOLDER, `${named}.debug`), ...stored, ...debug]
}

function perfStore(): string {
  return join(homedir(), '.debug')
}
