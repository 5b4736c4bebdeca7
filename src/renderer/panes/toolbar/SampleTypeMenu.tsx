// Which of the profile's measures is looked at: CPU time, allocated bytes, samples.

import { ChevronDown } from 'lucide-react'
import { chooseSampleType, selectionIn, useView } from '../../state/view'
import { Button } from '../../ui/Button'
import { DropMenu, MenuChoice } from '../../ui/Menu'
import { Name } from '../../ui/Name'
import styles from './Toolbar.module.css'
import type { OpenProfile } from '../../worker/opened'

export function SampleTypeMenu({ profile }: { readonly profile: OpenProfile }) {
  const chosen = useView(state => selectionIn(state).sampleType)
  const types = profile.names.meta.sampleTypes
  if (types.length < 2) return null
  return (
    <DropMenu
      trigger={
        <Button look="quiet" className={styles['picker']} title="What is measured">
          <span>{profile.changes === null ? 'Measure' : 'Width'}</span>
          <span className={styles['pickerValue']}>
            <Name text={types[chosen]?.name ?? ''} limit={40} isCode={false} />
          </span>
          <ChevronDown aria-hidden className={styles['chevron']} />
        </Button>
      }
    >
      <MenuChoice
        label="What is measured"
        value={String(chosen)}
        options={types.map((type, row) => [String(row), <Name key="name" text={type.name} limit={60} isCode={false} />, type.unit])}
        onChange={row => chooseSampleType(Number(row))}
      />
    </DropMenu>
  )
}
