// Whose results are shown, and what stands in the way of believing them: differences of machines and builds, in red.

import { ArrowLeftRight, FileDiff, FolderOpen, X } from 'lucide-react'
import { pickResults } from '../../actions/pickResults'
import { benches } from '../../state/benchmarks/benches'
import { useBenches } from '../../state/benchmarks/createBenches'
import { Button, IconButton } from '../../ui/Button'
import type { BenchSheet } from '../../../shared/questions/benchSheet'
import page from '../../ui/TabPage.module.css'
import styles from './BenchTab.module.css'

export function BenchHead({ sheet }: { readonly sheet: BenchSheet }) {
  const isCompared = useBenches(state => state.baseline !== null)
  const leavesWarmUp = useBenches(state => state.leavesWarmUp)
  return (
    <div className={page['head']}>
      <div className={`${page['headline']} ${styles['headline']}`}>
        {sheet.headline.map((line, at) => (
          <span key={line} data-first={at === 0 || isCompared ? '' : undefined}>
            {line}
          </span>
        ))}
        {sheet.environment.map(({ what, base, current }) => (
          <span key={what} className={styles['differs']}>
            differs: {what}: {base} → {current}
          </span>
        ))}
        {sheet.warnings.map(line => (
          <span key={line} className={styles['warning']}>
            {line}
          </span>
        ))}
      </div>
      {sheet.warmUps === 0 ? null : (
        <label
          className={styles['switch']}
          title={`${sheet.warmUps === 1 ? 'One series begins' : `${sheet.warmUps} series begin`} with values that look like warm-up`}
        >
          <input type="checkbox" checked={leavesWarmUp} onChange={event => void benches.leaveWarmUp(event.target.checked)} />
          Leave warm-up out ({sheet.warmUps})
        </label>
      )}
      {isCompared ? (
        <>
          <IconButton label="Swap baseline and current" icon={<ArrowLeftRight aria-hidden />} onClick={() => void benches.swap()} />
          <IconButton label="Stop comparing" icon={<X aria-hidden />} onClick={() => void benches.dropBaseline()} />
        </>
      ) : (
        <Button onClick={() => void pickResults('baseline')}>
          <FileDiff aria-hidden />
          Compare with…
        </Button>
      )}
      <Button look="quiet" onClick={() => void pickResults(null)}>
        <FolderOpen aria-hidden />
        Open others…
      </Button>
    </div>
  )
}
