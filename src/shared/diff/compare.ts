// Two sides as one: a union profile whose functions stand for those of both, so that trees, tables and search serve comparisons too.

import type { StackView } from '../analysis/stackView'
import { stackView } from '../analysis/stackView'
import { measureOf, type Measure } from '../analysis/measure'
import { effectiveSamples } from '../analysis/effectiveSamples'
import { profileBuilder } from '../profile/builder'
import { functionName, NONE, stringAt, type Profile } from '../profile/profile'
import { stackColumns, type StackColumns } from '../profile/stackColumns'
import { comparedName, comparedPlace } from '../names/matchingKey'

/** One recording of a side, in the sample type that is compared. */
export type Run = { readonly profile: Profile; readonly sampleType: number }

/** Views share the union profile's stacks; `self` in the unit of the sample type. */
export type Side = {
  readonly runs: readonly StackView[]
  /** The mean over the runs: what is shown. */
  readonly mean: StackView
  /** By run: how many samples its values stand for. */
  readonly samples: readonly number[]
  /** By run: null where the file does not say. */
  readonly durationsNs: readonly (number | null)[]
}

export type Comparison = {
  /** Functions of both sides; one frame a function; no samples. Named as in the current profile where it has the function. */
  readonly union: Profile
  readonly unit: string
  /** What is compared, as the current side names it. */
  readonly sampleTypeName: string
  readonly measure: Measure
  readonly base: Side
  readonly current: Side
}

/** Both sides need at least one run, all of one sample type (the caller checks, see `sameSampleType`). */
export function compare(base: readonly Run[], current: readonly Run[]): Comparison {
  const builder = profileBuilder('comparison')
  const keyOf = functionKeys([...current, ...base].map(run => run.profile))
  const rowOfKey = new Map<string, number>()
  const columns = stackColumns()

  // The current side first: a function that both have gets its name, file and module from there.
  const currentRows = current.map(run => stackRows(run.profile, columns, frameRows(run.profile)))
  const baseRows = base.map(run => stackRows(run.profile, columns, frameRows(run.profile)))
  const stacks = columns.finish()
  const union: Profile = { ...builder.finish(), stacks }

  function frameRows(profile: Profile): Int32Array {
    return profile.functions.name.map((_, fn) => {
      const key = keyOf(profile, fn)
      const known = rowOfKey.get(key)
      if (known !== undefined) return known
      const row = builder.frame(
        builder.fn({
          name: functionName(profile, fn),
          // Keeps functions apart that are shown alike and known by their place.
          systemName: key,
          file: stringAt(profile, profile.functions.file[fn]),
          startLine: profile.functions.startLine[fn],
          module: stringAt(profile, profile.functions.module[fn]),
        }),
        NONE,
        NONE,
        0,
      )
      rowOfKey.set(key, row)
      return row
    })
  }

  function side(runs: readonly Run[], rows: readonly Int32Array[]): Side {
    const views = runs.map((run, i) => unionView(run, rows[i], union))
    return {
      runs: views,
      mean: meanView(views),
      samples: runs.map(run => effectiveSamples(run.profile, run.sampleType)),
      durationsNs: runs.map(run => run.profile.meta.durationNs),
    }
  }

  const [first] = current
  const type = first?.profile.meta.sampleTypes[first.sampleType]
  return {
    union,
    unit: type?.unit ?? '',
    sampleTypeName: type?.name ?? '',
    measure: first === undefined ? 'cpu' : measureOf(first.profile, first.sampleType),
    base: side(base, baseRows),
    current: side(current, currentRows),
  }
}

/** A name says who a function is; where one profile has several of a name, the module or file says which. */
function functionKeys(profiles: readonly Profile[]): (profile: Profile, fn: number) => string {
  const ambiguous = new Set<string>()
  for (const profile of profiles) {
    const placeOfName = new Map<string, string>()
    for (let fn = 0; fn < profile.functions.name.length; fn++) {
      const name = comparedName(functionName(profile, fn))
      const place = placeOf(profile, fn)
      const known = placeOfName.get(name)
      if (known === undefined) placeOfName.set(name, place)
      else if (known !== place) ambiguous.add(name)
    }
  }
  return (profile, fn) => {
    const name = comparedName(functionName(profile, fn))
    return ambiguous.has(name) ? `${name}\n${placeOf(profile, fn)}` : name
  }
}

function placeOf(profile: Profile, fn: number): string {
  const module = stringAt(profile, profile.functions.module[fn])
  return comparedPlace(module ?? stringAt(profile, profile.functions.file[fn]) ?? '')
}

/** By stack of the profile: its row among the union's stacks. */
function stackRows(profile: Profile, columns: StackColumns, frameOfFn: Int32Array): Int32Array {
  const { parent, frame } = profile.stacks
  const rows = new Int32Array(parent.length)
  for (let stack = 0; stack < rows.length; stack++) {
    const above = parent[stack] === NONE ? NONE : rows[parent[stack]]
    rows[stack] = columns.child(above, frameOfFn[profile.frames.fn[frame[stack]]])
  }
  return rows
}

function unionView({ profile, sampleType }: Run, rows: Int32Array, union: Profile): StackView {
  const own = stackView(profile, sampleType).self
  const self = new Float64Array(union.stacks.parent.length)
  for (let stack = 0; stack < own.length; stack++) self[rows[stack]] += own[stack]
  return { parent: union.stacks.parent, frame: union.stacks.frame, self }
}

function meanView(views: readonly StackView[]): StackView {
  const [first] = views
  if (first === undefined || views.length === 1)
    return first ?? { parent: new Int32Array(), frame: new Int32Array(), self: new Float64Array() }
  const self = first.self.map((_, stack) => views.reduce((sum, view) => sum + view.self[stack], 0) / views.length)
  return { ...first, self }
}
