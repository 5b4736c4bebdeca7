// The person's own processes, as far as they could be recorded.

import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { ProgramItem } from '../../shared/host/gathering'
import { cutEnd } from '../../shared/base/text/cut'
import { nameOf, runtimeMapped, runtimeNamed, wordsOf } from './target'

/** Enough to tell two of one name apart. */
const MAX_COMMAND_CHARS = 300

/** Busiest first, since they were started. Never fails: what cannot be read is left out. */
export function ownPrograms(): readonly ProgramItem[] {
  return process.platform === 'linux' ? programsOfProc() : programsOfPs()
}

function programsOfProc(): readonly ProgramItem[] {
  const me = process.getuid?.() ?? 0
  const found: { readonly item: ProgramItem; readonly ticks: number }[] = []
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry)
    if (!Number.isInteger(pid) || pid === process.pid) continue
    try {
      if (statSync(`/proc/${pid}`).uid !== me) continue
      const words = wordsOf(pid)
      // The kernel's own have none.
      if (words.length === 0) continue
      const program = basename(readlinkSync(`/proc/${pid}/exe`)).replace(/ \(deleted\)$/, '')
      const runtime = runtimeNamed(program) ?? runtimeMapped(pid) ?? 'native'
      const command = cutEnd(words.join(' '), MAX_COMMAND_CHARS)
      found.push({ item: { pid, name: nameOf(words, program), runtime, command }, ticks: ticksOf(pid) })
    } catch {
      // Ended in between, or not to be looked into.
    }
  }
  return found.sort((a, b) => b.ticks - a.ticks).map(({ item }) => item)
}

/** Processor time so far (proc(5): utime and stime are the 14th and 15th of stat; the name before may hold spaces). */
function ticksOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return Number(fields[11]) + Number(fields[12])
}

function programsOfPs(): readonly ProgramItem[] {
  const [program, ...args] = process.platform === 'win32' ? ['tasklist', '/fo', 'csv', '/nh'] : ['ps', '-x', '-r', '-o', 'pid=,args=']
  let text = ''
  try {
    text = execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 16 * 1024 * 1024 })
  } catch {
    return []
  }
  return text.split('\n').flatMap(line => {
    const match = process.platform === 'win32' ? /^"([^"]+)","(\d+)"/.exec(line) : /^\s*(\d+)\s+(\S.*)$/.exec(line)
    if (match === null) return []
    const [pid, command] = process.platform === 'win32' ? [Number(match[2]), match[1]] : [Number(match[1]), match[2]]
    if (pid === process.pid) return []
    const words = command.split(/\s+/)
    const name = basename(words[0])
    return [{ pid, name: nameOf(words, name), runtime: runtimeNamed(name) ?? 'native', command: cutEnd(command, MAX_COMMAND_CHARS) }]
  })
}
