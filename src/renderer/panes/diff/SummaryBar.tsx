// The comparison in a sentence, over every view of it: the sentence, how it was compared, and what the colours mean.

import { Info } from 'lucide-react'
import { ChangeLegend } from './ChangeLegend'
import { useAnswers } from '../../state/answers'
import { useSession } from '../../state/session'
import { isReversed } from '../../state/opening/sortSides'
import { IconButton } from '../../ui/Button'
import { Popup } from '../../ui/Popup'
import styles from './SummaryBar.module.css'
import type { OpenProfile } from '../../worker/opened'

const NOISE =
  'Grey is noise: what would differ as much between two runs of one program. More samples, and three or more runs a side, show smaller changes.'

const DIFFERENCE = 'This file holds differences: orange grew, blue shrank, and a frame is as wide as both together.'

export function SummaryBar() {
  const changes = useSession(state => state.current?.changes ?? null)
  const sides = useSession(state => state.sides)
  if (changes === null || sides === null) return <DifferenceBar />
  const { headline, scaling, power } = changes.summary
  const filesOf = (side: readonly OpenProfile[]) => side.map(({ file }) => file)
  const isNewerFirst = isReversed(filesOf(sides.baseline), filesOf(sides.current))
  const words = isNewerFirst ? `${headline} The baseline is the newer file; x swaps the sides.` : headline
  return (
    <div className={styles['bar']} data-comparison>
      <p className={styles['headline']} title={words}>
        {words}
      </p>
      <Popup title="How this was compared" align="end" trigger={<IconButton label="How this was compared" icon={<Info aria-hidden />} />}>
        <div className={styles['about']}>
          {[
            words,
            scaling,
            power,
            ...(changes.moves.length > 0 ? changes.moves : ['Nothing was renamed or moved, as far as weights and callers tell.']),
            NOISE,
          ].map(line => (
            <p key={line}>{line}</p>
          ))}
        </div>
      </Popup>
      <ChangeLegend />
    </div>
  )
}

/** Of a file that holds differences and neither side: what its colours mean, and what they cannot say. */
function DifferenceBar() {
  const isDifference = useAnswers(({ tree }) => tree !== null && tree.sides !== null && tree.profile.changes === null)
  if (!isDifference) return null
  return (
    <div className={styles['bar']} data-difference>
      <p className={styles['headline']} title={DIFFERENCE}>
        {DIFFERENCE}
      </p>
      <Popup
        title="What a file of differences can say"
        align="end"
        trigger={<IconButton label="About this file" icon={<Info aria-hidden />} />}
      >
        <div className={styles['about']}>
          <p>{DIFFERENCE}</p>
          <p>
            Neither side's totals are in it, so that nothing tells change from noise. go tool pprof -proto -diff_base keeps both sides, and
            opens as a comparison.
          </p>
        </div>
      </Popup>
      <ChangeLegend isDifference />
    </div>
  )
}
