// One model for the result files of every benchmark tool: a suite of series, each measured in one or more ways.

/** What `values` are worth as a sequence: only a known order can show warm-up and drift. */
export type Order = 'yes' | 'no' | 'unknown'

/** Counters of a program's own say nothing of which direction is good. */
export type Better = 'lower' | 'higher' | 'unknown'

/** `exact` kinds (bytes, counts) can agree to the last digit; times never do but by the clock's resolution. */
export type MeasureKind = 'time' | 'throughput' | 'bytes' | 'count' | 'other'

/** The tool's own figures, in the measure's unit; null where its file does not have one. */
export type Summary = {
  readonly n: number | null
  readonly mean: number | null
  readonly median: number | null
  readonly stdev: number | null
  readonly min: number | null
  readonly max: number | null
  readonly p95: number | null
  readonly p99: number | null
}

export type MeasureData =
  /** `groups`: the same values by process (JMH's forks, BenchmarkDotNet's launches), where the file tells them apart. */
  | {
      readonly kind: 'values'
      readonly values: readonly number[]
      readonly order: Order
      readonly groups: readonly (readonly number[])[] | null
    }
  /** Values too many to write out, each with how often it was seen; `groups`: iteration means by process. */
  | {
      readonly kind: 'histogram'
      readonly values: readonly number[]
      readonly counts: readonly number[]
      readonly groups: readonly (readonly number[])[]
    }
  | { readonly kind: 'summary'; readonly summary: Summary }

export type Measure = {
  /** What is measured: `time`, `cpu time`, `B/op`, `gc.alloc.rate.norm`. */
  readonly name: string
  /** As the tool writes it. */
  readonly unit: string
  readonly better: Better
  readonly kind: MeasureKind
  readonly data: MeasureData
  /** Values of the file that are no finite number, left out of `data`. */
  readonly unusable: number
  /** Values at the start that were left out of `data`, because a person asked for it. */
  readonly warmUpLeftOut?: number
}

export type Series = {
  /** The tool's full name of the benchmark. */
  readonly name: string
  readonly params: Readonly<Record<string, string>>
  /** The main one first; never empty. */
  readonly measures: readonly Measure[]
  /** The tool threw its warm-up away: nothing is cut a second time. */
  readonly isWarmedUp: boolean
}

export type Suite = {
  readonly tool: string
  readonly version: string | null
  /** When it ran, as the file writes it. */
  readonly moment: string | null
  /** What the figures depend on besides the program: cpu, cpus, os, runtime, governor, build. */
  readonly environment: Readonly<Record<string, string>>
  readonly commit: string | null
  /** Reasons to distrust the whole file: a debug build, frequency scaling, a profiler that ran along. */
  readonly warnings: readonly string[]
  /** What was left out on reading, and why. */
  readonly notes: readonly string[]
  readonly series: readonly Series[]
}

export const NO_SUMMARY: Summary = { n: null, mean: null, median: null, stdev: null, min: null, max: null, p95: null, p99: null }

/** `name{size=100, kind=a}`: two files match series by it. */
export function seriesLabel({ name, params }: Pick<Series, 'name' | 'params'>): string {
  const parts = Object.entries(params).map(([key, value]) => `${key}=${value}`)
  return parts.length === 0 ? name : `${name} {${parts.join(', ')}}`
}
