// The JVM: async-profiler where it is installed, else the JDK's own Flight Recorder. Commands: its `asprof --help`, and `jcmd PID help JFR.start`.

import { basename } from 'node:path'
import { fail, ok, type Result } from '../../../shared/base/result'
import { failureText } from '../failureWords'
import { missingTool } from '../findTool'
import { moved } from '../moved'
import { secondsFor, type RecordOptions, type Recorder, type Running, type Target } from '../recorder'
import { runTool, waitSeconds } from '../runTool'

const NS_PER_SECOND = 1e9
const MS_PER_SECOND = 1000

export const asyncProfiler: Recorder = {
  id: 'asprof',
  title: 'async-profiler',
  takes: ({ kind, runtime }) => kind === 'running' && runtime === 'jvm',
  async plan({ target, options, folder, output }) {
    const missing = missingTool('asprof', 'https://github.com/async-profiler/async-profiler')
    if (missing !== null) return fail(missing)
    const draft = `${folder}/recording.jfr`
    const interval = options.rateHz === null ? [] : ['-i', `${Math.round(NS_PER_SECOND / options.rateHz)}ns`]
    const words = ['asprof', '-d', String(secondsFor(target, options)), '-e', 'cpu', ...interval, '-f', draft, pidOf(target)]
    const run = async ({ stop }: Running) => {
      const end = await runTool(words, { stop })
      return end.ok ? moved(draft, output, failureText('asprof', end.value.words, 'wrote no recording')) : end
    }
    return ok({ commands: [words], extension: '.jfr', run })
  },
}

export const flightRecorder: Recorder = {
  id: 'jfr',
  title: 'Flight Recorder',
  takes: ({ runtime }) => runtime === 'jvm',
  async plan({ target, options, folder, output }) {
    const missing = target.kind === 'running' ? missingTool('jcmd', 'it comes with the JDK') : null
    if (missing !== null) return fail(missing)
    const draft = `${folder}/recording.jfr`
    const extension = '.jfr'
    // An option of one event is known since JDK 17; without a rate none is given.
    const period =
      options.rateHz === null ? [] : [`jdk.ExecutionSample#period=${Math.max(1, Math.round(MS_PER_SECOND / options.rateHz))}ms`]
    if (target.kind === 'started') {
      const flag = `-XX:StartFlightRecording=${[`filename=${draft}`, 'settings=profile', 'dumponexit=true', ...period].join(',')}`
      const words = [target.words[0], flag, ...target.words.slice(1)]
      return ok({ commands: [words], extension, run: running => started(words, options, running, draft, output) })
    }
    const name = `flamewise-${process.pid}`
    const seconds = secondsFor(target, options) ?? 0
    // Were this program to die, the recording ends by itself all the same.
    const start = ['jcmd', pidOf(target), 'JFR.start', `name=${name}`, 'settings=profile', `duration=${seconds + SAFETY_S}s`, ...period]
    const end = ['jcmd', pidOf(target), 'JFR.stop', `name=${name}`, `filename=${draft}`]
    return ok({ commands: [start, end], extension, run: running => attached(start, end, seconds, running, draft, output) })
  },
}

const SAFETY_S = 60

function pidOf(target: Target): string {
  return target.kind === 'running' ? String(target.pid) : ''
}

async function started(
  words: readonly string[],
  { seconds }: RecordOptions,
  { stop, onWords }: Running,
  draft: string,
  output: string,
): Promise<Result<null, string>> {
  // Its shutdown hooks write the recording.
  const end = await runTool(words, { stop, seconds, stopSignal: 'SIGTERM', onWords, hasInput: true })
  if (!end.ok) return end
  return moved(draft, output, failureText(basename(words[0]), end.value.words, 'ended without a recording'))
}

async function attached(
  start: readonly string[],
  end: readonly string[],
  seconds: number,
  { stop, onSecondsLeft }: Running,
  draft: string,
  output: string,
): Promise<Result<null, string>> {
  const never = new AbortController().signal
  const begun = await runTool(start, { stop: never })
  if (!begun.ok) return begun
  // jcmd ends with 0 for much that went wrong: its words tell.
  if (begun.value.code !== 0 || !/Started recording/i.test(begun.value.words)) {
    return fail(failureText('jcmd', begun.value.words, 'could not start a recording'))
  }
  await waitSeconds(seconds, stop, onSecondsLeft)
  const ended = await runTool(end, { stop: never })
  if (!ended.ok) return ended
  return moved(draft, output, failureText('jcmd', ended.value.words, 'could not end the recording'))
}
