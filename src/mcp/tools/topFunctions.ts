// `top_functions`: the function table, a page of it.

import { z } from 'zod'
import { formatCount } from '../../shared/base/quantity'
import { ok } from '../../shared/base/result'
import { functionsOf } from '../../shared/questions/selected'
import { table } from '../../shared/questions/table'
import { sharesOf } from '../../shared/report/sharesOf'
import { toldName } from '../answer'
import { functionRow } from '../functionRows'
import { defineTool, OFFSET, PROFILE, recordingOf, SELECT } from '../tool'

/** What one looks at before one asks something else. */
const DEFAULT_LIMIT = 20

export const topFunctions = defineTool({
  name: 'top_functions',
  title: 'Top functions',
  description:
    'The functions that cost most: self is what a function costs itself, total what it costs with everything it calls (recursion counted once).',
  input: {
    profile: PROFILE,
    sort: z.enum(['self', 'total']).default('self'),
    limit: z.number().int().min(1).default(DEFAULT_LIMIT).describe('most rows'),
    offset: OFFSET,
    select: SELECT,
  },
  async answer({ sort, limit, offset, ...args }, context) {
    const found = await recordingOf(args, context)
    if (!found.ok) return found
    const { open, asked, idle } = found.value
    const { sampleType, total, rows } = table(functionsOf(asked), sort, 0)
    const type = { name: toldName(sampleType.name), unit: toldName(sampleType.unit) }
    return ok({
      head: [`${open.id}, ${type.name}: ${sharesOf(total + idle, idle, type.unit)}. ${formatCount(rows.length)} functions, by ${sort}.`],
      facts: {
        profile: open.id,
        sample_type: type,
        total: total + idle,
        ...(idle === 0 ? {} : { idle }),
        functions: rows.length,
        sort,
        offset,
      },
      lists: [
        {
          key: 'rows',
          title: '',
          rows: rows.slice(offset, offset + limit).map(row => functionRow(row, total, type.unit)),
          more: shown => {
            const left = rows.length - offset - shown
            return left > 0 ? `${formatCount(left)} more functions; ask with offset ${offset + shown}` : null
          },
        },
      ],
    })
  },
})
