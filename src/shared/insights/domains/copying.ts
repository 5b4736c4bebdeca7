// Moving bytes from one place to another.

import { begins, exactly, whole } from '../../names/patterns'
import { domainRule } from './domainRule'

const COMPARING = exactly('(?:__(?:GI_)?|_platform_)?memcmp(?:\\w|\\$)*')

export const copying = domainRule({
  id: 'memcpy',
  title: 'Copying memory',
  parts: [
    { rule: 'memcpy', title: 'Comparing memory', names: [COMPARING] },
    { rule: 'memcpy', title: 'Copying memory', names: null },
  ],
  patterns: {
    level: 'low',
    names: [
      exactly('(?:__(?:GI_)?|_platform_)?mem(?:move|cpy|pcpy|set|cmp)(?:\\w|\\$)*', '_*bzero(?:\\w|\\$)*'),
      whole('runtime\\.(?:memmove|duffcopy|duffzero)', '\\w*arraycopy', 'clear_page\\w*'),
      begins('_?copy_user'),
    ],
  },
  advice: ({ part }) =>
    part === null || part.names === null
      ? 'Pass by reference or as a slice, hand buffers on instead of copying them, and do not zero large buffers that are overwritten anyway.'
      : 'Compare less: compare lengths or hashes first, keep numbers for names (interning), or look up in a map instead of walking a list.',
})
