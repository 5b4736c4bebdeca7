// Code that keeps falling back to the interpreter because shapes and types change.

import { begins, exactly } from '../../names/patterns'
import { domainRule } from './domainRule'

/** Some of it is normal while code warms up. */
const MIN_SHARE = 0.1
/** The interpreter stands under everything it runs; only where it is (nearly) the leaf is it the cost. */
const REACH_FRAMES = 2

export const deoptimisation = domainRule({
  id: 'deopt',
  title: 'Deoptimised code',
  minShare: MIN_SHARE,
  patterns: {
    level: 'low',
    reachFrames: REACH_FRAMES,
    names: [
      begins(
        'Deoptimiz\\w+',
        'v8::internal::Deoptimiz\\w+',
        '(?:v8::internal::)?Runtime_\\w*(?:Deopt|Miss)',
        '(?:Builtins_)?(?:Keyed)?(?:Load|Store)IC_Miss',
      ),
      exactly('(?:Builtins_)?Interpreter\\w*'),
    ],
  },
  advice:
    'Keep the shapes and types that reach the named function stable: the same fields in the same order, one type an argument, no holes in arrays.',
})
