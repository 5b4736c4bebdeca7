// What a rule says of what it found, before all that is said is ranked: in symbols and nodes, and the sentences that only it can say.

export type Severity = 'high' | 'medium' | 'low'

/** Order of importance. */
export const SEVERITIES: readonly Severity[] = ['high', 'medium', 'low']

export function milder(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) > SEVERITIES.indexOf(b) ? a : b
}

/** Shapes and domains are about code; changes about what a function weighs now and did before; notes are remarks; quality is about the profile itself. */
export type InsightKind = 'shape' | 'domain' | 'change' | 'note' | 'quality'

/** What an action promises and costs, in words; null where nothing general can be said. */
export type TradeOff = { readonly gain: string; readonly cost: string; readonly risk: string }

/** One measure behind a finding, in words: what 'why' unfolds. */
export type Detail = { readonly label: string; readonly value: string }

/** `rule`: the name it is reported under. */
export type Draft<R extends string = string> = Said<R> & { readonly rule: R }

/** `R`: where its rule reports under several names, which one; without, it is the first. */
export type Said<R extends string = never> = {
  readonly rule?: R
  readonly kind: InsightKind
  readonly severity: Severity
  readonly title: string
  /** NONE when it is about the profile and not about a function. */
  readonly symbol: number
  /** The node whose stack shows it, or NONE. */
  readonly node: number
  /** In the unit of the sample type. */
  readonly value: number
  /** One sentence, without the share of the whole. */
  readonly what: string
  /** Further sentences of evidence. */
  readonly more?: readonly string[]
  readonly details: readonly Detail[]
  /** What to try, without 'measure again'. */
  readonly action: string
  readonly tradeOff: TradeOff | null
  /** Nodes whose samples it explains: no later rule sees them. */
  readonly nodes: Int32Array
  /** Ancestors that only inherit its cost: never the subject of a finding. */
  readonly inherited: readonly number[]
}
