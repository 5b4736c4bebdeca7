// The words that options and arguments take. Alone in a file, so that a command that offers some does not load what answers to them.

export { MEASURES } from '../analysis/measure'
export { SCALES } from '../diff/scale'
export { PER } from '../trend/series'
