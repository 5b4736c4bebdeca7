// Which labels the profiles must have: chosen ones as chips, and two pickers for one more.

import { X } from 'lucide-react'
import { useState } from 'react'
import { profileServer, useServer } from '../../state/gathering/server'
import { IconButton } from '../../ui/Button'
import { Name } from '../../ui/Name'
import { Picker } from '../../ui/Picker'
import styles from './Sources.module.css'

export function LabelFields() {
  const { labels, matches, service, values } = useServer()
  const [name, setName] = useState<string | null>(null)
  const names = labels.kind === 'there' ? labels.value.filter(label => label !== service?.match.name) : []
  const found = name === null ? undefined : values[name]
  return (
    <div className={styles['labels']}>
      {matches.map(match => (
        <span key={match.name} className={styles['chip']}>
          <Name text={`${match.name}=${match.value}`} limit={60} />
          <IconButton label={`Remove ${match.name}`} icon={<X aria-hidden />} onClick={() => profileServer.removeMatch(match.name)} />
        </span>
      ))}
      <span className={styles['label']}>
        <Picker
          label="Label"
          items={names}
          value={name}
          onChoose={chosen => {
            setName(chosen)
            void profileServer.needValues(chosen)
          }}
          placeholder={labels.kind === 'loading' ? 'Looking for labels …' : labels.kind === 'failed' ? 'No labels' : 'Only with a label …'}
          isDisabled={labels.kind !== 'there' || names.length === 0}
          empty="No label of that name."
        />
      </span>
      {name === null ? null : (
        <span className={styles['label']}>
          <Picker
            key={name}
            label={`Value of ${name}`}
            items={found?.kind === 'there' ? found.value : []}
            value={null}
            onChoose={value => {
              profileServer.addMatch({ name, value })
              setName(null)
            }}
            placeholder={found?.kind === 'failed' ? 'Its values cannot be had' : found?.kind === 'there' ? 'Value' : 'Looking for values …'}
            isDisabled={found?.kind !== 'there'}
            empty="No such value."
          />
        </span>
      )}
      {labels.kind === 'failed' ? (
        <span className={styles['empty']} role="status">
          The server does not say which labels there are.
        </span>
      ) : null}
    </div>
  )
}
