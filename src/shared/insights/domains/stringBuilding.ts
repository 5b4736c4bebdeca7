// Strings put together piece by piece.

import { begins } from '../../names/patterns'
import { domainRule } from './domainRule'

export const stringBuilding = domainRule({
  id: 'string-concat',
  title: 'String building',
  patterns: {
    level: 'low',
    // Its time is in copying and allocating, and neither says why.
    winsOver: ['memcpy', 'gc-pressure'],
    names: [
      begins(
        '(?:java[./]lang[./])?(?:Abstract)?String(?:Builder|Buffer)\\.',
        'String\\.[Cc]oncat',
        '(?:java[./]lang[./])?StringConcatHelper',
        'runtime\\.concatstring',
      ),
      begins('unicode_concatenate', 'PyUnicode_Append', '(?:Builtins_)?StringAdd'),
    ],
  },
  advice: 'Build the string once: a builder with its size, or a join of the parts.',
})
