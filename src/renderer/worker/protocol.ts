// What the page asks its analysis worker and what comes back, in one file that both sides are compiled against.

import type { RuleEntry } from '../../shared/questions/findings'
import type { Result } from '../../shared/base/result'
import type { Activity } from '../../shared/analysis/activity'
import type { CountedFunctions } from '../../shared/profile/functionSource'
import type { LabelKeyLoads } from '../../shared/analysis/labelLoads'
import type { Modules } from '../../shared/analysis/modules'
import type { ModuleSlots } from '../../shared/analysis/frameColours'
import type { Query } from '../../shared/analysis/search'
import type { Selection, TreeChoice } from '../../shared/analysis/selectStacks'
import type { LineHeat } from '../../shared/analysis/sourceHeat'
import type { Transform } from '../../shared/analysis/transforms'
import type { Spans } from '../../shared/analysis/spans'
import type { TableSort } from '../../shared/analysis/tableRows'
import type { ThreadLoads } from '../../shared/analysis/threadLoads'
import type { ChangeSort } from '../../shared/diff/changeOrder'
import type { NodeChanges } from '../../shared/diff/nodeChanges'
import type { WantedScale } from '../../shared/diff/scale'
import type { InsightReport } from '../../shared/insights/insight'
import type { Role, RoleChanges } from '../../shared/names/roles'
import type { ProfileNames } from '../../shared/profile/profile'
import type { RedactedNames } from '../../shared/questions/redacted'
import type { StepEffect } from '../../shared/questions/effect'
import type { Chart, Drawn, Sandwich } from '../../shared/questions/drawn'
import type { PictureOrder, ReportOrder as Order } from '../../shared/questions/report'
import type { Hottest, Matches, ShownNeighbours } from '../../shared/questions/table'
import type { Conversion } from '../../shared/report/convert'
import type { Suite } from '../../shared/benchmarks/suite'
import type { ChartSize } from '../../shared/trend/chart'
import type { Per } from '../../shared/trend/series'
import type { ReportOptions } from '../../shared/report/svg/model'
import type { Series } from '../../shared/trend/series'
import type { ChangeWords } from '../../shared/trend/words'
import type { TableForm, TableText } from '../../shared/report/textTable'
import type { ChangeSheet } from './changeSheet'

/** The page numbers the profiles that it opens. */
export type ProfileId = number

/** What the page keeps of a profile: names and facts. Samples and stacks stay in the worker. */
export type ProfileSheet = {
  readonly names: ProfileNames
  readonly modules: Modules
  readonly hasTimes: boolean
  /** Its program marked or measured something. */
  readonly hasMarks: boolean
  /** Distinct stacks. */
  readonly stackCount: number
  /** V8 was idle in some of its samples. */
  readonly holdsIdle: boolean
  /** Rows of the file may be many samples each. */
  readonly sampleTotal: number
  /** What samples are labelled by. */
  readonly labelKeys: readonly string[]
  /** Those of them whose values have functions, so that stacks can be grouped by them. */
  readonly namedLabels: readonly string[]
  /** The file holds a baseline and a current profile: `split` takes them apart. */
  readonly holdsBothSides: boolean
}

export type TreeAnswer = Drawn
/** `wholeValue`: of all samples, before anything was chosen. */
export type ShownWeights = CountedFunctions & {
  readonly wholeValue: number
  /** Of a comparison: by function. */
  readonly sides: NodeChanges | null
}
export type SandwichAnswer = Sandwich
export type ChartAnswer = Chart
export type SearchAnswer = Matches
export type { Hottest }

/** What a program marked and measured of itself: by name, and one by one in the order of their beginnings. */
export type MarkSheet = Spans & {
  /** Every name and track once. */
  readonly names: readonly string[]
  readonly tracks: readonly string[]
  /** By mark: rows of `names` and `tracks`, and from the profile's start; a moment ends where it begins. */
  readonly name: Int32Array
  readonly track: Int32Array
  readonly startNs: Float64Array
  readonly endNs: Float64Array
}

/** One kind of colour: a module or a kind of code, and its share of all self time. */
export type LegendEntry = {
  readonly label: string
  readonly slot: number
  readonly share: number
  /** Whose code most of it is; null for a kind of code. */
  readonly role: Role | null
}

export type FindingsAnswer = {
  readonly report: InsightReport
  /** Why the person's rule settings were left aside, in words. */
  readonly ruleFault: string | null
}

/** A report of what is chosen. */
export type ReportOrder = Required<Omit<Order, 'measure'>> & { readonly choice: Selection; readonly options: ReportOptions }

