// The answers to the page's questions: each is one of the core's, asked of the profiles that are open.

import { NO_CHANGES } from '../../shared/insights/settings'
import { sourceHeat } from '../../shared/analysis/sourceHeat'
import { withLabelFrames } from '../../shared/analysis/groupByLabels'
import { moduleSlots } from '../../shared/analysis/moduleSlots'
import { labelLoads } from '../../shared/analysis/labelLoads'
import { threadLoads } from '../../shared/analysis/threadLoads'
import type { Selection } from '../../shared/analysis/selectStacks'
import { fail, ok, type Result } from '../../shared/base/result'
import { savedSides } from '../../shared/formats/savedSides'
import { decodeProfile } from '../../shared/profile/body'
import type { Profile } from '../../shared/profile/profile'
import { activity, chart, drawn, sandwich } from '../../shared/questions/drawn'
import { selectionArguments } from '../../shared/questions/commandLine'
import { selectedProfile } from '../../shared/questions/convert'
import { redactedNames } from '../../shared/questions/redacted'
import { functionSides } from '../../shared/questions/functionSides'
import { stepEffect } from '../../shared/questions/effect'
import { picture, report } from '../../shared/questions/report'
import { findings, ruleList, ruleSettings } from '../../shared/questions/findings'
import type { Selected } from '../../shared/questions/selected'
import { partOf } from '../../shared/questions/selection'
import { recordingOf, type Subject } from '../../shared/questions/subject'
import { functionRows, hottest, matchedBy, matches, modulesOf, neighbours } from '../../shared/questions/table'
import { changesText } from '../../shared/report/changeTable'
import { unitOf } from '../../shared/profile/unit'
import { topText } from '../../shared/report/topColumns'
import { benchSheet } from './benchSheet'
import { comparedProfiles, forgetComparison } from './comparison'
import { convertedBytes, foldedText, redactedBytes } from './exports'
import { fetchBody, type FetchProgress } from './fetchBody'
import { lastSelected } from './lastSelected'
import { legendOf } from './legend'
import { markSheetOf } from './markSheet'
import { copied, movedTrees, type Moved } from './moved'
import type { Answer, FindingsAnswer, ProfileId, ProfileSheet, QuestionName, Questions } from './protocol'
import { sheetOf } from './sheet'
import { trendAnswers } from './trendAnswers'

type Answers = {
  readonly [K in QuestionName]: (
    ...args: [...Parameters<Questions[K]>, progress: FetchProgress]
  ) => Moved<Answer<K>> | Promise<Moved<Answer<K>>>
}

const open = new Map<ProfileId, Subject>()
const last = lastSelected()

