// What a colour of the graph stands for: the colour, its name and share. A click on a module leaves only stacks that have it.

import { formatShare } from '../../../shared/base/quantity'
import { takeStep } from '../../state/steps'
import { Name } from '../../ui/Name'

type Props = {
  readonly label: string
  /** Of the label, as much as there is room for. */
  readonly shown: string
  readonly limit: number
  readonly colour: string
  readonly share: number
  readonly isModule: boolean
  /** The list and the strip lay it out differently. */
  readonly styles: Readonly<Record<string, string>>
}

export function LegendKey({ label, shown, limit, colour, share, isModule, styles }: Props) {
  const content = (
    <>
      <span data-colour className={styles['swatch']} style={{ background: colour }} />
      <span className={styles['label']}>
        <Name text={shown} limit={limit} isCode={isModule} />
      </span>{' '}
      <span className={styles['share']}>{formatShare(share)}</span>
    </>
  )
  if (!isModule) return <span className={styles['entry']}>{content}</span>
  return (
    <button
      type="button"
      className={styles['entry']}
      title={`Only stacks with ${label}`}
      onClick={() => void takeStep({ kind: 'keep-module', module: label })}
    >
      {content}
    </button>
  )
}
