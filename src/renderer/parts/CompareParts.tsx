// From a part of the profile to a comparison: it is taken as the baseline, or set against the part that was taken before.

import { compareParts, forgetBaseline, takeAsBaseline, useBaselinePart, type Part } from '../state/comparedParts'
import { useSession } from '../state/session'
import { Button } from '../ui/Button'

/** `part`: null where all is shown, which is no part. */
export function CompareParts({ part }: { readonly part: Part | null }) {
  const waiting = useBaselinePart(state => state.waiting)
  const profileId = useSession(state => (state.sides === null ? state.current?.id : undefined))
  if (profileId === undefined) return null
  const baseline = waiting?.profileId === profileId ? waiting.part : null
  if (baseline === null) {
    return (
      <Button disabled={part === null} onClick={() => takeAsBaseline(part)}>
        Take as baseline
      </Button>
    )
  }
  return (
    <>
      <Button look="quiet" onClick={forgetBaseline} title={`Baseline: ${baseline.title}`}>
        Forget the baseline
      </Button>
      <Button
        look="primary"
        disabled={part === null}
        onClick={() => (part === null ? undefined : compareParts(baseline, part))}
        title={`Baseline: ${baseline.title}`}
      >
        Compare with the baseline
      </Button>
    </>
  )
}
