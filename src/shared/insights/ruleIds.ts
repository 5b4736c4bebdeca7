// What findings may be reported as, so that one can be switched off by the name that it shows. Those about one profile are the rules' own.

import type { Draft } from './rule/draft'
import { RULES } from './index'

type Reported = (typeof RULES)[number]['reports'][number]

/** Findings about one profile. A rule whose names the compiler does not know would make it any text, and is refused. */
export type ProfileRule = string extends Reported ? never : Reported

/** Findings about two. */
export const CHANGE_RULES = ['regressed', 'improved', 'new', 'gone', 'renamed', 'moved', 'grew', 'idle-changed', 'unknown-size'] as const
export type ChangeRule = (typeof CHANGE_RULES)[number]

/** A file's other measure matters more. */
export const OTHER_MEASURE = 'other-measure'

/** A domain of somebody's own settings, under their name for it. */
export type OwnRule = string & { readonly own: unique symbol }

/** What is found in one profile. */
export type Found = Draft<ProfileRule | OwnRule>

export type RuleId = ProfileRule | ChangeRule | typeof OTHER_MEASURE | OwnRule

const OURS = new Set<string>([...RULES.flatMap(({ reports }) => reports), ...CHANGE_RULES, OTHER_MEASURE])

export function isOwnRule(id: string): id is OwnRule {
  return !OURS.has(id)
}
