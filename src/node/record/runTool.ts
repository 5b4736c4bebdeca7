// Runs a profiler: argument list, no shell, its words kept; told to stop by the signal that makes it write what it has.

import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fail, ok, type Result } from '../../shared/base/result'
import { countDown } from '../sources/recording'

export type ToolEnd = {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** The last of what it said on both of its outputs. */
  readonly words: string
}

export type ToolOptions = {
  readonly stop: AbortSignal
  /** Stopped by itself after these; null: it ends on its own. */
  readonly seconds?: number | null
  /** What makes it stop and write: SIGINT for most profilers. */
  readonly stopSignal?: NodeJS.Signals
  readonly onWords?: (text: string) => void
  /** A program that is started to be recorded gets the terminal's input. */
  readonly hasInput?: boolean
  /** Its standard output goes to this file instead. */
  readonly stdoutFd?: number
  readonly env?: NodeJS.ProcessEnv
}

/** Enough for any error text; a chatty program must not fill the memory. */
const KEPT_CHARS = 16 * 1024
/** For writing what was recorded; after that it hangs. */
const GRACE_MS = 60_000

/** Never rejects: what cannot be started is a sentence. */
export function runTool(words: readonly string[], options: ToolOptions): Promise<Result<ToolEnd, string>> {
  const [program = '', ...args] = words
  return new Promise(resolve => {
    let said = ''
    const child = spawn(program, args, {
      shell: false,
      windowsHide: true,
      env: options.env ?? process.env,
      stdio: [options.hasInput === true ? 'inherit' : 'ignore', options.stdoutFd ?? 'pipe', 'pipe'],
    })
    const hear = (text: string) => {
      said = (said + text).slice(-KEPT_CHARS)
      options.onWords?.(text)
    }
    child.stdout?.setEncoding('utf8').on('data', hear)
    child.stderr?.setEncoding('utf8').on('data', hear)
    const end = endingOf(child, options)
    child.once('error', (error: NodeJS.ErrnoException) => {
      end()
      resolve(fail(`${program}: ${error.code === 'ENOENT' ? 'no such program' : `cannot be started (${error.message})`}`))
    })
    child.once('close', (code, signal) => {
      end()
      resolve(ok({ code, signal, words: said }))
    })
  })
}

/** Stops the child when it is time, and kills it when it does not heed; gives what forgets both. */
function endingOf(child: ChildProcess, { stop, seconds = null, stopSignal = 'SIGINT' }: ToolOptions): () => void {
  let grace: NodeJS.Timeout | null = null
  const halt = () => {
    child.kill(stopSignal)
    grace ??= setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
  }
  const timer = seconds === null ? null : setTimeout(halt, seconds * 1000)
  if (stop.aborted) halt()
  stop.addEventListener('abort', halt)
  return () => {
    stop.removeEventListener('abort', halt)
    if (timer !== null) clearTimeout(timer)
    if (grace !== null) clearTimeout(grace)
  }
}

export function endText({ code, signal }: ToolEnd): string {
  return signal === null ? `exited with ${code}` : `was ended by ${signal}`
}

/** Resolves after the seconds, or at once when the person wants the end. Says each second how many are left. */
export async function waitSeconds(seconds: number, stop: AbortSignal, onSecondsLeft: (left: number) => void): Promise<void> {
  if (stop.aborted) return
  const stopCounting = countDown(seconds, onSecondsLeft)
  await sleep(seconds * 1000, undefined, { signal: stop }).catch(() => undefined)
  stopCounting()
}
