// Which finding comes first, what is one finding and not two, and how sure any of them can be.

import { NONE } from '../profile/profile'
import { milder, type Severity } from './insight'
import type { Facts } from './measures/facts'
import { HIGH_UNKNOWN_SHARE } from './quality/missingSymbols'
import type { Draft } from './rule'

/** Below this, a shape is a guess. */
const SURE_SAMPLES = 100

/** Where shares are equal, what says more about the cause comes first. */
const TIE_ORDER: readonly string[] = ['deep-stack', 'plateau', 'wide-middle', 'wide-leaf']

/** Most important first: several peaks before their peaks, then by share; remarks and doubts about the profile last. */
export function ranked(facts: Facts, drafts: readonly Draft[]): Draft[] {
  const capped = withoutDoubles(drafts).map(draft => ({ ...draft, severity: cappedSeverity(facts, draft, drafts) }))
  return capped.sort((a, b) => groupOf(a) - groupOf(b) || b.value - a.value || tieOf(a) - tieOf(b))
}

/** A function found twice is one finding, the larger; a function that only inherits another's cost is none. */
function withoutDoubles(drafts: readonly Draft[]): Draft[] {
  const inherited = new Set(drafts.flatMap(draft => draft.inherited))
  const isCode = ({ kind, rule, symbol }: Draft) => (kind === 'shape' || kind === 'domain') && rule !== 'multiple-peaks' && symbol !== NONE
  return drafts.filter(draft => {
    if (!isCode(draft)) return true
    if (draft.kind === 'shape' && inherited.has(draft.symbol)) return false
    return !drafts.some(other => other !== draft && isCode(other) && other.symbol === draft.symbol && isStronger(other, draft, drafts))
  })
}

function isStronger(a: Draft, b: Draft, order: readonly Draft[]): boolean {
  return a.value > b.value || (a.value === b.value && order.indexOf(a) < order.indexOf(b))
}

function groupOf({ rule, kind }: Draft): number {
  if (rule === 'multiple-peaks') return 0
  if (kind === 'shape' || kind === 'domain') return 1
  return kind === 'note' ? 2 : 3
}

function tieOf({ rule, kind }: Draft): number {
  return kind === 'domain' ? -1 : TIE_ORDER.indexOf(rule)
}

function cappedSeverity({ samples, active }: Facts, draft: Draft, drafts: readonly Draft[]): Severity {
  if (draft.kind !== 'shape' && draft.kind !== 'domain') return draft.severity
  if (samples < SURE_SAMPLES) return 'low'
  const unknown = drafts.find(({ rule }) => rule === 'missing-symbols')
  const isDim = unknown !== undefined && unknown.value >= HIGH_UNKNOWN_SHARE * active
  return isDim && draft.kind === 'shape' ? milder(draft.severity, 'medium') : draft.severity
}
