// What the colours of the graph mean, with the weight behind each, and the choice between them.

import { EyeOff } from 'lucide-react'
import { framePalette, type ColourMode } from '../../../shared/analysis/frameColours'
import { FRAME_KINDS } from '../../../shared/profile/profile'
import { useAnswers } from '../../state/answers'
import { prefer, usePreferences } from '../../state/preferences'
import { useSession } from '../../state/session'
import { takeStep } from '../../state/steps'
import { IconButton } from '../../ui/Button'
import { Segments } from '../../ui/Segments'
import { useShade } from '../../ui/theme'
import styles from './Legend.module.css'
import { LegendKey } from './LegendKey'

const MODES: readonly (readonly [ColourMode, string])[] = [
  ['module', 'Module'],
  ['kind', 'Kind'],
  ['classic', 'Classic'],
]

/** In a comparison the modules' place is taken by what changed. */
const COMPARISON_MODES = MODES.map(([id, title]) => [id, id === 'module' ? 'Change' : title] as const)

const chooseMode = (colourMode: ColourMode) => prefer({ colourMode })

export function Legend() {
  const isComparing = useSession(state => state.sides !== null)
  return isComparing ? <ComparisonModes /> : <PlainLegend />
}

/** What a comparison's colours mean stands over the graph at all times. */
function ComparisonModes() {
  const mode = usePreferences(state => state.colourMode)
  return (
    <div className={styles['legend']}>
      <Segments label="Colour by" choices={COMPARISON_MODES} value={mode} onChoose={chooseMode} isWide />
      <p className={styles['note']}>
        {mode === 'module'
          ? 'Blue for less than in the baseline, orange for more, grey for noise; new frames are outlined, gone ones hatched.'
          : 'These colours say nothing about what changed.'}
      </p>
    </div>
  )
}

function PlainLegend() {
  const mode = usePreferences(state => state.colourMode)
  const legend = useAnswers(state => state.legend)
  const shade = useShade(state => state.shade)
  const palette = framePalette(mode, shade)
  const entries = mode === 'classic' || legend === null ? [] : mode === 'module' ? legend.modules : legend.kinds
  return (
    <div className={styles['legend']}>
      <Segments label="Colour by" choices={MODES} value={mode} onChoose={chooseMode} isWide />
      {mode === 'classic' ? (
        <p className={styles['note']}>Warm colours by name. They tell frames apart and mean nothing else.</p>
      ) : (
        <>
          <ul className={styles['entries']}>
            {entries.map(({ label, slot, share }) => (
              <Entry key={label} label={label} colour={palette[slot] ?? ''} share={share} isModule={mode === 'module'} />
            ))}
          </ul>
          <p className={styles['note']}>
            Shares are of self time. {mode === 'module' ? 'Your code is strong, libraries are pale, the runtime is grey.' : ''}
          </p>
        </>
      )}
    </div>
  )
}

type EntryProps = {
  readonly label: string
  readonly colour: string
  readonly share: number
  readonly isModule: boolean
}

/** Whatever it is, its frames can be merged into what calls them. */
function Entry({ label, colour, share, isModule }: EntryProps) {
  const kind = FRAME_KINDS.find(name => name === label)
  const hide = () => {
    if (isModule) void takeStep({ kind: 'merge-module', module: label })
    else if (kind !== undefined) void takeStep({ kind: 'merge-kind', frameKind: kind })
  }
  return (
    <li className={styles['entryRow']}>
      <LegendKey label={label} shown={label} limit={80} colour={colour} share={share} isModule={isModule} styles={styles} />
      <IconButton label={`Hide ${label}: its time goes to its callers`} icon={<EyeOff aria-hidden />} onClick={hide} />
    </li>
  )
}
