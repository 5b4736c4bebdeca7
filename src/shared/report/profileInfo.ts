// What is in a profile, in the shape that `flamewise info` promises to scripts.

import { isDifference } from '../analysis/difference'
import { functionSource } from '../analysis/functionTable'
import { idleSamples } from '../analysis/idle'
import { spansOf, type MomentRow, type SpanRow } from '../analysis/spans'
import { sumOf, sumOfSizes } from '../base/columns'
import { NONE, type Note, type Profile } from '../profile/profile'
import { stackColumns } from '../profile/stackColumns'

export type ProfileInfo = {
  readonly format: string
  /**
   * `sizes`: where some of it weighs less than nothing, what stacks weigh together whatever their sign; shares are of that.
   * `sampleSizes`: the same of single samples, where some of one stack undo each other; it is pprof's total.
   */
  readonly sampleTypes: readonly {
    readonly name: string
    readonly unit: string
    readonly total: number
    readonly sizes?: number
    readonly sampleSizes?: number
  }[]
  readonly defaultSampleType: string
  /** In the file, before merging. */
  readonly samples: number
  /** Distinct ones by the names in them: the lines of `flamewise folded`, and those that weigh nothing. */
  readonly stacks: number
  readonly functions: number
  readonly maxDepth: number
  readonly durationNs: number | null
  readonly notes: readonly Note[]
  /** What the program measured of itself (performance.measure, console.time …), where the file has it. `inside`: in the default sample type. */
  readonly measures?: readonly SpanRow[]
  readonly marks?: readonly MomentRow[]
}

export function profileInfo(profile: Profile): ProfileInfo {
  const { meta, samples } = profile
  return {
    format: meta.format,
    sampleTypes: meta.sampleTypes.map(({ name, unit }, type) => ({
      name,
      unit,
      total: sampleTotal(profile, type),
      ...sizesOf(profile, type),
    })),
    defaultSampleType: meta.sampleTypes[meta.defaultSampleType]?.name ?? '',
    samples: meta.sampleCount,
    ...stackFacts(profile, samples.stack),
    functions: profile.functions.name.length,
    durationNs: meta.durationNs,
    notes: [...meta.notes, ...idleNote(profile)],
    ...(profile.marks === undefined ? {} : marksOf(profile)),
  }
}

function sizesOf(profile: Profile, type: number): { readonly sizes?: number; readonly sampleSizes?: number } {
  if (!isDifference(profile, type)) return {}
  const sizes = functionSource(profile).weigh(type).sizeOfAll
  const sampleSizes = sumOfSizes(profile.samples.values[type])
  return sampleSizes === sizes ? { sizes } : { sizes, sampleSizes }
}

function marksOf(profile: Profile): Pick<ProfileInfo, 'measures' | 'marks'> {
  const { spans, moments } = spansOf(profile, profile.meta.defaultSampleType)
  return { measures: spans, marks: moments }
}

function idleNote(profile: Profile): readonly Note[] {
  const count = idleSamples(profile)
  return count === 0 ? [] : [{ what: 'samples of (idle): part of the totals, not of percentages', count, where: null }]
}

/** What all samples weigh, in the unit of the sample type: the whole that shares are of where nothing weighs less than nothing. */
export function sampleTotal({ samples }: Profile, sampleType: number): number {
  return sumOf(samples.values[sampleType] ?? new Float64Array())
}

/** Distinct stacks by the names in them, and the deepest. */
export function stackFacts({ stacks, frames, functions }: Profile, stackOfSample: Int32Array): { stacks: number; maxDepth: number } {
  const byName = stackColumns()
  const named = new Int32Array(stacks.parent.length)
  const depth = new Int32Array(stacks.parent.length)
  for (let stack = 0; stack < named.length; stack++) {
    const parent = stacks.parent[stack]
    named[stack] = byName.child(parent === NONE ? NONE : named[parent], functions.name[frames.fn[stacks.frame[stack]]])
    depth[stack] = parent === NONE ? 1 : depth[parent] + 1
  }
  const isSampled = new Uint8Array(byName.length())
  let count = 0
  let maxDepth = 0
  for (const stack of stackOfSample) {
    if (stack === NONE) continue
    if (isSampled[named[stack]]++ === 0) count++
    isSampled[named[stack]] = 1
    maxDepth = Math.max(maxDepth, depth[stack])
  }
  return { stacks: count, maxDepth }
}
