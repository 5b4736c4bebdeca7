// Looking up and growing hash tables.

import { begins, whole } from '../../names/patterns'
import { domainRule } from './domainRule'

/** The map as a whole is made again. */
const COPIES = /(?:::clone|\.clone|copy|putAll|putMapEntries|extend|from_iter)$/i

/** Every entry is looked at. */
const WALKS = /(?:mapiter\w*|Iter\)\.\w+|HashIterator\.\w+)$/

export const hashMaps = domainRule({
  id: 'hash-map',
  title: 'Hash maps',
  patterns: {
    level: 'low',
    names: [
      whole('runtime\\.(?:map(?:assign|access|delete|iter)\\w*|hashGrow|growWork\\w*|evacuate\\w*|aeshash\\w*|strhash\\w*|memhash\\w*)'),
      begins('internal/runtime/maps\\.', 'std::_Hashtable', '_M_rehash', 'hashbrown::', 'lookdict\\w*'),
      whole('(?:Linked|Concurrent)?HashMap\\.(?:put|putVal|resize|getNode|hash)', 'dictresize', 'insertdict', 'GetHashCode'),
      /(?<![A-Za-z0-9_])Dictionary\b.*(?:Resize|FindValue)/,
    ],
  },
  advice: ({ facts, symbol }) =>
    COPIES.test(facts.symbols.name[symbol])
      ? 'Do not copy the whole map: hand it on by reference, change it in place, or keep only what differs.'
      : WALKS.test(facts.symbols.name[symbol])
        ? 'Walk the map less often: keep what is looked for beside it, or its keys in a slice or list; a loop that asks again and again should wait for an event.'
        : 'Give the map its size at once, use a cheaper key, or an array where keys are small or dense.',
})
