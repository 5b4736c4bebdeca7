// Which profiles are compared, which way round, and by what.

import { ArrowLeftRight, ChevronDown, X } from 'lucide-react'
import type { Scale } from '../../../shared/diff/scale'
import { ActionButton, ActionItem } from '../../parts/ActionItem'
import { opening } from '../../state/opening/opening'
import { useSession } from '../../state/session'
import { Button } from '../../ui/Button'
import { DropMenu, MenuChoice, MenuLine } from '../../ui/Menu'
import narrow from '../../ui/NarrowWord.module.css'
import { MiddleCut } from '../../ui/MiddleCut'
import { Name } from '../../ui/Name'
import styles from './SidesBar.module.css'
import type { OpenProfile, Sides } from '../../worker/opened'

const SCALES: readonly (readonly [Scale, string, string])[] = [
  ['time', 'Per second', 'needs durations'],
  ['share', 'Shares', 'of the total'],
  ['typical', 'Typical function', 'counts as unchanged'],
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
      <SideName role="Baseline" side={sides.baseline} other={sides.current} />
      <ActionButton id="swap-sides" icon={<ArrowLeftRight aria-hidden />} />
      <SideName role="Current" side={sides.current} other={sides.baseline} />
      <span className={narrow['lastGone']}>
        <ActionButton id="stop-comparing" icon={<X aria-hidden />} />
      </span>
      <DropMenu
        trigger={
          <Button look="quiet" title="What is compared, and what makes the sides comparable">
            <span className={narrow['word']}>{changes.sampleTypeName}: </span>
            {scales.find(([id]) => id === changes.scale)?.[1].toLowerCase() ?? ''}
            <ChevronDown aria-hidden className={styles['chevron']} />
          </Button>
        }
      >
        {shared.length < 2 ? null : (
          <MenuChoice
            label="What is compared"
            value={changes.sampleTypeName}
            options={shared.map(name => [name, <Name key={name} text={name} limit={40} isCode={false} />])}
            onChange={sampleTypeName => void opening.recompare(sides => sides, { sampleTypeName })}
          />
        )}
        <MenuChoice
          label="Compare by"
          value={changes.scale}
          options={scales}
          onChange={scale => void opening.recompare(sides => sides, { scale })}
        />
        <MenuLine />
        <ActionItem id="add-baseline-runs" />
        <ActionItem id="add-current-runs" />
        <MenuLine />
        <ActionItem id="swap-sides" />
        <ActionItem id="stop-comparing" />
      </DropMenu>
    </div>
  )
}

type SideProps = { readonly role: string; readonly side: readonly OpenProfile[]; readonly other: readonly OpenProfile[] }

function SideName({ role, side, other }: SideProps) {
  const names = side.map(({ file }) => file.name)
  return (
    <span className={styles['side']} title={names.join('\n')}>
      <span className={styles['role']}>{role}</span>
      <MiddleCut text={names[0] ?? ''} other={other[0]?.file.name ?? ''} />
      {names.length > 1 ? <span className={styles['more']}>+{names.length - 1}</span> : null}
    </span>
  )
}

/** What every profile of both sides has. */
function sharedTypes({ baseline, current: [first, ...rest] }: Sides): readonly string[] {
  const namesIn = ({ names }: OpenProfile) => names.meta.sampleTypes.map(({ name }) => name)
  const others = [...baseline, ...rest].map(profile => new Set(namesIn(profile)))
  return namesIn(first).filter(name => others.every(known => known.has(name)))
}
