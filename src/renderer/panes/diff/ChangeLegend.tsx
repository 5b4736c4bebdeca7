// What the colours of a comparison mean, in numbers, and the choice whether they show a frame's total or its own change.

import { useId } from 'react'
import { CHANGE_STEPS, type ChangeOf } from '../../../shared/diff/changeScale'
import { prefer, usePreferences } from '../../state/preferences'
import { Segments } from '../../ui/Segments'
import { useShade } from '../../ui/theme'
import { changeFills, changeSlot, type ChangeFill } from '../../graph/changePaint'
import styles from './ChangeLegend.module.css'

const CHOICES: readonly (readonly [ChangeOf, string, string])[] = [
  ['total', 'Total', 'A frame is coloured by how it changed with all that it calls'],
  ['self', 'Self', 'A frame is coloured by how its own weight changed'],
]

type Words = Readonly<Record<'grey' | 'greyAbout' | 'unit' | 'of' | 'onlyMore' | 'onlyLess', string>>

const COMPARISON_WORDS: Words = {
  grey: 'noise',
  greyAbout: 'Within noise, or less than',
  unit: '%',
  of: 'percent of baseline',
  onlyMore: 'new',
  onlyLess: 'gone',
}
const DIFFERENCE_WORDS: Words = {
  grey: 'small',
  greyAbout: 'Less than',
  unit: '%',
  of: 'percent of all differences',
  onlyMore: 'only grew',
  onlyLess: 'only shrank',
}

/** `isDifference`: of a saved difference, where no baseline is known. */
export function ChangeLegend({ isDifference = false }: { readonly isDifference?: boolean }) {
  const words = isDifference ? DIFFERENCE_WORDS : COMPARISON_WORDS
  const changeOf = usePreferences(state => state.changeOf)
  const shade = useShade(state => state.shade)
  const fills = changeFills(shade)
  const strongest = CHANGE_STEPS.length
  const steps = Array.from({ length: 2 * strongest + 1 }, (_, at) => at - strongest)
  return (
    <div className={styles['legend']}>
      <Segments label="Colour by change of" choices={CHOICES} value={changeOf} onChoose={of => prefer({ changeOf: of })} />
      <ul className={styles['scale']} aria-label={`Colours: change of ${changeOf} in ${words.of}`}>
        {steps.map(step => (
          <li
            key={step}
            className={styles['step']}
            style={{ background: fills[changeSlot(step, 'both')].colour }}
            title={stepText(step, words)}
          >
            {step === 0 ? words.grey : `${step < 0 ? '−' : '+'}${CHANGE_STEPS[Math.abs(step) - 1] * 100}`}
          </li>
        ))}
        <li className={styles['shape']}>{words.unit}</li>
        {changeOf === 'total' ? <ShapeEntry fill={fills[changeSlot(2, 'caller')]} text="calls it" /> : null}
        <ShapeEntry fill={fills[changeSlot(2, 'new')]} text={words.onlyMore} />
        <ShapeEntry fill={fills[changeSlot(-2, 'gone')]} text={words.onlyLess} />
      </ul>
    </div>
  )
}

/** A swatch as the graph draws it. */
function ShapeEntry({ fill, text }: { readonly fill: ChangeFill; readonly text: string }) {
  const id = useId()
  return (
    <li className={styles['shape']}>
      <svg className={styles['swatch']} viewBox="0 0 14 12" aria-hidden>
        <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <rect width="4" height="4" fill={fill.colour} />
          {fill.hatch === null ? null : <rect width="4" height="1.5" fill={fill.hatch} />}
        </pattern>
        <rect x="1" y="1" width="12" height="10" fill={`url(#${id})`} stroke={fill.edge ?? 'none'} strokeWidth="1.5" />
      </svg>
      {text}
    </li>
  )
}

function stepText(step: number, { greyAbout, of }: Words): string {
  if (step === 0) return `${greyAbout} ${CHANGE_STEPS[0] * 100} ${of}`
  const from = CHANGE_STEPS[Math.abs(step) - 1] * 100
  return `${from} ${of} or more ${step < 0 ? 'less' : 'more'}`
}
