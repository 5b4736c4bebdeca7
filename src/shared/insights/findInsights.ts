// A profile in, findings out: runs the rules one after the other over what is left, then orders and caps what they said.

import { NAMED } from './measures/ruleNames'
import { measureTitle, type Measure } from '../analysis/measure'
import { isAll } from '../base/quantity'
import { once } from '../base/remember'
import { NONE, type Profile } from '../profile/profile'
import type { StackView } from '../analysis/stackView'
import { DOMAIN_MIN_SHARE, domainRule } from './domains/domainRule'
import { RULES, SITE_RULES } from './index'
import type { Insight, InsightReport, Weight } from './insight'
import type { Domain } from './measures/domainSamples'
import { isSure } from './measures/sampleCount'
import { errorOf, factsOf, isOfSamples, maySubject, shareOf, type Facts } from './measures/facts'
import { shownStacks } from './measures/shownStacks'
import { symbolTitle } from './measures/symbols'
import { nodesWhere, without, type Weights } from './measures/weights'
import { ranked } from './ranking'
import type { Rule } from './rule/rule'
import type { Found, OwnRule, ProfileRule } from './ruleIds'
import type { KnownRules, OwnDomain, RuleSettings } from './settings'

/** More findings than anybody reads; a bound on the work for hostile input. */
const MAX_FINDINGS = 60

/** `measure`: what a person says that the file measures. */
export type InsightOptions = { readonly rules: RuleSettings; readonly measure?: Measure | null }

export function findInsights(
  profile: Profile,
  view: StackView,
  sampleType: number,
  { rules: settings, measure = null }: InsightOptions,
): InsightReport {
  const isOff = (id: string) => settings.rules.get(id)?.enabled === false
  const rules = [...settings.domains.map(ownRule), ...RULES].filter(({ id, reports }) => !isOff(id) && !reports.every(isOff))
  const facts = factsOf({ profile, view, sampleType, measure }, domainsOf(rules, settings), settings.frames)
  const drafts = facts.total > 0 ? ranked(facts, runRules(facts, rules, settings)) : []
  const stacks = shownStacks(
    facts,
    drafts.map(({ node }) => node),
  )
  const sampledRows = once(() => rowsWithSamples(facts))
  return {
    total: facts.total,
    unit: facts.unit,
    activeShare: facts.total > 0 ? facts.active / facts.total : 0,
    measure: facts.measure,
    measureTitle: measureTitle(profile, sampleType, facts.measure),
    samples: facts.allSamples === null ? null : Math.round(facts.allSamples),
    sampleCount: isOfSamples(facts.measure) ? facts.samples : null,
    sureSamples: isOfSamples(facts.measure) ? facts.sureSamples : null,
    insights: drafts.map((draft, place) => insightOf(facts, draft, stacks[place], sampledRows)),
    widest: widestOf(facts),
  }
}

/** What a settings file may name. */
export const KNOWN_RULES: KnownRules = new Map<string, { readonly limits: readonly string[]; readonly hasPatterns: boolean }>([
  ...RULES.flatMap(({ reports }) => reports.map(id => [id, { limits: [], hasPatterns: false }] as const)),
  ...RULES.map(({ id, limits, patterns }) => [id, { limits: Object.keys(limits), hasPatterns: patterns !== null }] as const),
])

function ownRule({ id, title, patterns, minShare, action }: OwnDomain): Rule<OwnRule> {
  return domainRule({
    id,
    title,
    patterns: { level: 'high', names: patterns },
    minShare: minShare ?? DOMAIN_MIN_SHARE,
    advice: action,
  })
}

function domainsOf(rules: readonly Rule[], settings: RuleSettings): Domain[] {
  return rules.flatMap(({ id, patterns }) => {
    if (patterns === null) return []
    const added = settings.rules.get(id)?.patterns ?? []
    // The same list as ever where nothing is added: what is known of a list of patterns is kept with it.
    return [{ id, patterns: added.length === 0 ? patterns : { ...patterns, names: [...patterns.names, ...added] } }]
  })
}

