// What the samples say of themselves (endpoint, state, CPU …), and the panel in which a value is kept, dropped or grouped by.

import { ChevronDown } from 'lucide-react'
import { LABELS_BUTTON_ID } from '../../actions/viewActions'
import { Button } from '../../ui/Button'
import { Popup } from '../../ui/Popup'
import type { OpenProfile } from '../../worker/opened'
import styles from './LabelsPanel.module.css'
import { LabelsPanel } from './LabelsPanel'

export function LabelsButton({ profile }: { readonly profile: OpenProfile }) {
  if (profile.labelKeys.length === 0) return null
  return (
    <Popup
      title="Labels"
      trigger={
        <Button look="quiet" className={styles['button']} id={LABELS_BUTTON_ID} title="Keep or group by what samples are labelled with">
          Labels
          <ChevronDown aria-hidden className={styles['chevron']} />
        </Button>
      }
    >
      <LabelsPanel profile={profile} />
    </Popup>
  )
}
