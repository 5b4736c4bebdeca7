// A button that copies a text and says that it did.

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from './Button'
import { copyText } from './copyText'

/** Long enough to be seen, short enough not to lie. */
const CONFIRMED_MS = 1500

export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const [isCopied, setIsCopied] = useState(false)
  const copy = async () => {
    if (!(await copyText(text))) return
    setIsCopied(true)
    window.setTimeout(() => setIsCopied(false), CONFIRMED_MS)
  }
  return (
    <IconButton
      label={isCopied ? 'Copied' : label}
      icon={isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
      onClick={() => void copy()}
    />
  )
}
