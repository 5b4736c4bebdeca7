// What `git` knows of the commits that profiles name: their order and times, where there is a repository that has them.

import { spawnSync } from 'node:child_process'
import type { KnownCommits } from '../../shared/trend/order'

/** A history of a million commits is walked in less. */
const TIMEOUT_MS = 20_000
const MAX_BYTES = 256 * 1024 * 1024
const HEX = /^[\da-f]{7,40}$/

/** Of these names (7 to 40 hexadecimal digits), those that the repository around `folder` has. Empty without git or repository. */
export function knownCommits(folder: string, names: readonly string[]): KnownCommits {
  const wanted = [...new Set(names)].filter(name => HEX.test(name))
  if (wanted.length === 0) return new Map()
  const resolved = git(folder, ['cat-file', '--batch-check=%(objectname) %(objecttype)'], wanted.map(name => `${name}^{commit}\n`).join(''))
  const lines = resolved?.trimEnd().split('\n') ?? []
  if (lines.length !== wanted.length) return new Map()
  const nameOf = new Map<string, string[]>()
  lines.forEach((line, at) => {
    const [id = '', type] = line.split(' ')
    if (type === 'commit') nameOf.set(id, [...(nameOf.get(id) ?? []), wanted[at]])
  })
  const ids = [...nameOf.keys()]
  if (ids.length === 0) return new Map()
  // Parents first, however close their clocks: dates of commits may be the same or run backwards.
  const base = git(folder, ['merge-base', '--octopus', ...ids.slice(0, MAX_ARGUMENTS)], '')?.trim()
  const range = [...ids, ...(base === undefined || base === '' || ids.length > MAX_ARGUMENTS ? [] : [`^${base}`])].join('\n')
  const ordered = git(folder, ['rev-list', '--topo-order', '--reverse', '--timestamp', '--stdin'], `${range}\n`)
  if (ordered === null) return new Map()
  const known = new Map<string, { rank: number; timeMs: number }>()
  const all = base === undefined || base === '' ? [] : [`0 ${base}`]
  for (const [rank, line] of [...all, ...ordered.trimEnd().split('\n')].entries()) {
    const [seconds = '', id = ''] = line.split(' ')
    for (const name of nameOf.get(id) ?? []) known.set(name, { rank, timeMs: Number(seconds) * 1000 })
  }
  for (const [name, commit] of known) if (commit.timeMs === 0) known.set(name, { ...commit, timeMs: timeOf(folder, base ?? '') })
  return known
}

/** What every system takes on a command line. */
const MAX_ARGUMENTS = 2000

function timeOf(folder: string, id: string): number {
  return Number(git(folder, ['rev-list', '--no-walk', '--timestamp', id], '')?.split(' ')[0] ?? 0) * 1000
}

/** Null where it fails: no git, no repository. Nothing of the repository's is run or written. */
function git(folder: string, args: readonly string[], input: string): string | null {
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' }
  const { status, stdout } = spawnSync('git', ['-c', 'core.fsmonitor=false', ...args], {
    cwd: folder,
    input,
    env,
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
    maxBuffer: MAX_BYTES,
    windowsHide: true,
  })
  return status === 0 ? stdout : null
}
