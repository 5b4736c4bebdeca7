// One of a few, side by side: which is chosen is always in sight.

import styles from './Segments.module.css'

type Props<T extends string> = {
  readonly label: string
  /** Value, title, and what it means for who does not know. */
  readonly choices: readonly (readonly [T, string, string?])[]
  readonly value: T
  readonly onChoose: (value: T) => void
  /** Takes the whole width, in equal parts. */
  readonly isWide?: boolean
}

export function Segments<T extends string>({ label, choices, value, onChoose, isWide = false }: Props<T>) {
  return (
    <div className={styles['segments']} role="radiogroup" aria-label={label} data-wide={isWide ? '' : undefined}>
      {choices.map(([id, title, about]) => (
        <button key={id} type="button" role="radio" title={about} aria-checked={id === value} onClick={() => onChoose(id)}>
          {title}
        </button>
      ))}
    </div>
  )
}
