// Frames that are no function: the class of what was allocated or waited for, which recorders of the JVM and of .NET put on top of the stack.

const QUALIFIED =
  /\[\](?:_\[[ik]\])?$|^\[[BCSIJFDZL]|^L?(?:[a-z][\w$]*[./])+[A-Z][\w$]*;?(?:_\[[ik]\])?$|^System\.(?:[A-Z]\w*\.)*(?:String|Object|Byte|Int32|Char)$|^Alloc: /
/** A class without a package: on top of a JVM's stack nothing else is without a dot. */
const PLAIN = /^[A-Z]\w*(?:\$\w+)*$/

/** By its spelling. Not asked of Go, whose exported functions are spelled alike. `isJvm`: classes may have no package. */
export function isClassName(identity: string, isJvm: boolean): boolean {
  return QUALIFIED.test(identity) || (isJvm && PLAIN.test(identity))
}
