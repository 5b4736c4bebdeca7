// What a profiler is to a recording: which programs it is for, what it needs, the commands that it takes, and how it is run.

import type { Result } from '../../shared/base/result'

/** What a program is made of, as far as it decides who can record it. */
export type Runtime = 'node' | 'jvm' | 'python' | 'ruby' | 'dotnet' | 'go' | 'native'

export type Target =
  | { readonly kind: 'running'; readonly pid: number; readonly name: string; readonly runtime: Runtime }
  /** A program that is started to be recorded, as an argument list: no shell sees it. */
  | { readonly kind: 'started'; readonly words: readonly string[]; readonly name: string; readonly runtime: Runtime }

export type RecordOptions = {
  /** Null: until a started program ends. A running one is recorded for DEFAULT_SECONDS. */
  readonly seconds: number | null
  /** Samples a second; null: what the profiler's own people advise. */
  readonly rateHz: number | null
}

/** What a recording has while it runs. */
export type Running = {
  /** Aborted when the person wants it to end now: what was recorded is kept. */
  readonly stop: AbortSignal
  readonly onSecondsLeft: (left: number) => void
  /** What a tool says while it runs. */
  readonly onWords: (text: string) => void
}

export type Plan = {
  /** Shown before anything runs: each as the argument list that it is. */
  readonly commands: readonly (readonly string[])[]
  /** The ending of the profile's name, with its dot. */
  readonly extension: string
  /** The error is one sentence: what happened, and what to do. */
  run(running: Running): Promise<Result<null, string>>
}

export type PlanRequest = {
  readonly target: Target
  readonly options: RecordOptions
  /** For files in between. */
  readonly folder: string
  /** Where the profile must be when the recording is done. */
  readonly output: string
}

export type Recorder = {
  readonly id: string
  readonly title: string
  readonly takes: (target: Target) => boolean
  /** Runs nothing. The error says what is missing on this machine, and how it is had. */
  readonly plan: (request: PlanRequest) => Promise<Result<Plan, string>>
}

/** What profilers and servers take where nobody says how long. */
export const DEFAULT_SECONDS = 30
/** Never 100: that would run in step with timers, and see always or never what they start. */
export const DEFAULT_RATE_HZ = 499

/** Seconds of a recording that cannot end by itself. */
export function secondsFor(target: Target, options: RecordOptions): number | null {
  return options.seconds ?? (target.kind === 'running' ? DEFAULT_SECONDS : null)
}
