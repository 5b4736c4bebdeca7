// What a recording says about itself besides samples: the JVM, the machine, the settings, and what the recorder lost.

import type { Report } from '../format'
import { cpuLoad, LOAD_EVENTS, THREAD_LOAD, type CpuLoad, type FieldReader } from './cpuLoad'
import { recordingThresholds } from './thresholds'

export type Sampling = {
  /** Nanoseconds between two samples of a thread; null when not recorded, or when it changed. */
  readonly cpuPeriodNs: number | null
  readonly wallPeriodNs: number | null
  /** Whether the JVM took the samples of the CPU itself. */
  readonly isJvmSampler: boolean
  /** What CPU time was used in a recording of this length; null where it does not say. */
  readonly usedCpu: CpuLoad['used']
  /** Whether async-profiler sampled all threads at even times, running or not. */
  readonly isWallClock: boolean
}

export type RecordingFacts = {
  /** Takes an event of FACT_EVENTS. */
  event(type: string, fields: FieldReader): void
  /** Takes a setting of the events of type `event`. */
  setting(event: string, name: string, value: string): void
  /** How samples were taken. */
  sampling(): Sampling
  /** Says what the settings kept out of the file. */
  report(): void
  list(): readonly (readonly [string, string])[]
}

/** Event and field, by the label that they get. */
const SHOWN: readonly (readonly [event: string, field: string, label: string])[] = [
  ['jdk.JVMInformation', 'jvmName', 'JVM'],
  ['jdk.JVMInformation', 'jvmVersion', 'JVM version'],
  ['jdk.JVMInformation', 'jvmArguments', 'JVM arguments'],
  ['jdk.JVMInformation', 'javaArguments', 'command line'],
  ['jdk.JVMInformation', 'pid', 'process id'],
  ['jdk.OSInformation', 'osVersion', 'operating system'],
  ['jdk.CPUInformation', 'cpu', 'CPU'],
  ['jdk.CPUInformation', 'hwThreads', 'hardware threads'],
  ['jdk.ActiveRecording', 'name', 'recording'],
]

/** Fields that hold how much was lost. */
const LOSSES: ReadonlyMap<string, readonly [field: string, what: string]> = new Map([
  ['jdk.DataLoss', ['amount', 'bytes of events that the recorder lost']],
  ['jdk.CPUTimeSamplesLost', ['lostSamples', 'samples that the recorder lost']],
])

/** The fields to read of each event that `event` takes. */
export const FACT_EVENTS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...LOAD_EVENTS,
  ...SHOWN.map(([event]) => [event, SHOWN.filter(row => row[0] === event).map(row => row[1])] as const),
  ...Array.from(LOSSES, ([event, [field]]) => [event, [field]] as const),
])

const SETTING = 'jdk.ActiveSetting'

/** Whether events of the type say something about the recording, and are no samples. */
export function isFact(event: string): boolean {
  return event === SETTING || FACT_EVENTS.has(event)
}

const NS_PER: ReadonlyMap<string, number> = new Map([
  ['ns', 1],
  ['us', 1e3],
  ['ms', 1e6],
  ['s', 1e9],
  ['m', 60e9],
  ['h', 3_600e9],
])
/** What async-profiler's `event` setting says when its interval is a time and not a count of cache misses or the like. */
const TIMED_ENGINES: ReadonlySet<string> = new Set(['cpu', 'itimer', 'ctimer', 'wall', 'cpu-clock', 'task-clock'])
/** Async-profiler's defaults for an interval of 0, from its documentation and source. */
const DEFAULT_CPU_NS = 10e6
const DEFAULT_WALL_NS = 50e6
const EXECUTION_SAMPLE = 'jdk.ExecutionSample'

export function recordingFacts(report: Report): RecordingFacts {
  const shown = new Map<string, string>()
  const jvmPeriodsNs = new Set<number>()
  const intervalsNs = new Set<number>()
  const wallsNs = new Set<number>()
  const thresholds = recordingThresholds(durationNs)
  const load = cpuLoad()
  let engine: string | null = null

  return {
    event(type, fields) {
      load.event(type, fields)
      for (const [event, field, label] of SHOWN) {
        if (event !== type || shown.has(label)) continue
        const value = fields.text(field) ?? fields.number(field)
        if (value !== null && value !== '') shown.set(label, String(value))
      }
      const [field, what] = LOSSES.get(type) ?? []
      const lost = field === undefined ? null : fields.number(field)
      if (what !== undefined && lost !== null && lost > 0) report(what, null, lost)
    },
    setting(event, name, value) {
      thresholds.setting(event, name, value)
      if (event === THREAD_LOAD && name === 'period') load.threadPeriod(durationNs(value))
      if (name === 'event') engine = value
      if (name === 'version' || name === 'event') shown.set(name === 'version' ? 'async-profiler version' : 'sampled event', value)
      const ns = Number(value)
      if (name === 'wall' && ns >= 0) wallsNs.add(ns === 0 ? DEFAULT_WALL_NS : ns)
      if (event !== EXECUTION_SAMPLE) return
      if (name === 'interval' && ns >= 0) intervalsNs.add(ns)
      const periodNs = name === 'period' ? durationNs(value) : null
      if (periodNs === null) return
      jvmPeriodsNs.add(periodNs)
      shown.set('sampling period', value)
    },
    sampling() {
      const isWallClock = engine === 'wall'
      const interval = engine !== null && TIMED_ENGINES.has(engine) ? only(intervalsNs) : null
      const intervalNs = interval === 0 ? (isWallClock ? DEFAULT_WALL_NS : DEFAULT_CPU_NS) : interval
      return {
        isWallClock,
        isJvmSampler: engine === null && jvmPeriodsNs.size > 0,
        usedCpu: load.used,
        cpuPeriodNs: intervalNs ?? only(jvmPeriodsNs),
        wallPeriodNs: only(wallsNs) ?? (isWallClock ? intervalNs : null),
      }
    },
    report: () => thresholds.report(report),
    list: () => Array.from(shown),
  }
}

/** The one value, or null when there are none or several. */
function only(values: ReadonlySet<number>): number | null {
  const [value = null] = values
  return values.size === 1 ? value : null
}

/** Of a setting like `20 ms`; null for `everyChunk` and the like. */
function durationNs(value: string): number | null {
  const [, number, unit] = /^([\d.]+) *([a-z]+)$/.exec(value.trim()) ?? []
  const ns = Number(number) * (NS_PER.get(unit ?? '') ?? NaN)
  return ns > 0 ? ns : null
}
