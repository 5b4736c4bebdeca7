// `source_lines`: which lines of a function cost what.

import { z } from 'zod'
import { formatCount, formatShare, formatValue } from '../../shared/base/quantity'
import { ok } from '../../shared/base/result'
import { functionName, NONE, stringAt } from '../../shared/profile/profile'
import { neighbours } from '../../shared/questions/table'
import { toldName, toldNumber } from '../answer'
import { functionNamed } from '../functionNamed'
import { defineTool, PROFILE, recordingOf, SELECT } from '../tool'
import { FILE } from '../treeArguments'

export const sourceLines = defineTool({
  name: 'source_lines',
  title: 'Lines of a function',
  description:
    'What each source line of a function costs: its own code and what it calls from there. Only where the profile tells lines; source files themselves are not read.',
  input: { profile: PROFILE, function: z.string().min(1), file: FILE, select: SELECT },
  async answer({ function: name, file, ...args }, context) {
    const found = await recordingOf(args, context)
    if (!found.ok) return found
    const { open, asked, idle } = found.value
    const { profile } = asked.subject
    const fn = functionNamed(profile, asked.weights().total, name, file)
    if (!fn.ok) return fn
    const { functions, meta } = profile
    const { self, total, lines, totalValue } = neighbours(asked, fn.value)
    const unit = toldName(meta.sampleTypes[asked.selection.sampleType]?.unit ?? '')
    const share = (value: number) => (totalValue === 0 ? 0 : value / totalValue)
    const weight = (value: number) => `${formatShare(share(value))} (${formatValue(value, unit)})`
    const source = stringAt(profile, functions.file[fn.value])
    const start = functions.startLine[fn.value]
    const place = source === null ? 'no source file in the profile' : `${toldName(source)}${start === NONE ? '' : `, from line ${start}`}`
    const told = toldName(functionName(profile, fn.value))
    return ok({
      head: [
        `${told}: self ${weight(self)}, total ${weight(total)} of ${idle === 0 ? 'all' : 'all but (idle)'}; ${place}.`,
        lines.length === 0 ? 'The profile tells no lines of this function.' : 'Lines, heaviest first, with what is called from there:',
      ],
      facts: {
        profile: open.id,
        function: told,
        file: source === null ? null : toldName(source),
        start_line: start === NONE ? null : start,
        self: toldNumber(self),
        total: toldNumber(total),
        total_of_all: totalValue + idle,
        ...(idle === 0 ? {} : { idle }),
      },
      lists: [
        {
          key: 'lines',
          title: '',
          rows: lines.map(({ line, value }) => ({
            text: `line ${line}: ${weight(value)}`,
            data: { line, value: toldNumber(value), share: toldNumber(share(value)) },
          })),
          more: shown => (shown < lines.length ? `${formatCount(lines.length - shown)} more lines; ask with a larger budget` : null),
        },
      ],
    })
  },
})
