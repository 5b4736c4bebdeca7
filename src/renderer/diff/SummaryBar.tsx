// The comparison in one sentence, over every view of it.

import { Info } from 'lucide-react'
import { changePalette } from './changePaint'
import { CHANGE_STEPS } from '../../shared/diff/changeScale'
import { useSession, type OpenProfile } from '../stores/session'
import { isReversed } from '../stores/sortSides'
import { IconButton } from '../ui/Button'
import { Popup } from '../ui/Popup'
import { useShade } from '../ui/theme'
import styles from './SummaryBar.module.css'

const NOISE =
  'Grey is noise: what would differ as much between two runs of one program. More samples, and three or more runs a side, show smaller changes.'

export function SummaryBar() {
  const changes = useSession(state => state.current?.changes ?? null)
  const sides = useSession(state => state.sides)
  if (changes === null || sides === null) return null
  const { headline, scaling, power } = changes.summary
  const filesOf = (side: readonly OpenProfile[]) => side.map(({ file }) => file)
  return (
    <div className={styles['bar']} data-comparison>
      <p className={styles['headline']}>
        {headline}
        {isReversed(filesOf(sides.baseline), filesOf(sides.current)) ? (
          <span className={styles['warning']}> The baseline is the newer file; x swaps the sides.</span>
        ) : null}
      </p>
      <ChangeLegend />
      <Popup title="How this was compared" align="end" trigger={<IconButton label="How this was compared" icon={<Info aria-hidden />} />}>
        <div className={styles['about']}>
          {[
            ...(changes.moves.length > 0 ? changes.moves : ['Nothing was renamed or moved, as far as weights and callers tell.']),
            NOISE,
          ].map(line => (
            <p key={line}>{line}</p>
          ))}
        </div>
      </Popup>
      <p className={styles['fine']}>
        {scaling} {power}
      </p>
    </div>
  )
}

/** Points of baseline's total, blue for less, orange for more. */
function ChangeLegend() {
  const shade = useShade(state => state.shade)
  const colours = new Map(changePalette(shade))
  const strongest = CHANGE_STEPS.length
  const points = (step: number) => `${CHANGE_STEPS[step - 1] * 100}`
  const entries: readonly (readonly [string, string])[] = [
    [`less${strongest}`, `−${points(strongest)}`],
    ['less2', `−${points(2)}`],
    ['d0', `±${points(1)}`],
    ['more2', `+${points(2)}`],
    [`more${strongest}`, `+${points(strongest)}`],
    ['new', 'new'],
    ['gone', 'gone'],
  ]
  return (
    <ul className={styles['legend']} aria-label="Colours: change of the total in points of baseline">
      {entries.map(([name, text]) => (
        <li key={name}>
          <span className={styles['swatch']} style={{ background: colours.get(name) }} />
          {text}
        </li>
      ))}
    </ul>
  )
}
