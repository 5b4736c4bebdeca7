// `compare`: what changed between a baseline and a current profile, or several runs of each, and how sure that is.

import { z } from 'zod'
import { cutEnd } from '../../shared/base/text/cut'
import { formatCount } from '../../shared/base/quantity'
import { fail, ok, type Result } from '../../shared/base/result'
import { comparisonAsked, sidesAsked } from '../../shared/questions/asked'
import { changePage, changeSummary, type ChangePage } from '../../shared/questions/changes'
import { SCALES } from '../../shared/questions/choices'
import type { Compared } from '../../shared/questions/subject'
import { toldName, toldNumber, type Row } from '../answer'
import type { OpenProfile } from '../openProfiles'
import { defineTool, OFFSET, SELECT, wordsOf, type Context } from '../tool'

/** Behind the significant ones, rows are context. */
const DEFAULT_LIMIT = 15

/** With the longest names of code in it. */
const MAX_SENTENCE_CHARS = 300

const SIDE = z.union([z.string(), z.array(z.string()).min(1)])

export const compare = defineTool({
  name: 'compare',
  title: 'Compare profiles',
  description:
    'What changed between a baseline and a current profile, or several runs of each: significant changes first, with how sure each is. Do not call a change that is within noise a change.',
  input: {
    base: SIDE.optional().describe('id of the baseline, or ids of its runs; absent where one file holds both sides'),
    current: SIDE.describe('id of the current profile, or ids of its runs'),
    scale: z
      .enum(['auto', ...SCALES])
      .default('auto')
      .describe('what makes the sides comparable'),
    limit: z.number().int().min(1).default(DEFAULT_LIMIT).describe('most rows'),
    offset: OFFSET,
    select: SELECT,
  },
  async answer({ base, current, scale, limit, offset, select }, context) {
    const sides = { base: await sideOf(base, context), current: await sideOf(current, context) }
    if (!sides.base.ok) return sides.base
    if (!sides.current.ok) return sides.current
    const found = comparedOf(sides.base.value, sides.current.value)
    if (!found.ok) return found
    const { headline, scaling, power, moves } = changeSummary(found.value)
    const { report, rowCount, significantCount, rows } = changePage(found.value, offset, limit)
    const { sampleType } = report
    return ok({
      head: [headline, scaling, power],
      facts: {
        headline: cutEnd(headline, MAX_SENTENCE_CHARS),
        sample_type: { name: toldName(sampleType.name), unit: toldName(sampleType.unit) },
        base_total: toldNumber(report.baseTotal),
        current_total: toldNumber(report.currentTotal),
        scale: report.scale,
        size_factor: report.sizeFactor === null ? null : toldNumber(report.sizeFactor),
        significant: significantCount,
        offset,
      },
      lists: [
        {
          key: 'rows',
          title: 'Function: baseline (times what is said above) → current, how sure:',
          rows: rows.map(rowOf),
          more: shown => {
            const left = rowCount - offset - shown
            if (left <= 0) return null
            const surely = Math.max(0, significantCount - offset - shown)
            return `${formatCount(left)} more functions, ${formatCount(surely)} of them significant; ask with offset ${offset + shown}`
          },
        },
        {
          key: 'moves',
          title: 'Moved or renamed:',
          rows: moves.map(line => ({ text: toldName(line), data: toldName(line) })),
          more: shown => (shown < moves.length ? `${moves.length - shown} moves and renames; ask with a larger budget` : null),
        },
      ],
    })

    function comparedOf(before: readonly OpenProfile[], after: readonly OpenProfile[]): Result<Compared, string> {
      const words = wordsOf(select)
      if (before.length > 0) return comparisonAsked(before, after, words, scale)
      return after.length === 1 ? sidesAsked(after[0], words, scale) : fail('several current profiles need a base')
    }
  },
})

async function sideOf(
  ids: string | readonly string[] | undefined,
  { profiles, signal }: Context,
): Promise<Result<readonly OpenProfile[], string>> {
  const side: OpenProfile[] = []
  for (const id of ids === undefined ? [] : typeof ids === 'string' ? [ids] : ids) {
    const found = await profiles.find(id, signal)
    if (!found.ok) return found
    side.push(found.value)
  }
  return ok(side)
}

function rowOf({ name: whole, cells, row }: ChangePage['rows'][number]): Row {
  const [before, after, difference, percent, times, , sure] = cells
  const name = toldName(whole)
  const { baseSelf, currentSelf, baseTotal, currentTotal, significant, change } = row
  return {
    text: `${name}: ${before} → ${after} (${[difference, `${percent} of baseline`, times].filter(cell => cell !== '').join(', ')}), ${sure}`,
    data: {
      name,
      base_self: toldNumber(baseSelf),
      current_self: toldNumber(currentSelf),
      base_total: toldNumber(baseTotal),
      current_total: toldNumber(currentTotal),
      significant,
      change,
      how_sure: sure,
    },
  }
}
