// Profilers that are one command with a file at its end: Python's, Ruby's and .NET's. Options: each tool's own `record --help`.

import { fail, ok } from '../../../shared/base/result'
import { failureText } from '../failureWords'
import { missingTool } from '../findTool'
import { moved } from '../moved'
import { DEFAULT_RATE_HZ, secondsFor, type RecordOptions, type Recorder, type Running, type Target } from '../recorder'
import { runTool } from '../runTool'

type OneCommand = {
  readonly id: string
  readonly title: string
  readonly tool: string
  readonly how: string
  readonly extension: string
  readonly takes: (target: Target) => boolean
  readonly words: (target: Target, options: RecordOptions, draft: string) => readonly string[]
  /** Whether the tool ends by itself after the seconds that it was given. */
  readonly endsItself: boolean
}

function oneCommand({ id, title, tool, how, extension, takes, words, endsItself }: OneCommand): Recorder {
  return {
    id,
    title,
    takes,
    async plan({ target, options, folder, output }) {
      const missing = missingTool(tool, how)
      if (missing !== null) return fail(missing)
      const draft = `${folder}/recording${extension}`
      const command = words(target, options, draft)
      const seconds = endsItself ? null : secondsFor(target, options)
      const isStarted = target.kind === 'started'
      const run = async ({ stop, onWords }: Running) => {
        const end = await runTool(command, { stop, seconds, hasInput: isStarted, ...(isStarted ? { onWords } : {}) })
        return end.ok ? moved(draft, output, failureText(tool, end.value.words, 'wrote no profile')) : end
      }
      return ok({ commands: [command], extension, run })
    },
  }
}

/** What is recorded, as py-spy and rbspy take it: a process, or a command after `--`. */
function targetWords(target: Target): readonly string[] {
  return target.kind === 'running' ? ['--pid', String(target.pid)] : ['--', ...target.words]
}

function duration(target: Target, options: RecordOptions): readonly string[] {
  const seconds = secondsFor(target, options)
  return seconds === null ? [] : ['--duration', String(seconds)]
}

export const pySpy = oneCommand({
  id: 'py-spy',
  title: 'py-spy',
  tool: 'py-spy',
  how: 'pip install py-spy',
  extension: '.speedscope.json',
  takes: ({ runtime }) => runtime === 'python',
  words: (target, options, draft) => [
    ...['py-spy', 'record', '--format', 'speedscope', '--output', draft, '--rate', String(options.rateHz ?? PY_SPY_RATE_HZ)],
    ...duration(target, options),
    ...targetWords(target),
  ],
  endsItself: true,
})

/** py-spy stops the program for each sample: more than some hundred slow it down. */
const PY_SPY_RATE_HZ = 199

/** Python's own: every call, so that small functions weigh too much; for where nothing else is installed. */
export const cProfile = oneCommand({
  id: 'cprofile',
  title: "Python's own cProfile",
  tool: 'python3',
  how: 'https://www.python.org',
  extension: '.pstats',
  // `-c` and options before the program are not what it takes.
  takes: target => target.kind === 'started' && target.runtime === 'python' && isScript(target.words[1] ?? '-'),
  words: (target, _, draft) =>
    target.kind === 'started' ? [target.words[0], '-m', 'cProfile', '-o', draft, ...target.words.slice(1)] : [],
  endsItself: false,
})

function isScript(firstArgument: string): boolean {
  return firstArgument === '-m' || !firstArgument.startsWith('-')
}

export const rbspy = oneCommand({
  id: 'rbspy',
  title: 'rbspy',
  tool: 'rbspy',
  how: 'https://rbspy.github.io',
  extension: '.speedscope.json',
  takes: ({ runtime }) => runtime === 'ruby',
  words: (target, options, draft) => [
    ...['rbspy', 'record', '--format', 'speedscope', '--file', draft, '--rate', String(options.rateHz ?? RBSPY_RATE_HZ)],
    ...duration(target, options),
    ...targetWords(target),
  ],
  endsItself: true,
})

const RBSPY_RATE_HZ = 99

export const dotnetTrace = oneCommand({
  id: 'dotnet-trace',
  title: 'dotnet-trace',
  tool: 'dotnet-trace',
  how: 'dotnet tool install --global dotnet-trace',
  extension: '.speedscope.json',
  takes: ({ runtime }) => runtime === 'dotnet',
  words: (target, options, draft) => {
    // It writes F.speedscope.json beside the F.nettrace that it is told to write.
    const file = draft.replace(/\.speedscope\.json$/, '.nettrace')
    const seconds = secondsFor(target, options)
    return [
      ...['dotnet-trace', 'collect', '--format', 'Speedscope', '--output', file],
      ...(seconds === null ? [] : ['--duration', clock(seconds)]),
      ...(target.kind === 'running' ? ['--process-id', String(target.pid)] : ['--', ...target.words]),
    ]
  },
  endsItself: true,
})

/** dd:hh:mm:ss */
function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, Math.ceil(seconds % 60)]
  return parts.map(part => String(part).padStart(2, '0')).join(':')
}

/** macOS's own. */
export const sample = oneCommand({
  id: 'sample',
  title: "macOS's sample",
  tool: 'sample',
  how: 'it is part of macOS',
  extension: '.sample.txt',
  takes: ({ kind }) => kind === 'running' && process.platform === 'darwin',
  words: (target, options, draft) => [
    ...['sample', target.kind === 'running' ? String(target.pid) : '', String(secondsFor(target, options))],
    ...[String(Math.max(1, Math.round(1000 / (options.rateHz ?? DEFAULT_RATE_HZ)))), '-mayDie', '-file', draft],
  ],
  endsItself: true,
})
