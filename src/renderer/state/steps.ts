// A step is taken once the worker has said that it would change something: what changes nothing makes no chip and says why.

import { formatShare } from '../../shared/base/quantity'
import type { StepEffect } from '../../shared/questions/effect'
import { unreachable } from '../../shared/base/unreachable'
import type { Transform } from '../../shared/analysis/transforms'
import { analyst } from '../worker/analyst'
import { say, sayFault } from '../ui/Toasts'
import { useSession } from './session'
import { transformText } from './transformText'
import { clearSearch, selectionIn, transform, useView } from './view'

/** Less of the profile than this is not worth a word. */
const MIN_TOLD_SHARE = 0.0005

/** Resolves with whether it was taken. */
export async function takeStep(step: Transform): Promise<boolean> {
  const { current } = useSession.getState()
  if (current === null) return false
  const outcome = await analyst().ask(null, 'effect', current.id, selectionIn(useView.getState()), step)
  if (useSession.getState().current?.id !== current.id) return false
  if (outcome.kind !== 'answer') {
    if (outcome.kind === 'failed') sayFault(outcome.message)
    return false
  }
  const { verb, name } = transformText(current.names, step)
  const reason = refusal(step, outcome.value)
  if (reason !== null) {
    say(name === '' ? reason : `${verb} ${name}: ${reason}`)
    return false
  }
  transform(step)
  if (hides(step) && outcome.value.lostShare >= MIN_TOLD_SHARE) {
    say(`${formatShare(outcome.value.lostShare)} of the profile had no caller to go to, and is no longer shown`)
  }
  return true
}

/** Gives time to callers. */
function hides({ kind }: Transform): boolean {
  return kind.startsWith('merge-') && kind !== 'merge-recursion'
}

/** Why a step is not taken; null for one that is. */
function refusal(step: Transform, { changesAny, leavesAny }: StepEffect): string | null {
  if (step.kind === 'merge-foreign' && !leavesAny) return 'Nothing here is taken for your own code: say in its list what is'
  return changesAny ? null : whyNothing(step)
}

function whyNothing(step: Transform): string {
  switch (step.kind) {
    case 'focus-subtree':
    case 'focus-function':
    case 'focus-functions':
    case 'keep-matching':
    case 'keep-module':
      return 'all that is shown is in it already'
    case 'merge-function':
    case 'merge-node':
    case 'merge-module':
    case 'merge-kind':
    case 'merge-functions':
    case 'merge-matching':
    case 'drop-function':
    case 'drop-subtree':
      return 'it is not in what is shown'
    case 'collapse-function':
    case 'collapse-module':
      return 'it calls nothing that could be collapsed'
    case 'collapse-prefix':
      return 'nothing calls it in what is shown'
    case 'merge-recursion':
      return 'Nothing that is shown calls itself'
    case 'merge-foreign':
      return 'No library and no runtime is in what is shown'
    default:
      return unreachable(step)
  }
}

/** The search as a filter: only stacks that have what is searched for, or its frames folded away. The box is then free again. */
export async function filterBySearch(kind: 'keep-matching' | 'merge-matching'): Promise<void> {
  const { query } = useView.getState()
  if (query.text !== '' && (await takeStep({ kind, query }))) clearSearch()
}