function runRules(facts: Facts, rules: readonly Rule<ProfileRule | OwnRule>[], settings: RuleSettings): Found[] {
  const found: Found[] = []
  const isInherited = new Uint8Array(facts.symbols.length)
  let rest = facts.all
  const firstShape = rules.findIndex(({ kind }) => kind === 'shape')
  for (const [place, rule] of rules.entries()) {
    if (place === firstShape && facts.countsWaiting) rest = withoutWaiting(facts, rest)
    if (!speaksOf(rule, facts)) continue
    const limits = settings.rules.get(rule.id)?.limits ?? {}
    while (found.length < MAX_FINDINGS) {
      const draft = rule.find({ facts, rest, found, isInherited }, limits)
      // What is said under a name that was switched off is not said, and its samples are there for others.
      if (draft === null || settings.rules.get(draft.rule)?.enabled === false) break
      found.push(draft)
      for (const symbol of draft.inherited) isInherited[symbol] = 1
      if (explainsSamples(draft)) rest = without(facts.tree, rest, draft.nodes)
      if (!rule.repeats) break
    }
  }
  return found
}

/** Where functions take time. Of memory, locks and counts there are rules of their own. */
const TIMES: readonly Measure[] = ['cpu', 'wall']

function speaksOf({ kind, id }: Rule, { measure, sureSamples }: Facts): boolean {
  if (kind === 'quality') return true
  // Few samples show no shape and no known cost; the last word claims neither. Of memory and locks few records are all that there is.
  const isUnsure = !isSure(sureSamples) && isOfSamples(measure)
  if (isUnsure && (kind === 'shape' || kind === 'domain') && id !== NAMED.widestOwn) return false
  return TIMES.includes(measure) || SITE_RULES.includes(id) || id === NAMED.profilerCost
}

/** Waiting that no known cost has named has no shape worth a finding. */
function withoutWaiting({ tree, isIdle }: Facts, rest: Weights): Weights {
  const waiting = nodesWhere(rest, node => isIdle[node] === 1)
  return waiting.length === 0 ? rest : without(tree, rest, waiting)
}

/** Remarks and doubts explain nothing, and several peaks are explained by each of them. */
function explainsSamples({ kind, rule }: Found): boolean {
  return (kind === 'shape' || kind === 'domain') && rule !== NAMED.multiplePeaks
}

function insightOf(facts: Facts, draft: Found, stack: readonly number[], sampledRows: () => Int32Array): Insight {
  return {
    rule: draft.rule,
    kind: draft.kind,
    severity: draft.severity,
    title: draft.title,
    fn: stack[stack.length - 1] ?? NONE,
    functionName: symbolTitle(facts.profile, facts.symbols, draft.symbol),
    stack,
    weight: weightOf(facts, draft),
    what: draft.what,
    more: draft.more ?? [],
    details: draft.details,
    action: draft.action,
    tradeOff: draft.tradeOff,
    explains: bitsOf(facts, draft.nodes, sampledRows),
    help: `docs/findings.md#${draft.rule}`,
  }
}

/** Code is weighed against what was active, remarks and doubts against everything. */
function weightOf(facts: Facts, { kind, value }: Found): Weight {
  const { total, active } = facts
  if ((kind === 'shape' || kind === 'domain') && active > 0 && !isAll(active / total))
    return { value, share: shareOf(facts, value), error: errorOf(facts, value), of: 'active' }
  // Sums of fractions may end a hair above the whole.
  const share = total > 0 ? Math.min(1, Math.max(0, value / total)) : 0
  return { value, share, error: kind === 'shape' || kind === 'domain' ? errorOf(facts, value) : null, of: 'all' }
}

function bitsOf({ tree }: Facts, nodes: Int32Array, sampledRows: () => Int32Array): Uint8Array {
  const { nodeOfStack } = tree
  const bits = new Uint8Array((nodeOfStack.length + 7) >> 3)
  if (nodes.length === 0) return bits
  const isExplained = new Uint8Array(tree.length)
  for (const node of nodes) isExplained[node] = 1
  for (const stack of sampledRows()) if (isExplained[nodeOfStack[stack]] === 1) bits[stack >> 3] |= 1 << (stack & 7)
  return bits
}

/** Rows of the view that weigh something and that rules look at: few of all. */
function rowsWithSamples({ tree, view }: Facts): Int32Array {
  const rows = new Int32Array(view.self.length)
  let count = 0
  for (let row = 0; row < rows.length; row++) if (view.self[row] !== 0 && tree.nodeOfStack[row] !== NONE) rows[count++] = row
  return rows.slice(0, count)
}

function widestOf(facts: Facts): InsightReport['widest'] {
  const { all, symbols, profile, active } = facts
  let widest: number = NONE
  all.symbolSelf.forEach((self, symbol) => {
    if (self > 0 && maySubject(facts, symbol) && (widest === NONE || self > all.symbolSelf[widest])) widest = symbol
  })
  if (widest === NONE) return null
  const fn = symbols.firstFunction[widest]
  return { fn, functionName: symbolTitle(profile, symbols, widest), selfShare: all.symbolSelf[widest] / active }
}
