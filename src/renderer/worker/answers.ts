// The answers to the page's questions: each is one of the core's, asked of the profiles that are open.

import type { Selection } from '../../shared/analysis/selectStacks'
import { fail, ok, type Result } from '../../shared/base/result'
import { decodeProfile } from '../../shared/profile/body'
import type { Profile } from '../../shared/profile/profile'
import { benchSheet } from '../../shared/questions/benchSheet'
import { changesAsText } from '../../shared/questions/changes'
import { selectionArguments } from '../../shared/questions/commandLine'
import { selectedProfile } from '../../shared/questions/convert'
import { activity, chart, drawn, sandwich } from '../../shared/questions/drawn'
import { stepEffect } from '../../shared/questions/effect'
import { findingsBy, ruleFault, ruleList } from '../../shared/questions/findings'
import { colours, legend } from '../../shared/questions/legend'
import { labels, threads, withNamedLabels } from '../../shared/questions/loads'
import { marks } from '../../shared/questions/marks'
import { redactedNames } from '../../shared/questions/redacted'
import { picture, report } from '../../shared/questions/report'
import type { Selected } from '../../shared/questions/selected'
import { partOf } from '../../shared/questions/selection'
import { sheetOf, type ProfileSheet } from '../../shared/questions/sheet'
import { recordingOf, sidesOf, type Subject } from '../../shared/questions/subject'
import { functionColumns, functionRows, functionsText, hottest, lineHeat, matches, neighbours } from '../../shared/questions/table'
import { createComparing } from './comparison'
import { convertedBytes, foldedText, redactedBytes } from './exports'
import { fetchBody, type FetchProgress } from './fetchBody'
import { lastSelected } from './lastSelected'
import { copied, movedTrees, type Moved } from './moved'
import type { Answer, ProfileId, QuestionName, Questions } from './protocol'
import { createTrendAnswers } from './trendAnswers'

type Answers = {
  readonly [K in QuestionName]: (
    ...args: [...Parameters<Questions[K]>, progress: FetchProgress]
  ) => Moved<Answer<K>> | Promise<Moved<Answer<K>>>
}

/** The open profiles, and what was last made of them, are its own. */
export function createAnswers(): Answers {
  const open = new Map<ProfileId, Subject>()
  const last = lastSelected()
  const comparing = createComparing()

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

  return {
    async open(id, url, progress) {
      const body = await fetchBody(url, progress)
      const decoded = body.ok ? decodeProfile(body.value) : body
      return copied<Result<ProfileSheet, string>>(decoded.ok ? ok(put(id, decoded.value)) : fail(decoded.error))
    },
    close(id) {
      const closed = open.get(id)
      if (closed !== undefined) {
        comparing.forget(closed.profile)
        last.forget(closed)
      }
      open.delete(id)
      return copied(null)
    },
    split(id, baselineId, currentId) {
      const { profile } = opened(id)
      const sides = sidesOf(profile, profile.meta.defaultSampleType)
      if (sides.kind !== 'two') throw new Error('This file holds one profile only.')
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
      const found = comparing.of(profiles(base), profiles(current), wanted, scale)
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
    marks: (id, choice) => copied(marks(chosen(id, choice))),
    threads: (id, choice) => copied(threads(chosen(id, choice))),
    labels: (id, choice) => copied(labels(chosen(id, choice))),
    nameLabels: (id, keys) => copied(put(id, withNamedLabels(opened(id).profile, keys))),
    functions: (id, choice) => copied(functionColumns(chosen(id, choice))),
    rows(id, choice, sort, query) {
      const rows = functionRows(chosen(id, choice), sort, query)
      return { value: rows, buffers: [rows.buffer] }
    },
    search: (id, choice, query) => copied(matches(chosen(id, choice), query)),
    findings(id, choice, rules) {
      // What a label says is no code that could be changed.
      const answer = findingsBy(chosen(id, withoutGroups(choice)), rules)
      return { value: answer, buffers: answer.report.insights.map(({ explains }) => explains.buffer) }
    },
    ruleList: () => copied(ruleList()),
    ruleFault: rules => copied(ruleFault(rules)),
    neighbours: (id, choice, fn) => copied(neighbours(chosen(id, choice), fn)),
    hottest: (id, choice, count) => copied(hottest(chosen(id, choice), count)),
    colours: (id, roles) => copied(colours(opened(id).profile, roles)),
    legend: (id, choice, roles) => copied(legend(chosen(id, choice), roles)),
    sourceHeat: (id, choice, fn) => copied(lineHeat(chosen(id, choice), fn)),
    command: (id, choice) => copied(selectionArguments(opened(id).profile, choice)),
    effect: (id, choice, step) => copied(stepEffect(chosen(id, choice), step)),
    ...createTrendAnswers(),
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
    topText: (id, choice, sort, query, columns, form, maxRows) =>
      copied(functionsText(chosen(id, choice), { sort, query, columns, form, maxRows })),
    changesText(id, query, sort, form, maxRows) {
      const text = changesAsText(opened(id), { query, sort, form, maxRows })
      if (text === null) throw new Error('Nothing is compared.')
      return copied(text)
    },
  }
}

/** What labels say stands in no name. */
function withoutGroups({ groupBy: _, ...choice }: Selection): Selection {
  return choice
}
