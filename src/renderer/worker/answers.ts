// The answers to the page's questions: each is core functions put together over the profiles that are open.

import { sumOf } from '../../shared/base/columns'
import { fail, ok, type Result } from '../../shared/base/result'
import { activityOf } from '../../shared/analysis/activity'
import { functionWeights, type FunctionWeights } from '../../shared/analysis/functionTable'
import { functionModules, type Modules } from '../../shared/analysis/modules'
import { neighboursOf } from '../../shared/analysis/neighbours'
import { matchedStackValue, matchFunctions, type Query } from '../../shared/analysis/search'
import { selectStacks, type StackChoice } from '../../shared/analysis/selectStacks'
import type { StackView } from '../../shared/analysis/stackView'
import { tableRows } from '../../shared/analysis/tableRows'
import { changeInsights } from '../../shared/diff/changeInsights'
import type { Changes } from '../../shared/diff/changes'
import { comparisonProfile } from '../../shared/diff/comparisonProfile'
import { savedSides } from '../../shared/formats/savedSides'
import type { Profile } from '../../shared/profile/profile'
import { decodeProfile } from '../../shared/profile/body'
import { comparedProfiles, forgetComparison } from './comparison'
import { changesText } from '../../shared/report/changesText'
import { unitOf } from '../../shared/profile/unit'
import { topText } from '../../shared/report/topText'
import { converted, foldedText, reportOf, viewSvgOf } from './exports'
import { fetchBody, type FetchProgress } from './fetchBody'
import { findingsIn, ruleFaultIn } from './findings'
import { heaviestOf } from './heaviest'
import { legendOf } from './legend'
import { copied, type Moved } from './moved'
import type { Answer, ProfileId, ProfileSheet, QuestionName, Questions } from './protocol'
import { sheetOf } from './sheet'
import { chartAnswer, sandwichAnswer, treeAnswer } from './trees'

type Answers = {
  readonly [K in QuestionName]: (
    ...args: [...Parameters<Questions[K]>, progress: FetchProgress]
  ) => Moved<Answer<K>> | Promise<Moved<Answer<K>>>
}

/** `changes`: it is a comparison, and its profile the union. */
export type Open = { readonly profile: Profile; readonly modules: Modules; readonly changes: Changes | null }
const open = new Map<ProfileId, Open>()

