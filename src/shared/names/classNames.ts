// Frames that are no function: the class of what was allocated or waited for, which recorders of the JVM and of .NET put on top of the stack.

const QUALIFIED =
  /\[\](?:_\[[ik]\])?$|^\[[BCSIJFDZL]|^L?(?:[a-z][\w$]*[./])+[A-Z][\w$]*;?(?:_\[[ik]\])?$|^System\.(?:[A-Z]\w*\.)*(?:String|Object|Byte|Int32|Char)$|^Alloc: /
/** A class without a package: on top of a JVM's stack nothing else is without a dot. */
const PLAIN = /^[A-Z]\w*(?:\$\w+)*$/

/** By its spelling. Not asked of Go, whose exported functions are spelled alike. `isJvm`: classes may have no package. */
export function isClassName(identity: string, isJvm: boolean): boolean {
  return QUALIFIED.test(identity) || (isJvm && PLAIN.test(identity))
}

/** Of .NET's library a method (`System.Threading.Thread.Sleep`) is spelled alike: a profile that ends in such names is of classes where it has sure ones. */
export function mayBeClassName(name: string): boolean {
  return POSSIBLE.test(name)
}

export function isSureClassName(name: string): boolean {
  return SURE.test(name)
}

/** What a thread waited for: the lock's class. */
export function isLockClassName(name: string): boolean {
  return LOCK.test(name)
}

/** An array of a base type, or a class of the library, as what was allocated is named. */
const POSSIBLE =
  /^(?:(?:byte|char|short|int|long|float|double|boolean)(?:\[\])+|\[[BCSIJFDZ]|\[?L?(?:java|javax|jdk|sun|kotlin|scala|com|org|io|net)[./](?:[\w$]+[./])*[A-Z][\w$]*;?(?:\[\])*|System\.(?:[A-Z]\w*\.)*[A-Z]\w*(?:\[\])*)(?:_\[[ik]\])?$|^Alloc: /
const SURE =
  /^Alloc: |\[\]|^\[|^L?java[./]lang[./](?:String|Object|Integer|Long|Class|Double)\b|^System\.(?:String|Object|Byte|Int32|Char)\b/
const LOCK = /(?:Lock|Sync|Semaphore|Mutex|Monitor|CountDownLatch)(?:_\[i\])?$/
