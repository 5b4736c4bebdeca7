// Everything native on Linux: perf, whose samples `perf script` then writes with names. Options: perf-record(1), perf-script(1).

import { spawnSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { fail, ok, type Result } from '../../../shared/base/result'
import { failureText } from '../failureWords'
import { missingTool } from '../findTool'
import { moved } from '../moved'
import { DEFAULT_RATE_HZ, secondsFor, type Recorder, type Running, type Target } from '../recorder'
import { runTool, waitSeconds } from '../runTool'

export const perf: Recorder = {
  id: 'perf',
  title: 'perf',
  // An interpreter's own frames say nothing of the program that it runs.
  takes: ({ runtime }) => process.platform === 'linux' && (runtime === 'native' || runtime === 'go'),
  async plan({ target, options, folder, output }) {
    const missing = missingTool('perf', 'apt install linux-perf, or the package linux-tools of your kernel')
    if (missing !== null) return fail(missing)
    const data = `${folder}/perf.data`
    const text = `${folder}/recording.perf.txt`
    const event = hasCycles() ? [] : ['-e', 'cpu-clock']
    const record = ['perf', 'record', '-F', String(options.rateHz ?? DEFAULT_RATE_HZ), '-g', ...event, '-o', data, ...targetWords(target)]
    const script = ['perf', 'script', '-i', data]
    const seconds = secondsFor(target, options)
    const isStarted = target.kind === 'started'
    const run = (running: Running) => recorded(record, script, { seconds, isStarted, running, text, output })
    return ok({ commands: [record, script], extension: '.perf.txt', run })
  },
}

function targetWords(target: Target): readonly string[] {
  return target.kind === 'running' ? ['-p', String(target.pid)] : ['--', ...target.words]
}

type Files = {
  readonly seconds: number | null
  readonly isStarted: boolean
  readonly running: Running
  readonly text: string
  readonly output: string
}

async function recorded(
  record: readonly string[],
  script: readonly string[],
  { seconds, isStarted, running, text, output }: Files,
): Promise<Result<null, string>> {
  const { stop, onWords, onSecondsLeft } = running
  const counting = new AbortController()
  if (seconds !== null) void waitSeconds(seconds, counting.signal, onSecondsLeft)
  const end = await runTool(record, { stop, seconds, hasInput: isStarted, ...(isStarted ? { onWords } : {}) })
  counting.abort()
  if (!end.ok) return end
  if (!/Captured and wrote/.test(end.value.words)) return fail(failureText('perf', end.value.words, 'recorded nothing'))
  const file = openSync(text, 'w')
  const named = await runTool(script, { stop: new AbortController().signal, stdoutFd: file })
  closeSync(file)
  if (!named.ok) return named
  if (named.value.code !== 0) return fail(failureText('perf script', named.value.words, `exited with ${named.value.code}`))
  const isThere = moved(text, output, 'perf saw no sample: the program did nothing in these seconds; record for longer, or while it works')
  return isThere.ok ? ok(null) : isThere
}

/** A machine that is a guest often has no counter of cycles; then the clock is sampled. */
function hasCycles(): boolean {
  const counted = spawnSync('perf', ['stat', '-x', ',', '-e', 'cycles:u', '--', 'true'], { encoding: 'utf8', timeout: PROBE_MS })
  return counted.status === 0 && /^\d/m.test(counted.stderr)
}

const PROBE_MS = 5000
