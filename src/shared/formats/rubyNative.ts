// How rbspy marks functions of C, in every format that it writes: `sleep [c function]`, in the file `(unknown)`.

const MARK = ' [c function]'

/** What such functions are grouped by. */
export const RUBY_C_MODULE = 'C'
/** Where rbspy knows no file. */
export const RUBY_NO_FILE = '(unknown)'

/** The name without the mark; null for a function of Ruby. */
export function rubyNativeName(name: string): string | null {
  return name.endsWith(MARK) ? name.slice(0, -MARK.length) : null
}
