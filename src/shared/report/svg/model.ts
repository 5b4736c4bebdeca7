// What a report is made of. Plain data, so that window and command line make the same one.

import type { CallTree } from '../../analysis/callTree'
import type { FunctionWeights } from '../../analysis/functionTable'
import type { ColourMode } from '../../analysis/frameColours'
import type { Place } from '../../analysis/places'
import type { Changes } from '../../diff/changes'
import type { NodeChanges } from '../../diff/nodeChanges'
import type { ChangeOf } from '../../diff/changeScale'
import type { RoleChanges } from '../../names/roles'
import type { Profile } from '../../profile/profile'

export type ReportTheme = 'auto' | 'light' | 'dark'

/** A numbered entry under the graph and its marker in it: a finding, or a person's own note. */
export type ReportEntry = {
  readonly kind: 'finding' | 'note'
  readonly title: string
  /** `high`, `medium`, `low`; empty for a note. */
  readonly severity: string
  /** `34 % of all`; empty where there is no number. */
  readonly share: string
  readonly evidence: string
  readonly action: string
  /** The person's own words; empty where there are none. */
  readonly note: string
  /** The frame it is about; null when it is about the whole profile. */
  readonly place: Place | null
}

export type ReportInput = {
  readonly title: string
  /** Of the file or files. */
  readonly source: string
  /** When the profile was recorded or the report written; a sentence. */
  readonly when: string
  /** What was chosen and taken out before, in words; empty for the whole profile. */
  readonly filter: string
  readonly sampleType: { readonly name: string; readonly unit: string }
  readonly profile: Profile
  /** What a person says is whose code; guessed where nothing is said. */
  readonly roles?: RoleChanges
  readonly tree: CallTree
  readonly entries: readonly ReportEntry[]
  /** Of every function in the graph; `totalValue` is what shares are of. */
  readonly weights: FunctionWeights
  readonly comparison: GraphComparison | null
  readonly options: ReportOptions
}

/** Of two sides: the tree is over the union's functions. Of a bare difference: there is no total of either side. */
export type GraphComparison =
  | { readonly kind: 'sides'; readonly changes: Changes; readonly nodes: NodeChanges; readonly of: ChangeOf }
  | { readonly kind: 'difference'; readonly wholeValue: number; readonly nodes: NodeChanges; readonly of: ChangeOf }

export type ReportOptions = {
  readonly widthPx: number
  /** Deeper frames are left out, and counted. */
  readonly maxRows: number
  readonly theme: ReportTheme
  readonly colours: ColourMode
}

export const DEFAULT_REPORT_OPTIONS: ReportOptions = { widthPx: 1200, maxRows: 120, theme: 'auto', colours: 'module' }

/** Which part of a graph is drawn, and how. */
export type GraphView = {
  /** At the left and right edge, in the unit of the sample type. */
  readonly startValue: number
  readonly endValue: number
  /** Icicle graphs grow downwards from the root, flame graphs upwards. */
  readonly growsDown: boolean
  /** By function: 1 where it is lit. Null lights all. */
  readonly lit: Uint8Array | null
}

export function wholeGraph({ totalValue }: CallTree): GraphView {
  return { startValue: 0, endValue: totalValue, growsDown: true, lit: null }
}

/** A comparison shows changes in place of modules; its other colours are those of any graph. */
export function isColouredByChange({ comparison, options }: GraphInput): boolean {
  return comparison !== null && options.colours === 'module'
}

/** What a graph is drawn from. */
export type GraphInput = Pick<ReportInput, 'profile' | 'roles' | 'tree' | 'sampleType' | 'comparison' | 'options'>

/** A part of the page, as high as it says. Its own coordinates start at its top left corner. */
export type Section = { readonly svg: string; readonly heightPx: number }

/** Left and right of everything. */
export const MARGIN_PX = 24
export const ROW_PX = 18
export const MARKER_RADIUS_PX = 7
/** A marker and the gap after it. */
export const MARKER_PX = 2 * MARKER_RADIUS_PX + 1
/** A name of 100 kB in a title must not push everything else off the page. */
export const MAX_TITLE_CHARS = 200
