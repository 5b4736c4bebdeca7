// The contract of a rule: it looks at the samples that are left and returns the largest thing it sees, or null.

import type { DomainPatterns } from '../measures/domain'
import type { Draft, InsightKind, Said } from './draft'
import type { Facts } from '../measures/facts'
import type { Weights } from '../measures/weights'

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

/** `R`: what its findings are called. The list of all names is made from the rules (see ruleIds.ts). */
export type Rule<R extends string = string> = {
  /** What its thresholds and patterns are set by. */
  readonly id: string
  readonly kind: InsightKind
  /** Each can be switched off. */
  readonly reports: readonly R[]
  /** Asked again, without the samples it explained, until it returns null. */
  readonly repeats: boolean
  readonly limits: Limits
  /** Names that belong to it, for rules that know code by its name. */
  readonly patterns: DomainPatterns | null
  find(given: Case, limits: Limits): Draft<R> | null
}

/** Makes a rule whose `find` knows its own thresholds by name; a setting replaces a threshold. */
export function defineRule<const R extends string, L extends Limits>(own: {
  readonly reports: readonly R[]
  /** Where it is another name than the first that it reports. */
  readonly id?: string
  readonly kind: InsightKind
  readonly repeats?: boolean
  readonly limits: L
  readonly patterns?: DomainPatterns
  readonly find: (given: Case, limits: L) => Said<NoInfer<R>> | null
}): Rule<R> {
  const { reports, kind, limits } = own
  const [first] = reports
  return {
    id: own.id ?? first,
    kind,
    reports,
    repeats: own.repeats ?? false,
    limits,
    patterns: own.patterns ?? null,
    find(given, changed) {
      const said = own.find(given, { ...limits, ...changed })
      return said === null ? null : { ...said, rule: said.rule ?? first }
    },
  }
}
