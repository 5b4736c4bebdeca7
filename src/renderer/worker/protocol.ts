// What the page asks its analysis worker and what comes back, in one file that both sides are compiled against.

import type { FindingsAnswer, RuleEntry } from '../../shared/questions/findings'
import type { Result } from '../../shared/base/result'
import type { Activity } from '../../shared/analysis/activity'
import type { ModuleSlots } from '../../shared/analysis/frameColours'
import type { Query } from '../../shared/analysis/search'
import type { Selection, TreeChoice } from '../../shared/analysis/selectStacks'
import type { LineHeat } from '../../shared/analysis/sourceHeat'
import type { Transform } from '../../shared/analysis/transforms'
import type { TableSort } from '../../shared/analysis/tableRows'
import type { ChangeSort } from '../../shared/diff/changeOrder'
import type { WantedScale } from '../../shared/diff/scale'
import type { RoleChanges } from '../../shared/names/roles'
import type { RedactedNames } from '../../shared/questions/redacted'
import type { StepEffect } from '../../shared/questions/effect'
import type { Chart, Drawn, Sandwich } from '../../shared/questions/drawn'
import type { PictureOrder, ReportOrder as Order } from '../../shared/questions/report'
import type { Hottest, Matches, ShownNeighbours, ShownWeights } from '../../shared/questions/table'
import type { Conversion } from '../../shared/report/convert'
import type { Suite } from '../../shared/benchmarks/suite'
import type { ChartSize } from '../../shared/trend/chart'
import type { Per } from '../../shared/trend/series'
import type { ReportOptions } from '../../shared/report/svg/model'
import type { TableForm, TableText } from '../../shared/report/textTable'
import type { BenchSheet } from '../../shared/questions/benchSheet'
import type { ChangeSheet } from '../../shared/questions/changes'
import type { Legend } from '../../shared/questions/legend'
import type { LabelKeyLoads } from '../../shared/analysis/labelLoads'
import type { ThreadLoads } from '../../shared/analysis/threadLoads'
import type { MarkSheet } from '../../shared/questions/marks'
import type { ProfileSheet } from '../../shared/questions/sheet'
import type { TrendChart, TrendContents, TrendSheet } from '../../shared/questions/trendSheet'

/** The page numbers the profiles that it opens. */
export type ProfileId = number

export type TreeAnswer = Drawn
export type SandwichAnswer = Sandwich
export type ChartAnswer = Chart
export type SearchAnswer = Matches

/** A report of what is chosen. */
export type ReportOrder = Required<Omit<Order, 'measure'>> & { readonly choice: Selection; readonly options: ReportOptions }

/** The graph as it is in the window. */
export type ViewOrder = Omit<PictureOrder, 'layout'> & { readonly choice: TreeChoice }

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
  legend(profile: ProfileId, choice: Selection, roles: RoleChanges): Legend
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
