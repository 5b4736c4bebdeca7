// A key, as it is written on a keyboard.

import styles from './Kbd.module.css'

/** `keys` as `chordText` writes it: `Ctrl+Shift+P`, or `⇧⌘P`. */
export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd className={styles['kbd']}>{keys}</kbd>
}
