// The contract of a rule: it looks at the samples that are left and returns the largest thing it sees, or null.

import type { DomainPatterns } from './domains/domain'
import type { Detail, InsightKind, Severity, TradeOff } from './insight'
import type { Facts } from './measures/facts'
import type { Weights } from './measures/weights'
import type { OwnRule, ProfileRule } from './ruleIds'

/** What a rule says before ranking, in symbols and nodes. */
export type Draft = {
  /** The name it is reported under: one of those that its rule `reports`. */
  readonly rule: ProfileRule | OwnRule
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

/** What a rule is given. */
export type Case = {
  readonly facts: Facts
  /** The samples that no earlier finding has explained. */
  readonly rest: Weights
  /** Earlier findings. */
  readonly found: readonly Draft[]
  /** By symbol: 1 where it only inherits the cost of an earlier finding. */
  readonly isInherited: Uint8Array
}

/** Thresholds by name. */
export type Limits = Readonly<Record<string, number>>

export type Rule = {
  readonly id: string
  readonly kind: InsightKind
  /** What its findings are called: each can be switched off. */
  readonly reports: readonly (ProfileRule | OwnRule)[]
  /** Asked again, without the samples it explained, until it returns null. */
  readonly repeats: boolean
  readonly limits: Limits
  /** Names that belong to it, for rules that know code by its name. */
  readonly patterns: DomainPatterns | null
  find(given: Case, limits: Limits): Draft | null
}

/** Makes a rule whose `find` knows its own thresholds by name; a setting replaces a threshold. */
export function defineRule<L extends Limits>(own: {
  readonly id: string
  readonly kind: InsightKind
  readonly reports: readonly (ProfileRule | OwnRule)[]
  readonly repeats?: boolean
  readonly limits: L
  readonly patterns?: DomainPatterns
  readonly find: (given: Case, limits: L) => Draft | null
}): Rule {
  return {
    id: own.id,
    kind: own.kind,
    reports: own.reports,
    repeats: own.repeats ?? false,
    limits: own.limits,
    patterns: own.patterns ?? null,
    find: (given, changed) => own.find(given, { ...own.limits, ...changed }),
  }
}
