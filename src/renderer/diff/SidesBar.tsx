// Which two profiles are compared, which way round, and by what.

import { ArrowLeftRight, ChevronDown, X } from 'lucide-react'
import type { Scale } from '../../shared/diff/scale'
import { ActionButton } from '../actions/ActionItem'
import { compareBy, scaleBy } from '../stores/comparing'
import { useSession, type Sides } from '../stores/session'
import { Button } from '../ui/Button'
import { DropMenu, MenuChoice } from '../ui/Menu'
import { Name } from '../ui/Name'
import type { ChangeSheet } from '../worker/protocol'
import styles from './SidesBar.module.css'

const SCALES: readonly (readonly [Scale, string, string])[] = [
  ['share', 'Shares', 'typical function unchanged'],
  ['time', 'Per second', 'needs durations'],
  ['absolute', 'As they stand', 'raw values'],
]

export function SidesBar() {
  const sides = useSession(state => state.sides)
  const changes = useSession(state => state.current?.changes ?? null)
  if (sides === null || changes === null) return null
  const scales = SCALES.filter(([scale]) => scale !== 'time' || changes.canScaleByTime)
  const shared = sharedTypes(sides)
  return (
    <div className={styles['sides']} role="group" aria-label="Comparison">
      <span className={styles['side']}>
        <span className={styles['role']}>Baseline</span>
        <Name text={sides.baseline.file.name} limit={32} isCode={false} />
      </span>
      <ActionButton id="swap-sides" icon={<ArrowLeftRight aria-hidden />} />
      <span className={styles['side']}>
        <span className={styles['role']}>Current</span>
        <Name text={sides.current.file.name} limit={32} isCode={false} />
      </span>
      <ActionButton id="stop-comparing" icon={<X aria-hidden />} />
      <DropMenu
        trigger={
          <Button look="quiet" title="What is compared, and what makes the sides comparable">
            {label(changes, scales)}
            <ChevronDown aria-hidden className={styles['chevron']} />
          </Button>
        }
      >
        {shared.length < 2 ? null : (
          <MenuChoice
            label="What is compared"
            value={changes.sampleTypeName}
            options={shared.map(name => [name, <Name key={name} text={name} limit={40} isCode={false} />])}
            onChange={compareBy}
          />
        )}
        <MenuChoice label="Compare by" value={changes.scale} options={scales} onChange={scaleBy} />
      </DropMenu>
    </div>
  )
}

function label({ sampleTypeName, scale }: ChangeSheet, scales: readonly (readonly [Scale, string, string])[]): string {
  return `${sampleTypeName}: ${scales.find(([id]) => id === scale)?.[1].toLowerCase() ?? ''}`
}

function sharedTypes({ baseline, current }: Sides): readonly string[] {
  const other = new Set(baseline.names.meta.sampleTypes.map(({ name }) => name))
  return current.names.meta.sampleTypes.map(({ name }) => name).filter(name => other.has(name))
}
