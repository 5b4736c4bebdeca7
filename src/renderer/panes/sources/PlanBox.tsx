// What would be run, before it is: each command as it could be pasted into a shell; or why nothing can be.

import { commandText } from '../../../shared/base/text/commandText'
import { asSentence } from '../../../shared/base/text/sentence'
import type { GatherState } from '../../state/gathering/createGathering'
import { CopyButton } from '../../ui/CopyButton'
import styles from './Sources.module.css'

export function PlanBox({ state, empty }: { readonly state: GatherState; readonly empty: string }) {
  if (state.kind === 'failed') {
    return (
      <p className={styles['fault']} role="alert">
        {asSentence(state.message)}
      </p>
    )
  }
  if (state.kind !== 'planned')
    return <p className={styles['empty']}>{state.kind === 'planning' ? 'Looking which profiler fits …' : empty}</p>
  const { by, commands, folder } = state.plan
  const text = commands.join('\n')
  return (
    <div className={styles['plan']}>
      <div className={styles['planHead']}>
        <span>
          With {by}; kept in the folder {commandText([folder])}
        </span>
        <CopyButton text={text} label="Copy" />
      </div>
      <pre className={styles['commands']} tabIndex={0} aria-label="What is run">
        {text}
      </pre>
    </div>
  )
}
