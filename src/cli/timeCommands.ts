// Whole commands, measured in turn: a machine that gets warmer or busier is so for both.

import { spawn } from 'node:child_process'
import { fail, ok, type Result } from '../shared/base/result'

export type TimedCommand = { readonly words: readonly string[]; readonly seconds: readonly number[] }

/** Called before each run: `round` from 1, warm-up rounds first. */
export type OnRun = (round: number, isWarmUp: boolean) => void

/**
 * Runs each command `warmup` times for nothing and then `runs` times, alternating (A B A B). No shell; standard input, output and error
 * are closed. Wall-clock seconds from start to exit. The error is a sentence: a command that cannot start, or does not exit with 0.
 */
export async function timeCommands(
  commands: readonly (readonly string[])[],
  { runs, warmup }: { readonly runs: number; readonly warmup: number },
  onRun: OnRun,
): Promise<Result<readonly TimedCommand[], string>> {
  const seconds: number[][] = commands.map(() => [])
  for (let round = 1; round <= warmup + runs; round++) {
    onRun(round, round <= warmup)
    for (const [i, words] of commands.entries()) {
      const taken = await timeOnce(words)
      if (!taken.ok) return fail(`${words.join(' ')}: ${taken.error}`)
      if (round > warmup) seconds[i].push(taken.value)
    }
  }
  return ok(commands.map((words, i) => ({ words, seconds: seconds[i] })))
}

const NS_PER_SECOND = 1e9

function timeOnce([program = '', ...args]: readonly string[]): Promise<Result<number, string>> {
  return new Promise(resolve => {
    const start = process.hrtime.bigint()
    const child = spawn(program, args, { stdio: 'ignore', shell: false, windowsHide: true })
    child.once('error', (error: NodeJS.ErrnoException) =>
      resolve(fail(error.code === 'ENOENT' ? 'no such program' : `cannot be started (${error.message})`)),
    )
    child.once('exit', (code, signal) => {
      const seconds = Number(process.hrtime.bigint() - start) / NS_PER_SECOND
      if (code === 0) return resolve(ok(seconds))
      resolve(fail(signal === null ? `exited with ${code}` : `was ended by ${signal}`))
    })
  })
}
