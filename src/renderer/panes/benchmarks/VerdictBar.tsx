// Above the comparison of a benchmark's two profiles: the benchmark's verdict, and how much of it lies under which function.

import { Gauge } from 'lucide-react'
import { useVerdict } from '../../state/benchmarks/useVerdict'
import { showTab } from '../../state/view'
import { Button } from '../../ui/Button'
import styles from './VerdictBar.module.css'

export function VerdictBar() {
  const told = useVerdict()
  if (told === null) return null
  const { verdict, cause } = told
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
