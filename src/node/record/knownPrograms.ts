// In which process a program runs now: whoever mends it starts it anew, and it has another number then.

import { fail, ok, type Result } from '../../shared/base/result'
import { cutEnd } from '../../shared/base/text/cut'
import type { ProgramItem } from '../../shared/host/gathering'
import { ownPrograms } from './programs'

/** As much of a command line as a sentence bears. */
const SHOWN_CHARS = 80

export type KnownPrograms = {
  /** The process itself, or the one that was started in its place by the same command. The error is a sentence. */
  present(pid: number): Result<number, string>
}

export function knownPrograms(list: () => readonly ProgramItem[] = ownPrograms): KnownPrograms {
  const commands = new Map<number, string>()
  return {
    present(pid) {
      const programs = list()
      const now = programs.find(program => program.pid === pid)?.command
      const before = commands.get(pid)
      // A number is given again: another command is another program.
      if (before === undefined || now === before) {
        if (now !== undefined) commands.set(pid, now)
        return ok(pid)
      }
      const [same, ...others] = programs.filter(({ command }) => command === before)
      const shown = cutEnd(before, SHOWN_CHARS)
      if (same === undefined) return fail(`process ${pid} has ended, and no other runs as '${shown}': start it again, then record again`)
      if (others.length > 0) return fail(`process ${pid} has ended, and several others run as '${shown}': choose one of them`)
      commands.set(same.pid, before)
      return ok(same.pid)
    },
  }
}
