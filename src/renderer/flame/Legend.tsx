// What the colours of the graph mean, with the weight behind each, and the choice between them.

import { formatShare } from '../../shared/base/quantity'
import { framePalette, type ColourMode } from '../../shared/analysis/frameColours'
import { useAnswers } from '../stores/answers'
import { prefer, usePreferences } from '../stores/preferences'
import { search } from '../stores/view'
import { Name } from '../ui/Name'
import { useShade } from '../ui/theme'
import styles from './Legend.module.css'

const MODES: readonly (readonly [ColourMode, string])[] = [
  ['module', 'Module'],
  ['kind', 'Kind'],
  ['classic', 'Classic'],
]

export function Legend() {
  const mode = usePreferences(state => state.colourMode)
  const legend = useAnswers(state => state.legend)
  const shade = useShade(state => state.shade)
  const palette = framePalette(mode, shade)
  const entries = mode === 'classic' || legend === null ? [] : mode === 'module' ? legend.modules : legend.kinds
  return (
    <div className={styles['legend']}>
      <div className={styles['modes']} role="radiogroup" aria-label="Colour by">
        {MODES.map(([id, title]) => (
          <button key={id} type="button" role="radio" aria-checked={id === mode} onClick={() => prefer({ colourMode: id })}>
            {title}
          </button>
        ))}
      </div>
      {mode === 'classic' ? (
        <p className={styles['note']}>Warm colours by name. They tell frames apart and mean nothing else.</p>
      ) : (
        <>
          <ul className={styles['entries']}>
            {entries.map(({ label, slot, share }) => (
              <li key={label}>
                <Entry label={label} colour={palette[slot] ?? ''} share={share} isSearchable={mode === 'module'} />
              </li>
            ))}
          </ul>
          <p className={styles['note']}>
            Shares are of self time. {mode === 'module' ? 'Different modules may share a colour; a module always has the same one.' : ''}
          </p>
        </>
      )}
    </div>
  )
}

type EntryProps = { readonly label: string; readonly colour: string; readonly share: number; readonly isSearchable: boolean }

function Entry({ label, colour, share, isSearchable }: EntryProps) {
  const content = (
    <>
      <span className={styles['swatch']} style={{ background: colour }} />
      <span className={styles['label']}>
        <Name text={label} limit={80} isCode={isSearchable} />
      </span>
      <span className={styles['share']}>{formatShare(share)}</span>
    </>
  )
  if (!isSearchable) return <span className={styles['entry']}>{content}</span>
  return (
    <button type="button" className={styles['entry']} title="Search for it" onClick={() => search({ text: label, isRegex: false })}>
      {content}
    </button>
  )
}
