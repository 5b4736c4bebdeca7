// How sure something is, as a dot: filled for more than noise, half for what nobody knows, hollow for noise.

import styles from './SureDot.module.css'

export function SureDot({ level }: { readonly level: 'sure' | 'unknown' | 'noise' }) {
  return <span aria-hidden data-colour className={styles['dot']} data-level={level} />
}
