// `callers`: who calls a function, and who calls those.

import { z } from 'zod'
import { ok } from '../../shared/base/result'
import { sandwich } from '../../shared/questions/drawn'
import { functionNamed } from '../functionNamed'
import { defineTool, PROFILE, recordingOf, SELECT } from '../tool'
import { treeAnswer } from '../treeAnswer'
import { DEPTH, FILE, MIN_SHARE } from '../treeArguments'

export const callers = defineTool({
  name: 'callers',
  title: 'Callers of a function',
  description: 'Who calls a function and who calls those, with what of its cost each is behind. Level 1 are its direct callers.',
  input: { profile: PROFILE, function: z.string().min(1), file: FILE, depth: DEPTH, min_share: MIN_SHARE, select: SELECT },
  async answer({ function: name, file, depth, min_share: minShare, ...args }, context) {
    const found = await recordingOf(args, context)
    if (!found.ok) return found
    const { asked } = found.value
    const fn = functionNamed(asked.subject.profile, asked.weights().total, name, file)
    if (!fn.ok) return fn
    const { tree } = sandwich(asked, fn.value).callers
    return ok(treeAnswer(found.value, tree, { kind: 'callers', depth, minShare, about: 'Who calls it' }))
  },
})
