// The Trend tab: the total over deployments with its changes, and the functions that moved most, each as a small chart.

import { useTrend } from '../../state/trend/createTrends'
import { ChangeList } from './ChangeList'
import { EmptyTrend } from './EmptyTrend'
import { FunctionRows } from './FunctionRows'
import { ReadingBar } from './ReadingBar'
import { TotalChart } from './TotalChart'
import { TrendHead } from './TrendHead'
import page from '../../ui/TabPage.module.css'
import styles from './TrendTab.module.css'

export function TrendTab() {
  const open = useTrend(state => state.open)
  const reading = useTrend(state => state.reading)
  return (
    <div className={page['tab']} data-trend={reading.kind === 'idle' ? (open === null ? 'empty' : 'ready') : reading.kind}>
      <ReadingBar reading={reading} />
      {open === null ? (
        reading.kind === 'reading' ? null : (
          <EmptyTrend />
        )
      ) : (
        <>
          <TrendHead open={open} />
          <div className={styles['above']}>
            <TotalChart sheet={open.sheet} />
            <ChangeList sheet={open.sheet} />
          </div>
          <FunctionRows open={open} />
        </>
      )}
    </div>
  )
}