export const answers: Answers = {
  async open(id, url, progress) {
    const body = await fetchBody(url, progress)
    const decoded = body.ok ? decodeProfile(body.value) : body
    return copied<Result<ProfileSheet, string>>(decoded.ok ? ok(put(id, decoded.value)) : fail(decoded.error))
  },
  close(id) {
    const closed = open.get(id)
    if (closed !== undefined) {
      forgetComparison(closed.profile)
      last.forget(closed)
    }
    open.delete(id)
    return copied(null)
  },
  split(id, baselineId, currentId) {
    const sides = savedSides(opened(id).profile)
    if (sides === null) throw new Error('This file holds one profile only.')
    return copied({ baseline: put(baselineId, sides.baseline), current: put(currentId, sides.current) })
  },
  part(id, part, choice) {
    const found = partOf(opened(id).profile, choice)
    return copied<Result<ProfileSheet, string>>(
      found.samples.stack.length === 0 ? fail('No sample is in this part.') : ok(put(part, found)),
    )
  },
  compare(id, base, current, wanted, scale) {
    const profiles = (ids: readonly ProfileId[]) => ids.map(side => opened(side).profile)
    const found = comparedProfiles(profiles(base), profiles(current), wanted, scale)
    if (!found.ok) return copied(found)
    const { subject, sheet } = found.value
    open.set(id, subject)
    // What its sample type counts is the larger side; the samples are those of both.
    return copied(ok({ ...sheetOf(subject.profile), sampleTotal: subject.profile.meta.sampleCount, changes: sheet }))
  },
  tree: (id, choice) => movedTrees(drawn(chosen(id, choice), choice), tree => [tree]),
  sandwich: (id, choice, fn) => movedTrees(sandwich(chosen(id, choice), fn), ({ callers, callees }) => [callers, callees]),
  chart: (id, choice) => movedTrees(chart(chosen(id, choice)), found => (found === null ? [] : [found])),
  activity: (id, choice) => copied(activity(chosen(id, choice))),
  marks: (id, choice) => copied(markSheetOf(chosen(id, choice))),
  threads: (id, choice) => copied(threadLoads(chosen(id, choice).subject.profile, choice)),
  labels: (id, choice) => copied(labelLoads(chosen(id, choice).subject.profile, choice)),
  nameLabels: (id, keys) => copied(put(id, withLabelFrames(opened(id).profile, keys))),
  functions(id, choice) {
    const asked = chosen(id, choice)
    return copied({ ...asked.weights(), samples: asked.samples(), wholeValue: asked.whole(), sides: functionSides(asked) })
  },
  rows(id, choice, sort, query) {
    const rows = functionRows(chosen(id, choice), sort, query)
    return { value: rows, buffers: [rows.buffer] }
  },
  search: (id, choice, query) => copied(matches(chosen(id, choice), query)),
  findings(id, choice, rules) {
    // What a label says is no code that could be changed.
    const answer = findingsIn(chosen(id, withoutGroups(choice)), rules)
    return { value: answer, buffers: answer.report.insights.map(({ explains }) => explains.buffer) }
  },
  ruleList: () => copied(ruleList()),
  ruleFault: rules => copied(ruleFaultIn(rules)),
  neighbours: (id, choice, fn) => copied(neighbours(chosen(id, choice), fn)),
  hottest: (id, choice, count) => copied(hottest(chosen(id, choice), count)),
  colours(id, roles) {
    const { profile } = opened(id)
    return copied(moduleSlots(profile, modulesOf(profile), roles))
  },
  legend: (id, choice, roles) => copied(legendOf(chosen(id, choice), roles)),
  sourceHeat(id, choice, fn) {
    const { subject, stacks } = chosen(id, choice)
    return copied(sourceHeat(subject.profile, stacks, fn))
  },
  command: (id, choice) => copied(selectionArguments(opened(id).profile, choice)),
  effect: (id, choice, step) => copied(stepEffect(chosen(id, choice), step)),
  ...trendAnswers,
  bench: (base, current, leavesWarmUp) => copied(benchSheet(base, current, leavesWarmUp)),
  report: (id, { choice, ...order }) => copied(report(chosen(id, choice), order)),
  viewSvg: (id, { choice, ...order }) => copied(picture(chosen(id, choice), { ...order, layout: choice })),
  async convert(id, choice, to, name) {
    const bytes = await convertedBytes(chosen(id, choice), to, name)
    return { value: bytes, buffers: [bytes.buffer] }
  },
  async redacted(id, choice, to, modules) {
    const bytes = await redactedBytes(chosen(id, withoutGroups(choice)), to, modules)
    return { value: bytes, buffers: [bytes.buffer] }
  },
  redactedNames: (id, choice, modules) => copied(redactedNames(selectedProfile(chosen(id, withoutGroups(choice))), modules)),
  folded: (id, choice, maxChars) => copied(foldedText(chosen(id, choice), maxChars)),
  topText(id, choice, sort, query, columns, form, maxRows) {
    const asked = chosen(id, choice)
    const { profile } = asked.subject
    const unit = unitOf(profile.meta.sampleTypes[choice.sampleType])
    const table = {
      profile: { names: profile, modules: modulesOf(profile) },
      weights: { ...asked.weights(), samples: asked.samples() },
      unit,
      wholeValue: asked.whole(),
    }
    return copied(topText(table, columns, functionRows(asked, sort, query), form, maxRows))
  },
  changesText(id, query, sort, form, maxRows) {
    const subject = opened(id)
    if (subject.kind !== 'comparison') throw new Error('Nothing is compared.')
    return copied(changesText(subject.changes, matchedBy(subject, query), sort, form, maxRows))
  },
}

/** What labels say stands in no name. */
function withoutGroups({ groupBy: _, ...choice }: Selection): Selection {
  return choice
}

function put(id: ProfileId, profile: Profile): ProfileSheet {
  open.set(id, recordingOf(profile))
  return sheetOf(profile)
}

function opened(id: ProfileId): Subject {
  const found = open.get(id)
  if (found === undefined) throw new Error('This profile has been closed.')
  return found
}

/** What is chosen of an open profile. */
function chosen(id: ProfileId, choice: Selection): Selected {
  return last.of(opened(id), choice)
}

/** Settings that are wrong are left aside, and the answer says why. */
function findingsIn(selected: Selected, rules: string): FindingsAnswer {
  const settings = rules === '' ? null : ruleSettings(rules)
  const report = findings(selected, settings?.ok === true ? settings.value : NO_CHANGES)
  return { report, ruleFault: settings?.ok === false ? settings.error : null }
}

function ruleFaultIn(rules: string): string | null {
  const settings = ruleSettings(rules)
  return settings.ok ? null : settings.error
}
