// The callers or callees of the selected function, heaviest first; each is a way to go there.

import type { FunctionWeight } from '../../../shared/analysis/neighbours'
import { functionName } from '../../../shared/profile/profile'
import { goToFunction } from '../../state/mainFlame'
import { Bar } from '../../ui/Bar'
import { Name } from '../../ui/Name'
import styles from './Details.module.css'
import { shareOf } from '../../../shared/base/quantity'
import type { DrawnTree } from '../../worker/opened'

type Props = {
  readonly title: string
  readonly drawn: DrawnTree
  /** Null while the worker counts. */
  readonly list: readonly FunctionWeight[] | null
  /** What is left when all are taken off, and what it is. */
  readonly rest: number
  readonly restName: string
  readonly whole: number
}

/** The rest of a long list weighs next to nothing. */
const MAX_ROWS = 100

export function NeighbourList({ title, drawn, list, rest, restName, whole }: Props) {
  return (
    <div>
      <h3 className={styles['heading']}>
        <span>{title}</span>
        <span>{list === null ? '…' : ''}</span>
      </h3>
      <div className={styles['list']}>
        {rest === 0 ? null : (
          <div className={`${styles['row']} ${styles['rest']}`}>
            <span className={styles['shareBar']}>
              <Bar share={whole === 0 ? 0 : rest / whole} look="total" />
            </span>
            <span className={styles['share']}>{shareOf(rest, whole)}</span>
            <span>{restName}</span>
          </div>
        )}
        {(list ?? []).slice(0, MAX_ROWS).map(({ fn, value }) => (
          <button key={fn} type="button" className={styles['row']} onClick={() => goToFunction(fn)}>
            <span className={styles['shareBar']}>
              <Bar share={whole === 0 ? 0 : value / whole} look="self" />
            </span>
            <span className={styles['share']}>{shareOf(value, whole)}</span>
            <span>
              <Name text={functionName(drawn.profile.names, fn)} limit={160} />
            </span>
          </button>
        ))}
      </div>
    </div>
  )
}
