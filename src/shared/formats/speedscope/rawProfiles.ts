// A speedscope file as columns, before frames have names: `shared` may stand behind the profiles that refer to it.

import { float64Column, int32Column, type Float64Column, type Int32Column } from '../../base/columns'
import { stackColumns, type StackColumns } from '../../profile/stackColumns'
import type { OwnFields } from './ownFields'

/** Stands for whatever is not a frame's index. */
export const NO_FRAME = 2 ** 31 - 1

export type RawProfile = {
  readonly name: string
  readonly unit: string
  readonly startValue: number
  /** NaN where the file does not say. */
  readonly endValue: number
  readonly own: OwnFields | null
  /** Its rows begin behind those of the profile before it. */
  readonly endRow: number
}

export type RawProfiles = {
  readonly list: RawProfile[]
  /** Stacks of indices into the shared frames. */
  readonly stacks: StackColumns
  /** One row a sample, or a time between two events; a row of `stacks` or NONE. */
  readonly stack: Int32Column
  readonly weight: Float64Column
  /** When it began, in the profile's unit; NaN where the file does not say. */
  readonly at: Float64Column
}

export function rawProfiles(): RawProfiles {
  return { list: [], stacks: stackColumns(), stack: int32Column(), weight: float64Column(), at: float64Column() }
}

export function frameIndex(value: number): number {
  return Number.isInteger(value) && value >= 0 && value < NO_FRAME ? value : NO_FRAME
}
