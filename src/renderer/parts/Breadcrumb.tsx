// What has been done to the stacks that are shown, step by step, each to be taken back, with the total that is left.

import { Redo2, Scissors, Undo2, X } from 'lucide-react'
import { ActionButton } from './ActionItem'
import { canRedo, canUndo, lensOf } from '../state/lens'
import { chooseTime, setInverted, takeAllBack, takeBack, useView } from '../state/view'
import { unitOf } from '../../shared/profile/unit'
import { Name } from '../ui/Name'
import { Tip } from '../ui/Tip'
import styles from './Breadcrumb.module.css'
import { transformText } from '../state/transformText'
import type { DrawnTree } from '../worker/opened'
import { formatCount, formatDurationNs, formatValue, shareOf } from '../../shared/base/quantity'

export function Breadcrumb({ drawn }: { readonly drawn: DrawnTree }) {
  const history = useView(state => state.lens)
  const { transforms, isInverted } = lensOf(history)
  const timeNs = useView(state => state.timeNs)
  const { names } = drawn.profile
  const unit = unitOf(names.meta.sampleTypes[drawn.choice.sampleType])
  const isPlain = transforms.length === 0 && !isInverted && timeNs === null
  return (
    <nav className={styles['bar']} aria-label="Changes to the stacks">
      <ol className={styles['steps']}>
        <li>
          <button type="button" className={styles['all']} onClick={takeAllBack} disabled={isPlain}>
            All stacks
          </button>
        </li>
        {timeNs === null ? null : (
          <li className={styles['step']}>
            <span>{formatDurationNs(timeNs[1] - timeNs[0])} of the time</span>
            <TakeBack label="Take back: stretch of time" onClick={() => chooseTime(null)} />
          </li>
        )}
        {isInverted ? (
          <li className={styles['step']}>
            <span>Inverted</span>
            <TakeBack label="Take back: inverted" onClick={() => setInverted(false)} />
          </li>
        ) : null}
        {transforms.map((step, index) => {
          const { verb, name } = transformText(names, step)
          return (
            <li key={index} className={styles['step']}>
              <span>{verb}</span>
              {name === '' ? null : (
                <span className={styles['name']}>
                  <Name text={name} limit={40} />
                </span>
              )}
              <TakeBack label={`Take back: ${verb}`} onClick={() => takeBack(index)} />
            </li>
          )
        })}
      </ol>
      <CutShort count={drawn.tree.cutStacks} />
      <span className={styles['total']}>
        {formatValue(drawn.tree.totalValue, unit)}
        {drawn.wholeValue === drawn.tree.totalValue ? null : (
          <span> · {shareOf(drawn.tree.totalValue, drawn.wholeValue)} of the profile</span>
        )}
      </span>
      <ActionButton id="undo" icon={<Undo2 aria-hidden />} isDisabled={!canUndo(history)} />
      <ActionButton id="redo" icon={<Redo2 aria-hidden />} isDisabled={!canRedo(history)} />
    </nav>
  )
}

/** Of a very large profile upside down: what is missing is said where it would be looked for. */
function CutShort({ count }: { readonly count: number }) {
  if (count === 0) return null
  const why = `${formatCount(count)} stacks end before their outermost caller: all of them would be too many frames. Focus on a frame to see all of its callers.`
  return (
    <Tip label={why}>
      <span className={styles['cut']} tabIndex={0}>
        <Scissors aria-hidden />
        Callers cut short
      </span>
    </Tip>
  )
}

function TakeBack({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <button type="button" className={styles['takeBack']} aria-label={label} onClick={onClick}>
      <X aria-hidden />
    </button>
  )
}
