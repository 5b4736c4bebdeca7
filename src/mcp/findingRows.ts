// Findings as rows of an answer: a line each, or with why and what to do.

import { cutMiddle } from '../shared/base/text/cut'
import { printableLines } from '../shared/base/text/unsafe'
import type { InsightReport } from '../shared/insights/insight'
import type { Profile } from '../shared/profile/profile'
import { insightsJson } from '../shared/report/insightsJson'
import { findingLines } from '../shared/report/insightsText'
import { toldName, toldNumber, type Row } from './answer'

/** A sentence with the longest names of code in it is still a sentence. */
const MAX_SENTENCE_CHARS = 700
/** Whoever asks for stacks has call_tree and callers: here the last frames say where it is. */
const STACK_END = 5

/** `short`: title and weight; `full`: the evidence and what to do; `why`: the measures behind it too. */
export function findingRows(profile: Profile, report: InsightReport, form: 'short' | 'full' | 'why'): readonly Row[] {
  return insightsJson(profile, report).insights.map((finding, place) => {
    const { rule, severity, title, stack, function: fn, value, share, evidence, action } = finding
    const lines = findingLines(report.insights[place], place + 1, report, { columns: Infinity, showsWhy: form === 'why' })
    const short = {
      number: place + 1,
      rule,
      severity,
      title: cutMiddle(title, MAX_SENTENCE_CHARS),
      function: toldName(fn),
      value: toldNumber(value),
      share: toldNumber(share),
    }
    const textOf = (told: readonly string[]) => told.map(line => cutMiddle(printableLines(line), MAX_SENTENCE_CHARS)).join('\n')
    if (form === 'short') return { text: textOf(lines.slice(0, 2)), data: short }
    const where = `shortened; ask with offset ${place} or a larger budget`
    return {
      text: textOf(lines),
      data: {
        ...short,
        stack_end: stack.slice(-STACK_END).map(toldName),
        evidence: cutMiddle(evidence, MAX_SENTENCE_CHARS),
        action: cutMiddle(action, MAX_SENTENCE_CHARS),
      },
      short: { text: `${textOf(lines.slice(0, 2))} (${where})`, data: { ...short, left_out: where } },
    }
  })
}
