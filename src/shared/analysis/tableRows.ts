// Which functions a table shows and in what order: sorted and searched as columns, so that hundreds of thousands of rows are no pause.

import { unreachable } from '../base/unreachable'
import { compareUtf8 } from '../base/utf8'
import { functionName, stringAt, type Profile, type ProfileNames } from '../profile/profile'
import type { CountedFunctions, FunctionWeights } from '../profile/functionSource'
import { functionKinds } from './functionKinds'
import type { Modules } from './modules'

export type TableSort = { readonly by: 'self' | 'total' | 'samples' | 'name' | 'module' | 'kind' | 'file'; readonly isDescending: boolean }

/** Rows of the profile's functions. Functions that weigh nothing are left out; equal ones stand heaviest first, then by name. */
export function tableRows(
  profile: Profile,
  modules: Modules,
  weights: CountedFunctions,
  sort: TableSort,
  matched: Uint8Array | null,
): Int32Array {
  const compare = compareBy(profile, modules, weights, sort.by)
  const direction = sort.isDescending ? -1 : 1
  return sortedRows(profile, weights, matched, (a, b) => direction * compare(a, b) || weights.total[b] - weights.total[a])
}

/** All of them, largest first whatever their sign; equal ones by the other weight. */
export function largestRows(
  names: Pick<ProfileNames, 'strings' | 'functions'>,
  weights: FunctionWeights,
  by: 'self' | 'total',
): Int32Array {
  const { self, total } = weights
  const [first, second] = by === 'self' ? [self, total] : [total, self]
  const bySize = (column: Float64Array, a: number, b: number) => Math.abs(column[b]) - Math.abs(column[a])
  return sortedRows(names, weights, null, (a, b) => bySize(first, a, b) || bySize(second, a, b))
}

function sortedRows(
  names: Pick<ProfileNames, 'strings' | 'functions'>,
  { self, total }: FunctionWeights,
  matched: Uint8Array | null,
  compare: (a: number, b: number) => number,
): Int32Array {
  const rows: number[] = []
  for (let fn = 0; fn < self.length; fn++) {
    if ((total[fn] !== 0 || self[fn] !== 0) && (matched === null || matched[fn] === 1)) rows.push(fn)
  }
  const byName = (a: number, b: number) => compareUtf8(functionName(names, a), functionName(names, b))
  return Int32Array.from(rows).sort((a, b) => compare(a, b) || byName(a, b) || a - b)
}

function compareBy(profile: Profile, modules: Modules, weights: CountedFunctions, by: TableSort['by']): (a: number, b: number) => number {
  switch (by) {
    case 'self':
    case 'total':
      return (a, b) => weights[by][a] - weights[by][b]
    case 'samples': {
      const { samples = null } = weights
      return (a, b) => (samples === null ? 0 : samples[a] - samples[b])
    }
    case 'kind': {
      const kinds = functionKinds(profile)
      return (a, b) => compareUtf8(kinds[a], kinds[b])
    }
    case 'name':
      return (a, b) => compareUtf8(functionName(profile, a), functionName(profile, b))
    case 'module':
      return (a, b) => compareUtf8(modules.names[modules.ofFn[a]], modules.names[modules.ofFn[b]])
    case 'file': {
      const fileOf = (fn: number) => stringAt(profile, profile.functions.file[fn]) ?? ''
      return (a, b) => compareUtf8(fileOf(a), fileOf(b))
    }
    default:
      return unreachable(by)
  }
}
