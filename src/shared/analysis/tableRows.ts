// Which functions a table shows and in what order: sorted and searched as columns, so that hundreds of thousands of rows are no pause.

import { unreachable } from '../base/unreachable'
import { compareUtf8 } from '../base/utf8'
import { functionName, stringAt, type Profile } from '../profile/profile'
import type { CountedFunctions } from '../profile/functionSource'
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
  const rows: number[] = []
  for (let fn = 0; fn < weights.self.length; fn++) {
    if ((weights.total[fn] !== 0 || weights.self[fn] !== 0) && (matched === null || matched[fn] === 1)) rows.push(fn)
  }
  const compare = compareBy(profile, modules, weights, sort.by)
  const direction = sort.isDescending ? -1 : 1
  const byName = (a: number, b: number) => compareUtf8(functionName(profile, a), functionName(profile, b))
  return Int32Array.from(rows).sort((a, b) => direction * compare(a, b) || weights.total[b] - weights.total[a] || byName(a, b) || a - b)
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
