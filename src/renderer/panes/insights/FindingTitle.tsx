// A finding's number, its title with the function's name, and its share; a button that goes to the frame where there is one.

import { NONE } from '../../../shared/profile/profile'
import { Name } from '../../ui/Name'
import { Tip } from '../../ui/Tip'
import styles from './FindingCard.module.css'
import { titleParts, type Finding } from '../../state/findings/findingList'
import { goToFinding } from '../../state/findings/goThere'

/** Three lines of the panel as it opens. */
const MAX_NAME_CHARS = 110
/** As much as a tooltip can hold. */
const MAX_TIP_CHARS = 1500

export function FindingTitle({ finding, share }: { readonly finding: Finding; readonly share: string }) {
  const { insight, number } = finding
  const [before, name, after] = titleParts(insight)
  const isCut = name.length > MAX_NAME_CHARS
  const words = (
    <>
      <span className={styles['kind']}>{before.replace(/: $/, '')}</span>
      {name === '' ? null : <Name text={name} limit={MAX_NAME_CHARS} wraps />}
      {after === '' ? null : <span>{after}</span>}
    </>
  )
  const button = (
    <button type="button" className={styles['go']} onClick={() => goToFinding(finding)}>
      {words}
    </button>
  )
  return (
    <div className={styles['head']}>
      {number === 0 ? null : <span className={styles['number']}>{number}</span>}
      <h3 className={styles['title']}>
        {insight.fn === NONE ? (
          <span className={styles['go']}>{words}</span>
        ) : isCut ? (
          <Tip label={name.slice(0, MAX_TIP_CHARS)} side="left">
            {button}
          </Tip>
        ) : (
          button
        )}
      </h3>
      {share === '' ? null : <span className={styles['share']}>{share}</span>}
    </div>
  )
}
