// Short messages that need no answer: copied, saved, nothing found.

import { Toast } from '@base-ui/react/toast'
import { Button } from './Button'
import styles from './Toasts.module.css'

const messages = Toast.createToastManager()

/** Long enough for one line to be read. */
const SHOWN_MS = 2500

/** What went wrong is a sentence or two, and has to be understood. */
const FAULT_SHOWN_MS = 10_000

/** To the library. */
const STAYS = 0

/** Says something to the person, from anywhere. */
export function say(text: string): void {
  messages.add({ title: text, timeout: SHOWN_MS })
}

export function sayFault(text: string): void {
  messages.add({ title: text, timeout: FAULT_SHOWN_MS, priority: 'high' })
}

/** What is said once and never again stays until somebody has read it. */
export function sayUntilClosed(texts: readonly string[]): void {
  if (texts.length > 0) messages.add({ title: texts.join('\n'), timeout: STAYS })
}

export function Toasts() {
  return (
    <Toast.Provider toastManager={messages} limit={2}>
      <Toast.Portal>
        <Toast.Viewport className={styles['viewport']}>
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function ToastList() {
  const { toasts } = Toast.useToastManager()
  return toasts.map(toast => (
    <Toast.Root key={toast.id} toast={toast} className={styles['toast']}>
      <Toast.Title className={styles['title']} />
      {toast.timeout === STAYS ? (
        // The library's own is hidden from who does not see until the pointer is over it.
        <Button look="quiet" onClick={() => messages.close(toast.id)}>
          Close
        </Button>
      ) : null}
    </Toast.Root>
  ))
}
