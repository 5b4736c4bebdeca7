// A function that calls itself very deep: not slow by itself, but a stack can overflow.

import { isForkJoin } from '../../names/iterators'
import { NONE } from '../../profile/profile'
import { maySubject, titleOf } from '../measures/facts'
import { isLibrary } from '../measures/runtimes'
import { defineRule } from '../rule/rule'
import { shareText, shortOf } from '../rule/wording'

/** One frame of the runtime for every frame of the program that it interprets. */
const INTERPRETER = /Interpreter|EvalFrame/

export const deepRecursion = defineRule({
  kind: 'note',
  reports: ['deep-recursion'],
  limits: {
    /** Balanced trees of any size are shallower. */
    minDepth: 50,
    /** Of the active part: a rare deep stack is no cost, and far from any limit. */
    minShare: 0.05,
  },
  find({ facts }, { minDepth, minShare }) {
    const { tree, all, symbols } = facts
    let node: number = NONE
    for (let at = 0; at < tree.length; at++) {
      if (tree.occurrence[at] < minDepth || all.total[at] === 0 || (node !== NONE && tree.occurrence[at] <= tree.occurrence[node])) continue
      const symbol = tree.symbol[at]
      if (
        maySubject(facts, symbol) &&
        all.symbolTotal[symbol] >= minShare * facts.active &&
        !isForkJoin(symbols.name[symbol]) &&
        !isLibrary(symbols, symbol) &&
        !INTERPRETER.test(symbols.name[symbol])
      )
        node = at
    }
    if (node === NONE) return null
    const symbol = tree.symbol[node]
    const name = titleOf(facts, symbol)
    const value = all.symbolTotal[symbol]
    return {
      kind: 'note',
      severity: 'low',
      title: `Deep recursion: ${name}`,
      symbol,
      node,
      value,
      what: `It stands up to ${tree.occurrence[node]} times in one stack; ${shareText(facts, value)} of the time passes through it.`,
      details: [{ label: 'Deepest recursion', value: String(tree.occurrence[node]) }],
      action: `Turn the recursion of ${shortOf(facts, symbol)} into a loop with a stack of its own: a larger input may overflow the call stack.`,
      tradeOff: null,
      nodes: new Int32Array(0),
      inherited: [],
    }
  },
})
