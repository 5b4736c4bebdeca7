// All values of a series as dots on one line, with the interval of the median: what a mean would hide is seen at once.

import type { Strip } from '../../../shared/questions/benchSheet'
import styles from './ValueStrip.module.css'

const WIDTH_PX = 200
const HEIGHT_PX = 28
const EDGE_PX = 4
/** With one value so far out, the others would be one dot. */
const LOG_FROM = 5

type Props = { readonly base: Strip | null; readonly current: Strip | null }

export function ValueStrip({ base, current }: Props) {
  if (current === null && base === null) return null
  const strips = [base, current].filter(strip => strip !== null)
  const x = scaleOf(strips)
  return (
    <svg width={WIDTH_PX} height={HEIGHT_PX} role="img" aria-label={strips.map(({ values }) => `${values.length} values`).join(' and ')}>
      {base === null ? null : <Line strip={base} x={x} y={HEIGHT_PX / 3 - 1} side="base" />}
      {current === null ? null : <Line strip={current} x={x} y={base === null ? HEIGHT_PX / 2 : (HEIGHT_PX * 2) / 3 + 2} side="current" />}
    </svg>
  )
}

type LineProps = { readonly strip: Strip; readonly x: (value: number) => number; readonly y: number; readonly side: 'base' | 'current' }

function Line({ strip, x, y, side }: LineProps) {
  const { values, median, interval, fences } = strip
  return (
    <g data-side={side} className={styles['line']}>
      {interval === null ? null : (
        <rect
          className={styles['interval']}
          x={x(interval[0])}
          y={y - 5}
          width={Math.max(1, x(interval[1]) - x(interval[0]))}
          height={10}
          rx={2}
        />
      )}
      {Array.from(values, (value, at) => (
        <circle
          key={at}
          className={value < fences[0] || value > fences[1] ? styles['outlier'] : styles['dot']}
          cx={x(value)}
          cy={y}
          r={2}
        />
      ))}
      <path className={styles['median']} d={`M${x(median)} ${y - 6}V${y + 6}`} />
    </g>
  )
}

/** One axis for both sides; by powers where one value is far out. */
function scaleOf(strips: readonly Strip[]): (value: number) => number {
  const least = Math.min(...strips.map(({ values }) => values[0] ?? 0))
  const most = Math.max(...strips.map(({ values }) => values[values.length - 1] ?? 0))
  const isLog = least > 0 && strips.some(({ median }) => median > 0 && most / median > LOG_FROM)
  const place = isLog ? Math.log : (value: number) => value
  const [from, to] = [place(least), place(most)]
  return value => (to > from ? EDGE_PX + ((place(value) - from) / (to - from)) * (WIDTH_PX - 2 * EDGE_PX) : WIDTH_PX / 2)
}