export const answers: Answers = {
  async open(id, url, progress) {
    const body = await fetchBody(url, progress)
    const decoded = body.ok ? decodeProfile(body.value) : body
    if (!decoded.ok) return copied<Result<ProfileSheet, string>>(fail(decoded.error))
    const modules = functionModules(decoded.value)
    open.set(id, { profile: decoded.value, modules, changes: null })
    return copied(ok(sheetOf(decoded.value, modules)))
  },
  close(id) {
    const closed = open.get(id)
    if (closed !== undefined) forgetComparison(closed.profile)
    open.delete(id)
    return copied(null)
  },
  split(id, baselineId, currentId) {
    const sides = savedSides(opened(id).profile)
    if (sides === null) throw new Error('This file holds one profile only.')
    const put = (side: ProfileId, profile: Profile) => {
      const modules = functionModules(profile)
      open.set(side, { profile, modules, changes: null })
      return sheetOf(profile, modules)
    }
    return copied({ baseline: put(baselineId, sides.baseline), current: put(currentId, sides.current) })
  },
  compare(id, base, current, wanted, scale) {
    const profiles = (ids: readonly ProfileId[]) => ids.map(side => opened(side).profile)
    const compared = comparedProfiles(profiles(base), profiles(current), wanted, scale)
    if (!compared.ok) return copied(compared)
    const { changes, sheet } = compared.value
    const profile = comparisonProfile(changes)
    const modules = functionModules(profile)
    open.set(id, { profile, modules, changes })
    // What its sample type counts is the larger side; the samples are those of both.
    return copied(ok({ ...sheetOf(profile, modules), sampleTotal: profile.meta.sampleCount, changes: sheet }))
  },
  tree(id, choice) {
    return treeAnswer(opened(id), choice, stacksFor(id, choice))
  },
  sandwich(id, choice, fn) {
    return sandwichAnswer(opened(id), choice, stacksFor(id, choice), fn)
  },
  activity(id, sampleType) {
    return copied(activityOf(opened(id).profile, sampleType))
  },
  chart(id, choice) {
    return chartAnswer(opened(id).profile, choice)
  },
  functions(id, choice) {
    return copied(weightsFor(id, choice))
  },
  rows(id, choice, sort, query) {
    const { profile, modules } = opened(id)
    const rows = tableRows(profile, modules, weightsFor(id, choice), sort, matchedBy(profile, query))
    return { value: rows, buffers: [rows.buffer] }
  },
  search(id, choice, query) {
    const { profile } = opened(id)
    const matches = matchFunctions(profile, query)
    if (!matches.ok) return copied(fail(matches.error))
    const matched = matches.value
    if (matched === null) return copied(ok(null))
    const view = stacksFor(id, choice)
    const totalValue = sumOf(view.self)
    const functionCount = sumOf(matched)
    return copied(ok({ matched, functionCount, value: matchedStackValue(profile, view, matched), totalValue }))
  },
  findings(id, choice, rules) {
    const { profile, changes } = opened(id)
    const answer = changes === null ? findingsIn(profile, choice, rules) : { report: changeInsights(changes), ruleFault: null }
    return { value: answer, buffers: answer.report.insights.map(({ explains }) => explains.buffer) }
  },
  ruleFault(rules) {
    return copied(ruleFaultIn(rules))
  },
  neighbours(id, choice, fn) {
    return copied(neighboursOf(opened(id).profile, stacksFor(id, choice), fn))
  },
  hottest(id, choice, count) {
    const weights = weightsFor(id, choice)
    const { self, total, totalValue } = weights
    return copied({ self: heaviestOf(self, count), total: heaviestOf(total, count), totalValue })
  },
  legend(id, choice) {
    const { profile, modules } = opened(id)
    return copied(legendOf(profile, modules, stacksFor(id, choice), weightsFor(id, choice)))
  },
  report(id, order) {
    return copied(reportOf(opened(id), order))
  },
  viewSvg(id, order) {
    return copied(viewSvgOf(opened(id), order))
  },
  async convert(id, choice, to, name) {
    const bytes = await converted(opened(id).profile, choice, to, name)
    return { value: bytes, buffers: [bytes.buffer] }
  },
  folded(id, choice, maxChars) {
    return copied(foldedText(opened(id).profile, stacksFor(id, choice), choice.sampleType, maxChars))
  },
  topText(id, choice, sort, query, columns, form, maxRows) {
    const { profile, modules } = opened(id)
    const weights = weightsFor(id, choice)
    const rows = tableRows(profile, modules, weights, sort, matchedBy(profile, query))
    const unit = unitOf(profile.meta.sampleTypes[choice.sampleType])
    return copied(topText({ profile: { names: profile, modules }, weights, unit }, columns, rows, form, maxRows))
  },
  changesText(id, query, sort, form, maxRows) {
    const { profile, changes } = opened(id)
    if (changes === null) throw new Error('Nothing is compared.')
    return copied(changesText(changes, matchedBy(profile, query), sort, form, maxRows))
  },
}

/** By function: 1 where its name matches; null where all count: nothing is searched for, or with a pattern that is none. */
function matchedBy(profile: Profile, query: Query): Uint8Array | null {
  const matched = matchFunctions(profile, query)
  return matched.ok ? matched.value : null
}

function opened(id: ProfileId): Open {
  const found = open.get(id)
  if (found === undefined) throw new Error('This profile has been closed.')
  return found
}

/** Most questions about one view of a profile come together: its stacks and weights are kept until another view is asked for. */
const stacksFor = rememberLast((id: ProfileId, choice: StackChoice): StackView => selectStacks(opened(id).profile, choice))
const weightsFor = rememberLast((id: ProfileId, choice: StackChoice): FunctionWeights =>
  functionWeights(opened(id).profile, stacksFor(id, choice)),
)

function rememberLast<T>(make: (id: ProfileId, choice: StackChoice) => T): (id: ProfileId, choice: StackChoice) => T {
  let lastKey = ''
  let last: T | null = null
  return (id, { sampleType, threads, timeNs, transforms }) => {
    const key = JSON.stringify([id, sampleType, threads, timeNs, transforms])
    if (last === null || key !== lastKey) last = make(id, { sampleType, threads, timeNs, transforms })
    lastKey = key
    return last
  }
}
