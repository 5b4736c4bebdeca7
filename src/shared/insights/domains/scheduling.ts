// Go's goroutines: what handing values to each other, starting them and switching between them costs.

import { NAMED } from '../measures/ruleNames'
import { exactly } from '../../names/patterns'
import { domainRule } from './domainRule'

/** A tenth of a server's time is what its goroutines cost anyway. */
const MIN_SHARE = 0.1

/** The ways into the scheduler: a channel, a new goroutine, one that is woken, and the switch to another. */
const SCHEDULER = exactly(
  'runtime\\.(?:chan(?:send|recv)[12]?|closechan|selectgo|selectnb(?:send|recv)|newproc1?|(?:go)?ready|readyWithTime|wakep|startm|handoffp)',
  'runtime\\.(?:notewakeup|chanparkcommit|selparkcommit|resetForSleep|gdestroy|Gosched|gosched(?:Impl|_m)|gopreempt_m|schedule|resetspinning|execute)',
)

/** By what costs most: starting goroutines, or channels. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [
    /^runtime\.newproc/,
    'Start fewer goroutines: a fixed number of them that each take many pieces of work, and small work done where it comes up.',
  ],
  [
    /^runtime\.(?:chan|closechan|select)/,
    'Send less often: several values at once, or through a channel with room. What is only counted or looked up needs no channel: an atomic or a mutex will do.',
  ],
]
const FEWER = 'Wake and switch less often: longer pieces of work for fewer goroutines, and fewer hand-overs between them.'

export const scheduling = domainRule({
  id: 'scheduling',
  title: 'Goroutine scheduling',
  minShare: MIN_SHARE,
  patterns: {
    level: 'low',
    names: [SCHEDULER],
    anyDepth: [SCHEDULER],
    // The scheduler's own locks and wake-ups: nobody in the program holds them.
    winsOver: [NAMED.locks],
  },
  advice: ({ facts, symbol }) => ADVICE.find(([names]) => names.test(facts.symbols.name[symbol]))?.[1] ?? FEWER,
})
