// What findings are: the shape that the window, the command line and the report are given.

import type { Measure } from '../analysis/measure'
import type { Detail, InsightKind, Severity, TradeOff } from './rule/draft'
import type { RuleId } from './ruleIds'

/** How much a finding is, and of what: `all` samples, those that were `active`, the total of `baseline` or of `current`. */
export type Weight = {
  /** In the unit of the sample type; of a change the difference. */
  readonly value: number
  /** Of the whole that `of` names; of a change with its sign. */
  readonly share: number
  /** Half the width of the 95 % interval about the share; null where there is none: nothing was sampled, or nobody knows how often. */
  readonly error: number | null
  readonly of: 'all' | 'active' | 'baseline' | 'current'
}

/** What was found, as data and the sentences that only its rule can say. `told` puts them together for whoever shows it. */
export type Insight = {
  readonly rule: RuleId
  readonly kind: InsightKind
  readonly severity: Severity
  /** Says what it is and names its function whole. */
  readonly title: string
  /** Row of the profile's functions; NONE when it is about the profile and not about a function. */
  readonly fn: number
  /** Its name as shown; empty when `fn` is NONE. */
  readonly functionName: string
  /** Rows of the profile's functions, root first, down to the subject. Empty when `fn` is NONE. */
  readonly stack: readonly number[]
  /** Null where it is not about what was weighed. */
  readonly weight: Weight | null
  /** One sentence, without the share, which stands beside the title. */
  readonly what: string
  /** Further sentences of evidence. */
  readonly more: readonly string[]
  readonly details: readonly Detail[]
  /** What to try, without 'measure again'. */
  readonly action: string
  readonly tradeOff: TradeOff | null
  /** A bit by row of the view's stacks: set where the finding explains the samples. No sample is explained twice. */
  readonly explains: Uint8Array
  /** Anchor in docs/findings.md. */
  readonly help: string
}

export type InsightReport = {
  /** Of a comparison: what a finding weighs is then how much it changed, as a share of baseline and not of the total. */
  readonly isOfChange?: true
  /** Of a comparison: what baseline's values are multiplied by in all that is said, where they are. */
  readonly baselineTimes?: number
  /** Of a saved difference without its sides: `total` is the sum with signs. */
  readonly isDifference?: true
  readonly total: number
  readonly unit: string
  /** Part of the total that was not waiting, 0 to 1: what shares in evidence are of. */
  readonly activeShare: number
  readonly measure: Measure
  /** As a person reads it. */
  readonly measureTitle: string
  /** In the file, of this sample type; null where it does not say or nothing was sampled. */
  readonly samples: number | null
  /** Samples behind the active part; null where `samples` is. */
  readonly sampleCount: number | null
  /** What intervals rest on; null where there are none. */
  readonly sureSamples: number | null
  /** Most important first; quality findings come last. */
  readonly insights: readonly Insight[]
  /** What came nearest, for saying why nothing stood out; null for an empty profile. */
  readonly widest: { readonly fn: number; readonly functionName: string; readonly selfShare: number } | null
}

export function explainsStack(insight: Insight, stack: number): boolean {
  return ((insight.explains[stack >> 3] >> (stack & 7)) & 1) === 1
}
