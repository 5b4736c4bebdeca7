// Rules that other rules speak of. Each has its name from here, so that none is renamed for itself alone.

export const NAMED = {
  brokenStacks: 'broken-stacks',
  collector: 'gc-pressure',
  database: 'database',
  heavySample: 'heavy-sample',
  locks: 'lock-contention',
  multiplePeaks: 'multiple-peaks',
  nPlusOne: 'n-plus-one',
  profilerCost: 'profiler-cost',
  systemCalls: 'syscall-io',
  truncatedStacks: 'truncated-stacks',
  widestOwn: 'widest-own',
} as const
