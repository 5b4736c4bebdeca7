// Moving bytes from one place to another.

import { begins, exactly, whole } from '../../names/patterns'
import { domainRule } from './domainRule'

export const copying = domainRule({
  id: 'memcpy',
  title: 'Copying memory',
  patterns: {
    level: 'low',
    names: [
      exactly('(?:__(?:GI_)?)?mem(?:move|cpy|pcpy|set|cmp)\\w*'),
      whole('runtime\\.(?:memmove|duffcopy|duffzero)', '\\w*arraycopy', 'clear_page\\w*'),
      begins('_?copy_user'),
    ],
  },
  advice:
    'Pass by reference or as a slice, hand buffers on instead of copying them, and do not zero large buffers that are overwritten anyway.',
})
