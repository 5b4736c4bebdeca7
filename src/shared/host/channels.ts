// What preload and Electron's main process call their messages; the page knows neither.

export const CHANNELS = {
  /** A host call's name and its list of arguments. */
  call: 'flamewise:call',
  /** The absolute path of a dropped file. */
  fileAt: 'flamewise:file-at',
  /** The name and the bytes of a dropped file that has no path. */
  fileOf: 'flamewise:file-of',
  /** That a person has clicked or pressed a key in the page. */
  acted: 'flamewise:acted',
  event: 'flamewise:event',
} as const
