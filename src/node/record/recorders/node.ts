// Node: its own profiler. A program that is started writes at its end; a running one is asked over its inspector, which is closed again.

import { readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fail, ok, type Result } from '../../../shared/base/result'
import { allThreads, cpuRecording, inspectedAt } from '../../sources/inspector'
import { inspectorSession } from '../../sources/inspectorSession'
import { LIMITS } from '../../sources/address'
import { NO_SECRETS } from '../../sources/secrets'
import { SourceFault } from '../../sources/sourceError'
import { FIRST_INSPECTOR_PORT, inspectorPorts } from '../inspectorPorts'
import { endText, runTool, waitSeconds } from '../runTool'
import { secondsFor, type RecordOptions, type Recorder, type Running } from '../recorder'

/** What V8 itself takes: fine enough for a request of some milliseconds. */
const NODE_RATE_HZ = 1000
const US_PER_SECOND = 1e6
const APPEARS_WITHIN_MS = 10_000
const LOOK_EVERY_MS = 100
/** After this call was answered: an inspector ends when nobody is connected any more. */
const CLOSES_SOON = 'void setTimeout(() => process._debugEnd(), 100)'

/**
 * `--cpu-prof` writes when the program ends, but not when a signal ends it: then this ends it in good order, unless the program has its
 * own way of ending.
 */
const ENDS_IN_ORDER = `for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => process.listenerCount(signal) > 1 || process.exit())
`

export const nodeRecorder: Recorder = {
  id: 'node',
  title: "Node's own profiler",
  takes: ({ runtime }) => runtime === 'node',
  async plan({ target, options, folder, output }) {
    const extension = '.cpuprofile'
    const intervalUs = Math.round(US_PER_SECOND / (options.rateHz ?? NODE_RATE_HZ))
    if (target.kind === 'started') {
      const preload = join(folder, 'endInOrder.cjs')
      const flags = ['--cpu-prof', `--cpu-prof-dir=${folder}`, `--cpu-prof-interval=${intervalUs}`, '--require', preload]
      const words = [target.words[0], ...flags, ...target.words.slice(1)]
      return ok({ commands: [words], extension, run: running => started(words, options, running, { preload, folder, output }) })
    }
    const seconds = secondsFor(target, options) ?? 0
    const { pid } = target
    const commands = [['kill', '-USR1', String(pid)]]
    return ok({ commands, extension, run: running => attached(pid, seconds, intervalUs, running, output) })
  },
}

async function started(
  words: readonly string[],
  { seconds }: RecordOptions,
  { stop, onWords }: Running,
  { preload, folder, output }: { readonly preload: string; readonly folder: string; readonly output: string },
): Promise<Result<null, string>> {
  writeFileSync(preload, ENDS_IN_ORDER)
  const end = await runTool(words, { stop, seconds, stopSignal: 'SIGTERM', onWords, hasInput: true })
  if (!end.ok) return end
  // A worker's file has its own thread's number; the main thread's is 0 (CPU.DATE.TIME.PID.THREAD.NUMBER.cpuprofile).
  const files = readdirSync(folder).filter(name => name.endsWith('.cpuprofile'))
  const main = files.find(name => /\.0\.\d+\.cpuprofile$/.test(name)) ?? files[0]
  if (main === undefined) return fail(`the program ${endText(end.value)} before it could write its profile`)
  renameSync(join(folder, main), output)
  return ok(null)
}

async function attached(pid: number, seconds: number, intervalUs: number, running: Running, output: string): Promise<Result<null, string>> {
  const opened = await openInspector(pid)
  if (!opened.ok) return opened
  const { port, wasOpen } = opened.value
  const request = { secrets: NO_SECRETS, limits: LIMITS, signal: new AbortController().signal, onProgress: () => undefined }
  try {
    const socket = await inspectedAt(new URL(`http://127.0.0.1:${port}`), request)
    const session = await inspectorSession(socket, LIMITS.maxBytes, LIMITS.answerS, request.signal)
    try {
      const recording = allThreads(cpuRecording(intervalUs))
      await recording.start(session)
      // Ends at once when the program does.
      await Promise.race([waitSeconds(seconds, running.stop, running.onSecondsLeft), session.wait(seconds + 1)])
      writeFileSync(output, JSON.stringify(await recording.stop(session)))
    } finally {
      // Nobody else may find the door that was opened here; it can close only after this connection.
      if (!wasOpen) await session.call('Runtime.evaluate', { expression: CLOSES_SOON }).catch(() => null)
      session.close()
      if (!wasOpen) await appearing(async () => !(await inspectorPorts(pid)).includes(port))
    }
  } catch (error) {
    if (error instanceof SourceFault) return fail(error.message)
    throw error
  }
  return ok(null)
}

/** The port of a process's inspector, which is opened where it was not. */
async function openInspector(pid: number): Promise<Result<{ readonly port: number; readonly wasOpen: boolean }, string>> {
  const before = await inspectorPorts(pid)
  // Elsewhere it cannot be told whose they are.
  if (before.length > 0 && process.platform === 'linux') return ok({ port: before[0], wasOpen: true })
  try {
    if (process.platform === 'win32') debugProcess(pid)
    else process.kill(pid, 'SIGUSR1')
  } catch (error) {
    return fail(`process ${pid} cannot be signalled (${error instanceof Error ? error.message : String(error)})`)
  }
  const port = await appearing(async () => (await inspectorPorts(pid)).find(now => !before.includes(now)))
  if (port !== undefined) return ok({ port, wasOpen: false })
  return fail(
    `process ${pid} opened no inspector within ${APPEARS_WITHIN_MS / 1000} s: it was built without one, handles SIGUSR1 itself, or port ${FIRST_INSPECTOR_PORT} is taken by another program; start it with node --inspect=127.0.0.1:0`,
  )
}

/** What `look` finds before too long; undefined where it finds nothing. */
async function appearing<T>(look: () => Promise<T | undefined>): Promise<T | undefined> {
  for (let waitedMs = 0; waitedMs < APPEARS_WITHIN_MS; waitedMs += LOOK_EVERY_MS) {
    await sleep(LOOK_EVERY_MS)
    const found = await look()
    if (found !== undefined && found !== false) return found
  }
  return undefined
}

/** What Windows has in the place of SIGUSR1; not in Node's published types. */
function debugProcess(pid: number): void {
  const known: object = process
  if ('_debugProcess' in known && typeof known._debugProcess === 'function') known._debugProcess(pid)
}
