// An address taken apart.

/** Null for what is none. (`URL.canParse` is not in every Node that runs this: Electron 25 has Node 18.15.) */
export function urlOf(text: string, base?: URL): URL | null {
  try {
    return new URL(text, base)
  } catch {
    return null
  }
}
