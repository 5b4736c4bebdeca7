// What findings may be reported as: one list, so that a finding can be switched off by the name that it shows.

export const RULE_IDS = [
  'missing-symbols',
  'few-samples',
  'unknown-samples',
  'heavy-sample',
  'truncated-stacks',
  'broken-stacks',
  'idle',
  'profiler-cost',
  'deep-recursion',
  'wrapper-tower',
  'deopt',
  'held-lock',
  'allocation-site',
  'retained',
  'lock-site',
  'thread-group',
  'waiting',
  'side-work',
  'startup',
  'n-plus-one',
  'database',
  'serialization',
  'regex',
  'regex-compile',
  'logging',
  'compression',
  'crypto',
  'sorting',
  'exceptions',
  'jit-compile',
  'page-faults',
  'string-concat',
  'lock-contention',
  'allocation',
  'gc-pressure',
  'memcpy',
  'hash-map',
  'syscall-io',
  'reflection',
  'plateau',
  'deep-stack',
  'wide-leaf',
  'wide-middle',
  'multiple-peaks',
  'widest-own',
] as const

/** Findings about one profile. */
export type ProfileRule = (typeof RULE_IDS)[number]

/** Findings about two. */
export const CHANGE_RULES = ['regressed', 'improved', 'new', 'gone', 'renamed', 'moved', 'grew', 'idle-changed', 'unknown-size'] as const
export type ChangeRule = (typeof CHANGE_RULES)[number]

/** A file's other measure matters more. */
export const OTHER_MEASURE = 'other-measure'

/** A domain of somebody's own settings, under their name for it. */
export type OwnRule = string & { readonly own: unique symbol }

export type RuleId = ProfileRule | ChangeRule | typeof OTHER_MEASURE | OwnRule

const OURS: ReadonlySet<string> = new Set([...RULE_IDS, ...CHANGE_RULES, OTHER_MEASURE])

export function isOwnRule(id: string): id is OwnRule {
  return !OURS.has(id)
}
