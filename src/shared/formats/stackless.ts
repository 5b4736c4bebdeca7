// Samples without any frame get one that says so: what they weigh then stands in every tree, table, report and export, as in the total.

import type { FunctionSource, WeighedFunctions } from '../profile/functionSource'
import { frameFlags, NONE, type FunctionTable, type Profile, type ProfileMeta } from '../profile/profile'
import type { Report } from './format'

/** Shown as a function. In brackets, as every format writes what is no function of the program. */
const NO_STACK = '(no stack)'
const WHAT = `samples without a stack, shown as ${NO_STACK}`
/** Below that a difference is what adding fractions in another order leaves. */
const ROUNDING = 1e-9

/** The same profile where every sample that weighs anything has a stack. */
export function withStacks(profile: Profile, report: Report): Profile {
  const { samples, stacks, frames } = profile
  const rows = stacklessRows(profile)
  if (rows.length === 0) return profile
  report(WHAT, null, countOf(profile, rows))
  const stack = samples.stack.slice()
  for (const row of rows) stack[row] = stacks.parent.length
  return {
    ...profile,
    strings: [...profile.strings, NO_STACK],
    functions: withFunction(profile.functions, profile.strings.length),
    frames: {
      fn: and(frames.fn, profile.functions.name.length),
      line: and(frames.line, NONE),
      column: and(frames.column, NONE),
      address: frames.address === null ? null : withZero(frames.address),
      flags: and(frames.flags, frameFlags('unknown')),
    },
    stacks: { parent: and(stacks.parent, NONE), frame: and(stacks.frame, frames.fn.length) },
    samples: { ...samples, stack },
  }
}

/** The same for who needs functions only: what no function has of a total belongs to such samples. */
export function withAllFunctions(source: FunctionSource, report: Report): FunctionSource {
  const weights = source.meta.sampleTypes.map((_, type) => source.weigh(type))
  const missing = weights.map(({ self, totalValue }) => {
    const left = self.reduce((sum, value) => sum - value, totalValue)
    return Math.abs(left) > ROUNDING * Math.abs(totalValue) ? left : 0
  })
  if (missing.every(value => value === 0)) return source
  const counted = missing[source.meta.defaultSampleType]
  report(WHAT, null, isCounted(source.meta) && Number.isInteger(counted) && counted > 0 ? counted : 1)
  return {
    ...source,
    strings: [...source.strings, NO_STACK],
    functions: withFunction(source.functions, source.strings.length),
    weigh: type => withWeight(weights[type], missing[type]),
  }
}

function withWeight({ self, total, ...sums }: WeighedFunctions, value: number): WeighedFunctions {
  return { self: withValue(self, value), total: withValue(total, value), ...sums }
}

/** Rows that weigh nothing in any sample type are in no total. */
function stacklessRows({ samples: { stack, values } }: Profile): readonly number[] {
  const rows: number[] = []
  for (let row = 0; row < stack.length; row++) {
    if (stack[row] === NONE && values.some(column => column[row] !== 0)) rows.push(row)
  }
  return rows
}

/** What they count in the default sample type where that counts things, else how many rows they are. */
function countOf({ meta, samples }: Profile, rows: readonly number[]): number {
  const type = meta.defaultSampleType
  const counted = rows.reduce((sum, row) => sum + samples.values[type][row], 0)
  return isCounted(meta) && Number.isInteger(counted) && counted > 0 ? counted : rows.length
}

function isCounted({ sampleTypes, defaultSampleType }: ProfileMeta): boolean {
  return ['count', 'samples'].includes(sampleTypes[defaultSampleType]?.unit ?? '')
}

function withFunction(functions: FunctionTable, name: number): FunctionTable {
  return {
    name: and(functions.name, name),
    systemName: and(functions.systemName, NONE),
    file: and(functions.file, NONE),
    startLine: and(functions.startLine, NONE),
    startColumn: and(functions.startColumn, NONE),
    module: and(functions.module, NONE),
  }
}

function and(column: Int32Array, cell: number): Int32Array {
  const longer = new Int32Array(column.length + 1)
  longer.set(column)
  longer[column.length] = cell
  return longer
}

function withZero(column: BigUint64Array): BigUint64Array {
  const longer = new BigUint64Array(column.length + 1)
  longer.set(column)
  return longer
}

function withValue(column: Float64Array, value: number): Float64Array {
  const longer = new Float64Array(column.length + 1)
  longer.set(column)
  longer[column.length] = value
  return longer
}
