// From chosen threads to a comparison: two of them at once, or those that are chosen now against those that were put aside.

import { CompareParts } from '../../parts/CompareParts'
import { compareParts, type Part } from '../../state/comparedParts'
import { threadsText } from '../../state/chips'
import { chosenPart, type ThreadUnit } from '../../state/threadList'
import { selectionIn, useView } from '../../state/view'
import { useSession } from '../../state/session'
import { Button } from '../../ui/Button'
import type { OpenProfile } from '../../worker/opened'

export function CompareThreads({ profile, units }: { readonly profile: OpenProfile; readonly units: readonly ThreadUnit[] }) {
  const selection = useView(selectionIn)
  const isComparing = useSession(state => state.sides !== null)
  const { threads } = selection
  if (isComparing) return null
  const part = (rows: readonly number[]): Part => {
    const { verb, name } = threadsText(profile.names, rows)
    return { title: `${verb} ${name}`, choice: { ...selection, threads: rows } }
  }
  const pair = threads === null ? null : twoUnits(threads, units)
  return (
    <>
      <CompareParts part={threads === null ? null : part(threads)} />
      {pair === null ? null : (
        <Button
          look="primary"
          title={`Baseline: ${pair[0].title}. Current: ${pair[1].title}`}
          onClick={() => compareParts(part(pair[0].threads), part(pair[1].threads))}
        >
          Compare the two
        </Button>
      )}
    </>
  )
}

/** The two listed threads or groups that make up all that is chosen; null where it is not just two. */
function twoUnits(threads: readonly number[], units: readonly ThreadUnit[]): readonly [ThreadUnit, ThreadUnit] | null {
  const chosen = new Set(threads)
  const whole = units.filter(unit => unit.group === null && chosenPart(chosen, unit) === 'all')
  const [one, other] = whole
  const covered = whole.reduce((sum, unit) => sum + unit.threads.length, 0)
  return whole.length === 2 && covered === chosen.size ? [one, other] : null
}
