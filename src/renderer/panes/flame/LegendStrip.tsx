// What the colours under the graph are, always there: the heaviest modules or kinds of code with their shares, by whose code it is.

import { framePalette } from '../../../shared/analysis/frameColours'
import { ROLES, ROLE_TITLES } from '../../../shared/names/roles'
import { useAnswers } from '../../state/answers'
import { usePreferences } from '../../state/preferences'
import { useShade } from '../../ui/theme'
import type { LegendEntry } from '../../../shared/questions/legend'
import { stripEntries } from './stripEntries'
import { LegendKey } from './LegendKey'
import styles from './LegendStrip.module.css'

export function LegendStrip() {
  const mode = usePreferences(state => state.colourMode)
  const legend = useAnswers(state => state.legend)
  const isOfChange = useAnswers(({ tree }) => tree !== null && tree.sides !== null)
  // Warm colours by name mean nothing, and a comparison has its legend in its head.
  if (legend === null || mode === 'classic' || (isOfChange && mode === 'module')) return null
  const entries = stripEntries(mode === 'module' ? legend.modules : legend.kinds)
  const groups = [...ROLES, null].map(role => ({ role, found: entries.filter(entry => entry.role === role) }))
  return (
    <ul className={styles['strip']} aria-label="Colours" data-legend>
      {groups
        .filter(({ found }) => found.length > 0)
        .map(({ role, found }) => (
          <li key={role ?? 'kind'} className={styles['group']}>
            <ul className={styles['entries']} aria-label={role === null ? 'Kinds' : ROLE_TITLES[role]}>
              {found.map((entry, at) => (
                <Entry key={entry.label} entry={entry} title={at === 0 && role !== null ? ROLE_TITLES[role] : null} />
              ))}
            </ul>
          </li>
        ))}
    </ul>
  )
}

type EntryProps = {
  readonly entry: LegendEntry
  /** Of its group, before its first entry: no line ends with a title alone. */
  readonly title: string | null
}

function Entry({ entry: { label, slot, share, role }, title }: EntryProps) {
  const mode = usePreferences(state => state.colourMode)
  const shade = useShade(state => state.shade)
  const colour = framePalette(mode, shade)[slot] ?? ''
  return (
    <li className={styles['item']}>
      {title === null ? null : (
        <span className={styles['title']} aria-hidden>
          {title}
        </span>
      )}
      <LegendKey label={label} shown={lastParts(label)} limit={60} colour={colour} share={share} isModule={role !== null} styles={styles} />
    </li>
  )
}

/** `internal/tax` of `example.com/order-service/internal/tax`: what modules of one project differ in. */
function lastParts(label: string): string {
  return label.split('/').slice(-2).join('/')
}
