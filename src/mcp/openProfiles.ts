// The profiles that a client may ask about, by the ids that it was given: read when they are first asked about, let go when there are too many.

import { statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { fail, ok, type Result } from '../shared/base/result'
import type { Profile } from '../shared/profile/profile'
import type { NamedProfile } from '../shared/questions/asked'

/** A sentence for what could not be read, without the file's name. */
export type ReadProfile = (path: string, signal: AbortSignal) => Promise<Result<Profile, string>>

export type OpenProfile = NamedProfile & { readonly id: string; readonly path: string }

export type OpenProfiles = {
  /** The same id for the same file, as long as it does not change. */
  open(path: string, signal: AbortSignal): Promise<Result<OpenProfile, string>>
  /** `id` may be left out where there is but one. */
  find(id: string | undefined, signal: AbortSignal): Promise<Result<OpenProfile, string>>
  /** One line each: what a client may ask about. */
  listed(): readonly string[]
}

type Entry = { readonly id: string; readonly path: string; stamp: string; profile: Profile | null; usedAt: number }

/** A comparison of several runs a side needs as many at once; each may take gigabytes. */
const MAX_HELD = 12

/** `files`: what was named on the command line; not read before they are asked about. */
export function openProfiles(files: readonly string[], read: ReadProfile): OpenProfiles {
  const entries: Entry[] = []
  let made = 0
  let clock = 0
  for (const file of files) add(resolve(file))

  function add(path: string): Entry {
    const entry: Entry = { id: `p${++made}`, path, stamp: '', profile: null, usedAt: clock++ }
    entries.push(entry)
    return entry
  }

  async function held(entry: Entry, signal: AbortSignal): Promise<Result<OpenProfile, string>> {
    entry.usedAt = clock++
    if (entry.profile === null) {
      const fault = fileFault(entry.path)
      const found = fault === null ? await read(entry.path, signal) : fail(fault)
      if (!found.ok) return fail(`${entry.path}: ${found.error}`)
      entry.profile = found.value
      entry.stamp = stampOf(entry.path)
      letGo()
    }
    return ok({ id: entry.id, path: entry.path, name: basename(entry.path), profile: entry.profile })
  }

  function letGo(): void {
    const all = entries.filter(({ profile }) => profile !== null)
    if (all.length <= MAX_HELD) return
    const oldest = all.reduce((a, b) => (a.usedAt < b.usedAt ? a : b))
    entries.splice(entries.indexOf(oldest), 1)
  }

  const listed = () => entries.map(({ id, path }) => `${id} = ${path}`)

  return {
    listed,
    async open(file, signal) {
      const path = resolve(file)
      const known = entries.find(entry => entry.path === path && (entry.profile === null || entry.stamp === stampOf(path)))
      const entry = known ?? add(path)
      const found = await held(entry, signal)
      if (!found.ok && known === undefined) entries.splice(entries.indexOf(entry), 1)
      return found
    },
    async find(id, signal) {
      if (id === undefined) {
        if (entries.length === 1) return held(entries[0], signal)
        return fail(entries.length === 0 ? 'no profile is open; open_profile opens one' : `say which profile: ${listed().join(', ')}`)
      }
      const entry = entries.find(known => known.id === id)
      if (entry !== undefined) return held(entry, signal)
      const open = entries.length === 0 ? 'none is open' : `open: ${listed().join(', ')}`
      return fail(`no profile ${id} is open (it may have been let go for others); open_profile opens it again; ${open}`)
    },
  }
}

/** Pipes and devices may never end, and standard input is the protocol's. */
function fileFault(path: string): string | null {
  const stat = statOf(path)
  if (stat === null || stat.isFile()) return null
  return stat.isDirectory() ? 'is a folder, not a file' : 'is a pipe or a device, not a file'
}

/** A file that was written anew is another profile. */
function stampOf(path: string): string {
  const stat = statOf(path)
  return stat === null ? '' : `${stat.ino} ${stat.size} ${stat.mtimeMs}`
}

function statOf(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null
  } catch {
    // A path that the system refuses: reading it says why.
    return null
  }
}
