// Above the comparison of a benchmark's two profiles: the benchmark's verdict, and how much of it lies under which function.

import { Gauge } from 'lucide-react'
import { useMemo } from 'react'
import { causeText } from '../../../shared/questions/benchCause'
import { useBenches, type BenchVerdict } from '../../state/benchmarks/createBenches'
import { useSession } from '../../state/session'
import { showTab } from '../../state/view'
import { Button } from '../../ui/Button'
import type { OpenProfile } from '../../worker/opened'
import styles from './VerdictBar.module.css'

export function VerdictBar() {
  const verdict = useBenches(state => state.verdict)
  const current = useSession(state => state.current)
  const sides = useSession(state => state.sides)
  if (verdict === null || current === null || sides === null) return null
  // Only while those very files are compared.
  const files = [...sides.baseline, ...sides.current].map(({ file }) => file.id)
  return files.join() === verdict.files.join() ? <Verdict verdict={verdict} profile={current} /> : null
}

function Verdict({ verdict, profile }: { readonly verdict: BenchVerdict; readonly profile: OpenProfile }) {
  const { names, changes } = profile
  const cause = useMemo(
    () => (changes === null ? null : causeText(verdict.ratio, names, changes.base, changes.current)),
    [verdict, names, changes],
  )
  return (
    <div className={styles['bar']} data-verdict data-direction={verdict.ratio > 0 ? 'worse' : 'better'}>
      <Gauge aria-hidden />
      <span>
        <strong>{verdict.benchmark}</strong>: {verdict.words}
        {cause === null ? '' : `; ${cause}`}
      </span>
      <Button look="quiet" onClick={() => showTab('benchmarks')}>
        Benchmarks
      </Button>
    </div>
  )
}
