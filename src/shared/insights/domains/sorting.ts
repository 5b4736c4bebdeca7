// Sorting, the comparison functions under it counted.

import { begins, whole } from '../../names/patterns'
import { domainRule } from './domainRule'

export const sorting = domainRule({
  id: 'sorting',
  title: 'Sorting',
  patterns: {
    level: 'high',
    names: [
      /^sort\./,
      begins('slices\\.(?:Sort|pdqsort)', 'java[./]util[./](?:TimSort|ComparableTimSort|DualPivotQuicksort|Arrays\\.sort)'),
      begins('std::__(?:introsort|merge_sort|insertion_sort)', '(?:core|alloc)::slice::(?:\\w+::)*\\w*sort', '(?:Builtins_)?ArrayTimSort'),
      whole('qsort(?:_r)?', 'list\\.sort', '(?:std::)?(?:stable_)?sort_by\\w*', 'std::(?:stable_)?sort', 'Array\\.(?:prototype\\.)?sort'),
      /(?:^|[ .])sorted$/,
    ],
  },
  advice: 'Sort once and keep it sorted, keep only the top k in a heap, or let the database order and limit.',
})
