// What the page holds of what the worker has opened and answered: a profile's sheet with its file, the sides of a comparison, a drawn tree.

import type { TreeChoice } from '../../shared/analysis/selectStacks'
import type { HostFile } from '../../shared/host/contract'
import type { ChangeSheet } from '../../shared/questions/changes'
import type { ProfileSheet } from '../../shared/questions/sheet'
import type { ProfileId, TreeAnswer } from './protocol'

export type OpenProfile = ProfileSheet & {
  readonly id: ProfileId
  readonly file: HostFile
  /** What notes and dismissals are kept under: the same for the same bytes. */
  readonly contentKey: string
  /** Of a comparison: it is then the union of two profiles. */
  readonly changes: ChangeSheet | null
}

export type Side = 'baseline' | 'current'

/** Several profiles of a side are runs of one program. Neither side is empty. */
export type Sides = {
  readonly baseline: readonly OpenProfile[]
  readonly current: readonly OpenProfile[]
  /** Where both sides are parts of it. */
  readonly whole?: OpenProfile
}

/** An answer with what it is the answer to, so that a picture never mixes two profiles or choices. */
export type DrawnTree = TreeAnswer & {
  readonly profile: OpenProfile
  readonly choice: TreeChoice
  /** Of the widths, where it is not the sample type's: in a chart they are times. */
  readonly unit?: string
}
