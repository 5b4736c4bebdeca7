// Which of the profile's measures is looked at: CPU time, allocated bytes, samples.

import { ChevronDown } from 'lucide-react'
import { sampleTypeTitles } from '../../../shared/names/sampleTypeTitle'
import { chooseSampleType, selectionIn, useView } from '../../state/view'
import { Button } from '../../ui/Button'
import { DropMenu, MenuChoice } from '../../ui/Menu'
import { Name } from '../../ui/Name'
import styles from './Toolbar.module.css'
import type { OpenProfile } from '../../worker/opened'

export function SampleTypeMenu({ profile }: { readonly profile: OpenProfile }) {
  const chosen = useView(state => selectionIn(state).sampleType)
  const types = profile.names.meta.sampleTypes
  const titles = sampleTypeTitles(types.map(({ name }) => name))
  if (types.length < 2) return null
  return (
    <DropMenu
      trigger={
        <Button look="quiet" className={styles['picker']} title="What is measured">
          <span>{profile.changes === null ? 'Measure' : 'Width'}</span>
          <span className={styles['pickerValue']}>
            <Name text={titles[chosen] ?? ''} limit={40} isCode={false} />
          </span>
          <ChevronDown aria-hidden className={styles['chevron']} />
        </Button>
      }
    >
      <MenuChoice
        label="What is measured"
        value={String(chosen)}
        options={types.map(({ name, unit }, row) => [
          String(row),
          <Name key="name" text={titles[row]} limit={60} isCode={false} />,
          titles[row] === name ? unit : `${name}, ${unit}`,
        ])}
        onChange={row => chooseSampleType(Number(row))}
      />
    </DropMenu>
  )
}
