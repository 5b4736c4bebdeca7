// `findings`: what is wrong with a profile and what to do about it.

import { z } from 'zod'
import { formatCount } from '../../shared/base/quantity'
import { ok, type Result } from '../../shared/base/result'
import { comparisonAsked, subjectAsked, whole } from '../../shared/questions/asked'
import { MEASURES } from '../../shared/questions/choices'
import { findings as find } from '../../shared/questions/findings'
import type { Selected } from '../../shared/questions/selected'
import type { SelectionWords } from '../../shared/questions/selection'
import { findingsHeadline, nothingText } from '../../shared/report/insightsText'
import { findingRows } from '../findingRows'
import type { OpenProfile } from '../openProfiles'
import { defineTool, OFFSET, PROFILE, SELECT, wordsOf, type Context } from '../tool'

export const findings = defineTool({
  name: 'findings',
  title: 'Findings',
  description:
    'What is wrong and what to do about it, most important first: evidence in numbers with its error, the action, and what it costs. With base: what changed more than noise.',
  input: {
    profile: PROFILE,
    base: z.string().optional().describe('id of a baseline: the findings are then about what changed'),
    measure: z.enum(MEASURES).optional().describe('what is measured, where the file does not say'),
    why: z.boolean().default(false).describe('the measures behind each finding too'),
    offset: OFFSET,
    select: SELECT,
  },
  async answer({ profile, base, measure, why, offset, select }, context) {
    const open = await context.profiles.find(profile, context.signal)
    if (!open.ok) return open
    const asked = await askedOf(open.value, base, wordsOf(select), context)
    if (!asked.ok) return asked
    const report = find(asked.value, null, measure ?? null)
    const rows = findingRows(asked.value.subject.profile, report, why ? 'why' : 'full')
    const hasCode = report.insights.some(({ kind }) => kind === 'shape' || kind === 'domain')
    return ok({
      head: [`${open.value.id}: ${findingsHeadline(report)}`, ...(hasCode ? [] : [nothingText(report)])],
      facts: {
        profile: open.value.id,
        total: report.total,
        measure: report.measure,
        samples: report.samples,
        findings: rows.length,
        offset,
      },
      lists: [
        {
          key: 'rows',
          title: '',
          rows: rows.slice(offset),
          more: shown => {
            const left = rows.length - offset - shown
            return left > 0 ? `${formatCount(left)} more findings; ask with offset ${offset + shown}` : null
          },
        },
      ],
    })
  },
})

async function askedOf(
  open: OpenProfile,
  base: string | undefined,
  words: SelectionWords,
  { profiles, signal }: Context,
): Promise<Result<Selected, string>> {
  if (base === undefined) return subjectAsked(open, words)
  const baseline = await profiles.find(base, signal)
  if (!baseline.ok) return baseline
  const compared = comparisonAsked([baseline.value], [open], words)
  return compared.ok ? ok(whole(compared.value)) : compared
}
