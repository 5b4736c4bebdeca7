// From chosen threads to a comparison: two of them at once, or those that are chosen now against those that were put aside.

import { useBaselinePart, compareParts, takeAsBaseline, forgetBaseline, type Part } from '../../state/comparedParts'
import { threadsText } from '../../state/chips'
import { chosenPart, type ThreadUnit } from '../../state/threadList'
import { selectionIn, useView } from '../../state/view'
import { useSession } from '../../state/session'
import { Button } from '../../ui/Button'
import type { OpenProfile } from '../../worker/opened'

export function CompareThreads({ profile, units }: { readonly profile: OpenProfile; readonly units: readonly ThreadUnit[] }) {
  const selection = useView(selectionIn)
  const waiting = useBaselinePart(state => state.waiting)
  const isComparing = useSession(state => state.sides !== null)
  const { threads } = selection
  if (isComparing || threads === null) return null
  const part = (rows: readonly number[]): Part => {
    const { verb, name } = threadsText(profile.names, rows)
    return { title: `${verb} ${name}`, choice: { ...selection, threads: rows } }
  }
  const baseline = waiting?.profile === profile ? waiting.part : null
  if (baseline !== null) {
    return (
      <>
        <Button look="quiet" onClick={forgetBaseline} title={`Baseline: ${baseline.title}`}>
          Forget the baseline
        </Button>
        <Button look="primary" onClick={() => compareParts(baseline, part(threads))} title={`Baseline: ${baseline.title}`}>
          Compare with the baseline
        </Button>
      </>
    )
  }
  const pair = twoUnits(threads, units)
  return (
    <>
      <Button onClick={() => takeAsBaseline(part(threads))}>Take as baseline</Button>
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
