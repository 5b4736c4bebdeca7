// Looking members up by name at run time.

import { begins, path, whole } from '../../names/patterns'
import { domainRule } from './domainRule'

/** Its own share only, so a twentieth is much. */
const MIN_SHARE = 0.05
/** Frameworks call everything through reflection; only time in the look-up itself counts. */
const REACH_FRAMES = 1

export const reflection = domainRule({
  id: 'reflection',
  title: 'Reflection',
  minShare: MIN_SHARE,
  patterns: {
    level: 'low',
    reachFrames: REACH_FRAMES,
    names: [
      begins('(?:java[./]lang|jdk[./]internal)[./]reflect[./]', 'DirectMethodHandleAccessor', 'MethodHandle'),
      /^reflect\.\(?/,
      begins('System\\.Reflection', 'RuntimeMethodInfo'),
      whole('getattr', 'method_missing'),
    ],
    files: [path('inspect\\.py$')],
  },
  advice: 'Look members up once and keep them, or generate the code that reads them.',
})
