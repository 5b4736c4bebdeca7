// Names of labels that a reader writes and something else looks for.

/** Of a sample in a function that V8's compiler gave up on; its text is V8's reason. */
export const DEOPT_LABEL = 'deopt reason'
