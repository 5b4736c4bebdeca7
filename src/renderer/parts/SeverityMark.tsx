// How much a finding matters, as a word and as bars: never by colour alone.

import type { Severity } from '../../shared/insights/rule/draft'
import styles from './SeverityMark.module.css'

const BARS: Readonly<Record<Severity, number>> = { high: 3, medium: 2, low: 1 }
const HEIGHTS = [4, 7, 10]

export function SeverityMark({ severity }: { readonly severity: Severity }) {
  return (
    <span className={styles['severity']} data-severity={severity}>
      <svg viewBox="0 0 12 10" aria-hidden>
        {HEIGHTS.map((height, at) => (
          <rect key={height} x={at * 4} y={10 - height} width={3} height={height} rx={0.5} data-on={at < BARS[severity] ? '' : undefined} />
        ))}
      </svg>
      {severity}
    </span>
  )
}