/** The graph as it is in the window. */
export type ViewOrder = Omit<PictureOrder, 'layout'> & { readonly choice: TreeChoice }

/** Values of a series in the unit that is shown, few enough to be drawn; `interval` of the median, null where there is none. */
export type Strip = {
  readonly values: Float64Array
  readonly median: number
  readonly interval: readonly [number, number] | null
  /** Outliers lie beyond. */
  readonly fences: readonly [number, number]
}

export type BenchRow = {
  /** As `flamewise bench` prints them, by column of the heading. */
  readonly cells: readonly string[]
  /** The benchmark without its measure: what its profile is found by. */
  readonly label: string
  readonly isMain: boolean
  readonly base: Strip | null
  readonly current: Strip | null
  /** Null where nothing is compared or shown. */
  readonly direction: 'worse' | 'better' | null
  /** Current's time ÷ baseline's − 1, and what is said of it: `9.3 % slower (p = 0.006)`; null where nothing is sure. */
  readonly verdict: { readonly ratio: number; readonly words: string } | null
  /** What its values show besides, and how far to trust the verdict. */
  readonly remarks: readonly string[]
}

export type BenchSheet = {
  readonly headline: readonly string[]
  /** What differs between the machines or builds: read before any verdict. */
  readonly environment: readonly { readonly what: string; readonly base: string; readonly current: string }[]
  readonly warnings: readonly string[]
  readonly heading: readonly string[]
  readonly rows: readonly BenchRow[]
  /** Cells of the rows that sum up. */
  readonly overall: readonly (readonly string[])[]
  /** Of the files: what has no partner, what was left out. */
  readonly remarks: readonly string[]
  /** How many series begin with values that look like warm-up, left out or not. */
  readonly warmUps: number
}

/** `groups`: kinds of profiles that can be compared among themselves, the one with most first. */
export type TrendContents = {
  readonly groups: readonly { readonly title: string; readonly hasRequests: boolean }[]
  readonly notes: readonly string[]
}

export type TrendDeployment = {
  readonly label: string
  readonly timeMs: number | null
  /** Ids of its runs, in order. */
  readonly runs: readonly string[]
}

export type TrendChangeSheet = {
  /** Rows of deployments: the first after it, and what it is compared with. */
  readonly at: number
  readonly isSure: boolean
  readonly direction: 'worse' | 'better'
  readonly words: ChangeWords
}

export type TrendSheet = {
  readonly headline: string
  readonly remarks: readonly string[]
  readonly unit: string
  readonly per: Per
  readonly totalTitle: string
  readonly deployments: readonly TrendDeployment[]
  readonly total: Series
  readonly changes: readonly TrendChangeSheet[]
  readonly lastStep: string | null
  /** Rows of functions, those that moved most first. */
  readonly order: Int32Array
  /** By function. */
  readonly names: readonly string[]
  readonly files: readonly (string | null)[]
  readonly moved: Float64Array
  readonly latest: Float64Array
}

/** `first`: in the oldest deployment; `top`: what the picture's upper edge stands for. */
export type TrendChart = {
  readonly fn: number
  readonly line: string
  readonly whiskers: string
  readonly first: number
  readonly top: number
}

export type FoldedText = { readonly text: string; readonly lineCount: number; readonly isCut: boolean }

