// `call_tree`: where the time goes, from the roots or from one function down.

import { z } from 'zod'
import { ok } from '../../shared/base/result'
import { pictured, sandwich } from '../../shared/questions/drawn'
import { functionNamed } from '../functionNamed'
import { defineTool, PROFILE, recordingOf, SELECT } from '../tool'
import { treeAnswer } from '../treeAnswer'
import { DEPTH, FILE, MIN_SHARE } from '../treeArguments'

export const callTree = defineTool({
  name: 'call_tree',
  title: 'Call tree',
  description:
    'What calls what, heaviest first, from the roots or from one function down. A chain of calls that do nothing else stands on one line. The heaviest rows that fit the budget are shown.',
  input: {
    profile: PROFILE,
    function: z.string().optional().describe('start at this function, wherever it stands; absent: at the roots'),
    file: FILE,
    depth: DEPTH,
    min_share: MIN_SHARE,
    select: SELECT,
  },
  async answer({ function: name, file, depth, min_share: minShare, ...args }, context) {
    const found = await recordingOf(args, context)
    if (!found.ok) return found
    const { asked } = found.value
    if (name === undefined) {
      const { tree } = pictured(asked, { isInverted: false, order: 'heaviest' })
      return ok(treeAnswer(found.value, tree, { kind: 'whole', depth, minShare, about: 'Call tree from the roots' }))
    }
    const fn = functionNamed(asked.subject.profile, asked.weights().total, name, file)
    if (!fn.ok) return fn
    const { tree } = sandwich(asked, fn.value).callees
    return ok(treeAnswer(found.value, tree, { kind: 'calls', depth, minShare, about: 'What it calls' }))
  },
})
