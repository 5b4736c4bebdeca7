// A name on one line that loses its beginning where it does not fit: numbered names differ at their ends.

import styles from './CutFront.module.css'

export function CutFront({ text }: { readonly text: string }) {
  return (
    <span className={styles['line']} title={text}>
      <bdi dir="ltr">{text}</bdi>
    </span>
  )
}
