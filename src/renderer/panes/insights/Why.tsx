// The measures behind a finding, unfolded on demand.

import { ChevronRight } from 'lucide-react'
import { useId } from 'react'
import type { Insight } from '../../../shared/insights/insight'
import { Name } from '../../ui/Name'
import styles from './FindingCard.module.css'

const MAX_TEXT_CHARS = 2000

type Props = { readonly insight: Insight; readonly isOpen: boolean; readonly onToggle: () => void }

export function Why({ insight, isOpen, onToggle }: Props) {
  const id = useId()
  return (
    <>
      <button
        type="button"
        className={styles['why']}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={`Why: ${insight.title.slice(0, 100)}`}
        onClick={onToggle}
      >
        <ChevronRight aria-hidden />
        Why
      </button>
      {isOpen ? (
        <dl className={styles['measures']} id={id}>
          {insight.details.map(({ label, value }, at) => (
            <div key={at}>
              <dt>
                <Name text={label} limit={160} wraps isCode={false} />
              </dt>
              <dd>
                <Name text={value} limit={MAX_TEXT_CHARS} wraps isCode={false} />
              </dd>
            </div>
          ))}
          <div>
            <dt>Rule</dt>
            <dd>{insight.rule}</dd>
          </div>
        </dl>
      ) : null}
    </>
  )
}