/** Each is a question by its name: its arguments, and its answer. All are plain data and columns. */
export type Questions = {
  open(profile: ProfileId, url: string): Result<ProfileSheet, string>
  close(profile: ProfileId): null
  /** Opens the sides of a file that holds both under numbers of their own. */
  split(profile: ProfileId, baseline: ProfileId, current: ProfileId): { readonly baseline: ProfileSheet; readonly current: ProfileSheet }
  /** Opens what is chosen of a profile as one of its own, under a number of its own; refused where that is nothing. */
  part(profile: ProfileId, part: ProfileId, choice: Selection): Result<ProfileSheet, string>
  /** Opens the comparison of open profiles under a number of its own; `wanted` names a sample type, null for a common one. */
  compare(
    profile: ProfileId,
    base: readonly ProfileId[],
    current: readonly ProfileId[],
    wanted: string | null,
    scale: WantedScale,
  ): Result<ProfileSheet & { readonly changes: ChangeSheet }, string>
  tree(profile: ProfileId, choice: TreeChoice): TreeAnswer
  sandwich(profile: ProfileId, choice: TreeChoice, fn: number): SandwichAnswer
  /** Null where samples have no times. */
  activity(profile: ProfileId, choice: Selection): Activity | null
  chart(profile: ProfileId, choice: Selection): ChartAnswer | null
  marks(profile: ProfileId, choice: Selection): MarkSheet
  /** Whichever of its threads are chosen. */
  threads(profile: ProfileId, choice: Selection): ThreadLoads
  labels(profile: ProfileId, choice: Selection): readonly LabelKeyLoads[]
  /** Functions for the values of labels, behind those that the profile has: it can be grouped by them from then on. */
  nameLabels(profile: ProfileId, keys: readonly string[]): ProfileSheet
  functions(profile: ProfileId, choice: Selection): ShownWeights
  rows(profile: ProfileId, choice: Selection, sort: TableSort, query: Query): Int32Array
  search(profile: ProfileId, choice: Selection, query: Query): Result<SearchAnswer | null, string>
  /** `rules` is the JSON of a settings file; empty for the rules as they come. */
  findings(profile: ProfileId, choice: Selection, rules: string): FindingsAnswer
  /** Every rule, with its thresholds as they come. */
  ruleList(): readonly RuleEntry[]
  /** What is wrong with such a JSON, in words. */
  ruleFault(rules: string): string | null
  neighbours(profile: ProfileId, choice: Selection, fn: number): ShownNeighbours
  /** The functions with the most self time and those with the most total, heaviest first. */
  hottest(profile: ProfileId, choice: Selection, count: number): Hottest
  report(profile: ProfileId, order: ReportOrder): string
  viewSvg(profile: ProfileId, order: ViewOrder): string
  /** What is looked at, in another tool's format; a file's bytes. `name` is shown as its title where it has one. */
  convert(profile: ProfileId, choice: Selection, to: Conversion, name: string): Uint8Array<ArrayBuffer>
  /** The same for strangers: names of these modules alone, and nothing about people and machines. */
  redacted(profile: ProfileId, choice: Selection, to: Conversion, modules: readonly string[]): Uint8Array<ArrayBuffer>
  redactedNames(profile: ProfileId, choice: Selection, modules: readonly string[]): RedactedNames
  /** At most so many characters of whole lines. */
  folded(profile: ProfileId, choice: Selection, maxChars: number): FoldedText
  topText(
    profile: ProfileId,
    choice: Selection,
    sort: TableSort,
    query: Query,
    columns: readonly TableSort['by'][],
    form: TableForm,
    maxRows: number,
  ): TableText
  /** Of a comparison. */
  changesText(profile: ProfileId, query: Query, sort: ChangeSort, form: TableForm, maxRows: number): TableText
  /** By row of its modules: the colour of each. */
  colours(profile: ProfileId, roles: RoleChanges): ModuleSlots
  legend(
    profile: ProfileId,
    choice: Selection,
    roles: RoleChanges,
  ): {
    readonly modules: readonly LegendEntry[]
    readonly kinds: readonly LegendEntry[]
    /** Far more modules than there are colours for: of whose code they are a person may say otherwise. */
    readonly ofCode: readonly LegendEntry[]
  }
  /** By line of its source. */
  sourceHeat(profile: ProfileId, choice: Selection, fn: number): readonly LineHeat[]
  /** The options of a command that selects the same; of one recording. */
  command(profile: ProfileId, choice: Selection): readonly string[]
  /** What one more step would do. */
  effect(profile: ProfileId, choice: Selection, step: Transform): StepEffect
  /** The figures of a benchmark's results, and how they changed from a baseline. */
  bench(base: Suite | null, current: Suite, leavesWarmUp: boolean): BenchSheet
  /** Keeps the trend of that body, in the place of the last one. */
  openTrend(url: string): Result<TrendContents, string>
  /** `group`: row of its tables. Null where it is to be per request and not all profiles say of how many they are. */
  trend(group: number, per: Per, last: number): TrendSheet | null
  /** Of functions, by row of the table that was asked about last; the picture of each is as large as asked. */
  trendCharts(group: number, per: Per, last: number, fns: readonly number[], size: ChartSize): readonly TrendChart[]
  trendReport(per: Per, last: number, source: string): string
}

export type QuestionName = keyof Questions
export type Answer<K extends QuestionName> = ReturnType<Questions[K]>

/** Page to worker. */
export type Ask =
  | { readonly kind: 'ask'; readonly id: number; readonly name: QuestionName; readonly args: readonly unknown[] }
  /** No longer wanted: skipped if it has not been begun. */
  | { readonly kind: 'forget'; readonly id: number }

/** Worker to page. */
export type Told =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
  | { readonly kind: 'progress'; readonly id: number; readonly doneBytes: number; readonly totalBytes: number | null }
