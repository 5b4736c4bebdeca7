// A hot function whose optimised code V8 gave up, and why: most hot functions were given up once, so a remark and not a cost.

import { DEOPT_LABEL } from '../../profile/labelNames'
import { NONE, stringAt } from '../../profile/profile'
import { surely, titleOf, type Facts } from '../measures/facts'
import { heaviestNode } from '../measures/surroundings'
import { symbolsAbove } from '../measures/weights'
import { defineRule } from '../rule/rule'
import { shareText, shortOf } from '../rule/wording'

export const deoptReason = defineRule({
  id: 'deopt-reason',
  kind: 'note',
  reports: ['deopt'],
  limits: {
    /** In narrower functions it cannot matter. */
    minShare: 0.05,
  },
  find({ facts }, { minShare }) {
    const reasons = reasonBySymbol(facts)
    if (reasons.size === 0) return null
    const [symbol] = symbolsAbove(facts.all.symbolSelf, minShare * facts.active).filter(at => reasons.has(at))
    if (symbol === undefined || surely(facts, facts.all.symbolSelf[symbol]) < minShare) return null
    const name = titleOf(facts, symbol)
    const value = facts.all.symbolSelf[symbol]
    return {
      kind: 'note',
      severity: 'low',
      title: `Optimised code given up: ${name}`,
      symbol,
      node: heaviestNode(facts.tree, facts.all.self, symbol),
      value,
      what: `V8 gave up its optimised code for ${shortOf(facts, symbol)}: ${reasons.get(symbol) ?? ''}.`,
      more: [`The function itself takes ${shareText(facts, value)} of the time.`],
      details: [{ label: 'Reason', value: reasons.get(symbol) ?? '' }],
      action: `Keep the shapes and types that reach ${shortOf(facts, symbol)} stable, if this happens again and again: the same fields in the same order, one type an argument.`,
      tradeOff: null,
      nodes: new Int32Array(0),
      inherited: [],
    }
  },
})

/** V8's reason by symbol, from the labels of its samples. */
function reasonBySymbol({ profile, symbols, view }: Facts): ReadonlyMap<number, string> {
  const { samples, labels } = profile
  const reasons = new Map<number, string>()
  if (samples.labelSet === null) return reasons
  const reasonOfSet = reasonsOfSets(profile.strings.indexOf(DEOPT_LABEL), labels.start, labels.key, labels.text)
  if (!reasonOfSet.some(text => text !== NONE)) return reasons
  for (let row = 0; row < samples.stack.length; row++) {
    const text = reasonOfSet[samples.labelSet[row]]
    if (text === NONE || samples.stack[row] === NONE) continue
    const symbol = symbols.ofFunction[profile.frames.fn[view.frame[samples.stack[row]]]]
    if (!reasons.has(symbol)) reasons.set(symbol, stringAt(profile, text) ?? '')
  }
  return reasons
}

/** By label set: the row of its reason's text, or NONE. */
function reasonsOfSets(reasonKey: number, start: Int32Array, key: Int32Array, text: Int32Array): number[] {
  const reasons: number[] = []
  for (let set = 0; set + 1 < start.length; set++) {
    let reason: number = NONE
    for (let row = start[set]; row < start[set + 1]; row++) if (reasonKey !== NONE && key[row] === reasonKey) reason = text[row]
    reasons.push(reason)
  }
  return reasons
}
