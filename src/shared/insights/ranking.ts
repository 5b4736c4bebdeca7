// Which finding comes first, what is one finding and not two, and how sure any of them can be.

import type { Measure } from '../analysis/measure'
import { NONE } from '../profile/profile'
import { milder, type Severity } from './rule/draft'
import { isOfSamples, type Facts } from './measures/facts'
import { tinyBytes } from './measures/memorySize'
import { isSure } from './measures/sampleCount'
import { HIGH_UNKNOWN_SHARE } from './quality/missingSymbols'
import type { Found } from './ruleIds'

/** Of all: less is no finding, however large a part of what was active. */
const MIN_SHARE_OF_ALL = 0.02
/** Of what threads with any work spent: from here on that is the message, and every other share is of little. */
const IDLE_LEADS = 0.9

const HALF = 0.5

/** Where shares are equal, what says more about the cause comes first. */
const TIE_ORDER: readonly Found['rule'][] = ['deep-stack', 'plateau', 'wide-middle', 'wide-leaf']

/** Most important first: several peaks before their peaks, then by share; remarks and doubts about the profile last. */
export function ranked(facts: Facts, drafts: readonly Found[]): Found[] {
  const capped = withoutDoubles(drafts.filter(draft => matters(facts, draft))).map(draft => ({
    ...draft,
    severity: cappedSeverity(facts, draft, drafts),
  }))
  const isSummary = ({ rule }: Found) => rule === 'multiple-peaks'
  const most = (which: (draft: Found) => boolean) =>
    capped.reduce((value, draft) => (which(draft) ? Math.max(value, draft.value) : value), 0)
  const widestDomain = most(({ kind }) => kind === 'domain')
  const hasWidest = capped.some(({ rule, severity }) => rule === 'widest-own' && severity !== 'low')
  // Several peaks are the message when they outweigh the first known cost; else they stand before the widest of them.
  const leads = (draft: Found) => isSummary(draft) && draft.value > widestDomain && !hasWidest
  const weightOf = (draft: Found) =>
    isSummary(draft) ? most(other => other !== draft && other.kind === 'shape' && other.symbol === draft.symbol) : draft.value
  // What little there was besides waiting says nothing of the code, unless most of it is in one place.
  const hasNothingElse = !isSure(facts.sureSamples) && most(isAboutCode) < HALF * facts.active
  const company = { hasNothingElse, saysMore: capped.some(draft => isAboutCode(draft) && draft.severity !== 'low') }
  return capped.sort(
    (a, b) =>
      groupOf(facts, a, leads(a), company) - groupOf(facts, b, leads(b), company) || weightOf(b) - weightOf(a) || tieOf(a) - tieOf(b),
  )
}

/** A function found twice is one finding, the larger; a function that only inherits another's cost is none. */
function withoutDoubles(drafts: readonly Found[]): Found[] {
  const inherited = new Set(drafts.flatMap(draft => draft.inherited))
  const isCode = ({ kind, rule, symbol }: Found) => (kind === 'shape' || kind === 'domain') && rule !== 'multiple-peaks' && symbol !== NONE
  // A shape that only inherits is none, so it takes nothing else away either.
  const kept = drafts.filter(draft => !isCode(draft) || draft.kind !== 'shape' || !inherited.has(draft.symbol))
  return kept.filter(draft => {
    if (!isCode(draft)) return true
    return !kept.some(other => other !== draft && isCode(other) && other.symbol === draft.symbol && isStronger(other, draft, drafts))
  })
}

function isStronger(a: Found, b: Found, order: readonly Found[]): boolean {
  return a.value > b.value || (a.value === b.value && order.indexOf(a) < order.indexOf(b))
}

function isAboutCode({ kind }: Found): boolean {
  return kind === 'shape' || kind === 'domain'
}

/** What is about the code is surely not nothing. */
function matters({ total }: Facts, draft: Found): boolean {
  return !isAboutCode(draft) || draft.value >= MIN_SHARE_OF_ALL * total
}

/** `saysMore`: some finding about code matters, so the last word is the last. */
type Company = { readonly hasNothingElse: boolean; readonly saysMore: boolean }

function groupOf(facts: Facts, draft: Found, leads: boolean, { hasNothingElse, saysMore }: Company): number {
  const { total, onlyWaiting } = facts
  const { rule, kind, value, severity } = draft
  if (rule === 'idle' && value - onlyWaiting >= IDLE_LEADS * (total - onlyWaiting)) return -1
  if (rule === 'idle' && value - onlyWaiting >= HALF * (total - onlyWaiting) && hasNothingElse) return -1
  if (leads) return 0
  if (isParked(facts, draft)) return 1.7
  if (rule === 'widest-own' && severity === 'low' && saysMore) return 1.5
  if (kind === 'shape' || kind === 'domain') return 1
  return kind === 'note' ? 2 : 3
}

/** Most of it are threads that stand there all the time. */
const MOSTLY = 0.9

function isParked({ isParked: parked, all }: Facts, { nodes, kind }: Found): boolean {
  if (parked === null || kind !== 'shape') return false
  let whole = 0
  let standing = 0
  for (const node of nodes) {
    whole += all.self[node]
    if (parked[node] === 1) standing += all.self[node]
  }
  return whole > 0 && standing >= MOSTLY * whole
}

function tieOf({ rule, kind }: Found): number {
  return kind === 'domain' ? -1 : TIE_ORDER.indexOf(rule)
}

function cappedSeverity(facts: Facts, draft: Found, drafts: readonly Found[]): Severity {
  const { active, samples, sureSamples, measure } = facts
  if (draft.kind !== 'shape' && draft.kind !== 'domain') return draft.severity
  if (!isSureOf(measure, samples, sureSamples) || tinyBytes(facts) !== null) return 'low'
  const unknown = drafts.find(({ rule }) => rule === 'missing-symbols')
  const isDim = unknown !== undefined && unknown.value >= HIGH_UNKNOWN_SHARE * active
  return isDim && draft.kind === 'shape' ? milder(draft.severity, 'medium') : draft.severity
}

/** One record of memory for every half megabyte: fewer than these and a share may be chance. */
const SURE_RECORDS = 30

/** A lock's waits are counted one by one, and a long one is no doubt about them; memory is recorded by size. */
function isSureOf(measure: Measure, samples: number | null, sureSamples: number | null): boolean {
  if (measure === 'lock') return isSure(samples)
  return isOfSamples(measure) ? isSure(sureSamples) : samples === null || samples >= SURE_RECORDS
}
